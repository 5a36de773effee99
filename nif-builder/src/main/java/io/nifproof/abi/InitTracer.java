package io.nifproof.abi;

import io.nifproof.abi.code.Effects;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Symbol;
import java.util.Optional;

/** Follows {@code nif_init} without executing it: see {@link CodeFollower}. */
final class InitTracer {
  private final ElfFile elf;
  private final Symbol symbol;

  InitTracer(ElfFile elf, Symbol symbol) {
    this.elf = elf;
    this.symbol = symbol;
  }

  InitFunction run() {
    boolean inCode =
        elf.image().executable(symbol.address()) && symbol.type() != Symbol.Type.OBJECT;
    Effects effects = new Effects();
    if (!inCode) {
      effects.stuck("`" + symbol.name() + "` is not code");
    } else if (symbol.type() == Symbol.Type.IFUNC) {
      effects.stuck("`" + symbol.name() + "` is chosen at load time (IFUNC)");
    } else {
      CodeFollower.notingCalls(elf, effects).follow(symbol.address());
    }
    return new InitFunction(
        symbol,
        inCode,
        effects.unreachable().isPresent() ? Optional.empty() : effects.returned().pointer(),
        effects.stores(),
        effects.storedElsewhere(),
        effects.calls(),
        effects.readVariables(),
        effects.unreachable());
  }
}
