package io.nifproof.abi;

import io.nifproof.abi.code.Effects;
import io.nifproof.abi.code.Flow;
import io.nifproof.abi.code.Path;
import io.nifproof.abi.code.Processor;
import io.nifproof.abi.code.Value;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Symbol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Follows {@code nif_init} along every way through its code, without executing it. Calls are not
 * followed, only noted: what they may have changed is forgotten.
 */
final class InitTracer {
  private static final int MAX_STEPS = 2048;
  private static final int MAX_WAYS = 64;
  private static final int STUB_STEPS = 5;
  private static final Set<String> NEVER_RETURN =
      Set.of("__stack_chk_fail", "abort", "__assert_fail", "__chk_fail", "exit", "_exit");

  private final ElfFile elf;
  private final Symbol symbol;
  private final Effects effects = new Effects();
  private final Deque<Path> ways = new ArrayDeque<>();
  private final Set<Long> forked = new HashSet<>();

  InitTracer(ElfFile elf, Symbol symbol) {
    this.elf = elf;
    this.symbol = symbol;
  }

  InitFunction run() {
    boolean inCode =
        elf.image().executable(symbol.address()) && symbol.type() != Symbol.Type.OBJECT;
    Optional<Processor> processor = Processors.of(elf);
    if (!inCode) {
      effects.stuck("`" + symbol.name() + "` is not code");
    } else if (symbol.type() == Symbol.Type.IFUNC) {
      effects.stuck("`" + symbol.name() + "` is chosen at load time (IFUNC)");
    } else if (processor.isEmpty()) {
      effects.stuck("code for " + elf.header().machine() + " is not followed");
    } else {
      follow(processor.get());
    }
    return result(inCode);
  }

  private InitFunction result(boolean inCode) {
    return new InitFunction(
        symbol,
        inCode,
        effects.obstacle().isPresent() ? Optional.empty() : effects.returned().pointer(),
        effects.stores(),
        effects.storedElsewhere(),
        effects.calls(),
        effects.readVariables(),
        effects.obstacle());
  }

  private void follow(Processor processor) {
    Path start = new Path(elf, effects, symbol.address());
    processor.enter(start);
    ways.push(start);
    int steps = 0;
    while (!ways.isEmpty()) {
      Path path = ways.pop();
      boolean open = true;
      while (open) {
        if (++steps > MAX_STEPS) {
          effects.stuck("more than " + MAX_STEPS + " instructions");
          return;
        }
        open = advance(processor, path);
      }
    }
  }

  /** One instruction; says whether the way goes on. */
  private boolean advance(Processor processor, Path path) {
    Flow flow = processor.step(path);
    if (flow instanceof Flow.Next next) {
      path.go(next.address());
      return true;
    }
    if (flow instanceof Flow.Fork fork) {
      return fork(path, fork);
    }
    if (flow instanceof Flow.Call call) {
      return call(processor, path, call);
    }
    if (flow instanceof Flow.Jump jump) {
      return jump(path, jump.target());
    }
    if (flow instanceof Flow.Return back) {
      effects.returns(back.value());
    } else if (flow instanceof Flow.Stuck stuck) {
      effects.stuck(stuck.reason() + " at " + hex(path.address()));
    }
    return false;
  }

  private boolean fork(Path path, Flow.Fork fork) {
    if (forked.add(path.address()) && ways.size() < MAX_WAYS) {
      ways.push(path.at(fork.taken()));
      path.go(fork.otherwise());
      return true;
    }
    effects.stuck("a loop or too many branches at " + hex(path.address()));
    return false;
  }

  private boolean jump(Path path, Value target) {
    if (target instanceof Value.Place place) {
      path.go(place.address());
      return true;
    }
    if (!(target instanceof Value.Import name)) {
      effects.stuck("a computed jump at " + hex(path.address()));
    } else if (!NEVER_RETURN.contains(name.symbol())) {
      effects.stuck("it ends in `" + name.symbol() + "`");
    }
    return false;
  }

  private boolean call(Processor processor, Path path, Flow.Call call) {
    String name = name(processor, call.target());
    if (NEVER_RETURN.contains(name)) {
      return false;
    }
    effects.calls(name);
    processor.forgetAfterCall(path);
    path.go(call.next());
    return true;
  }

  private String name(Processor processor, Value target) {
    if (target instanceof Value.Import symbolic) {
      return symbolic.symbol();
    }
    return target instanceof Value.Place place
        ? stub(processor, place.address()).orElse("code at " + hex(place.address()))
        : "a computed address";
  }

  /** The import that a stub of the procedure linkage table jumps to. */
  private Optional<String> stub(Processor processor, long address) {
    Path path = new Path(elf, new Effects(), address);
    for (int i = 0; i < STUB_STEPS; i++) {
      Flow flow = processor.step(path);
      if (flow instanceof Flow.Jump jump && jump.target() instanceof Value.Import name) {
        return Optional.of(name.symbol());
      }
      if (!(flow instanceof Flow.Next next)) {
        return Optional.empty();
      }
      path.go(next.address());
    }
    return Optional.empty();
  }

  private static String hex(long address) {
    return "0x" + Long.toHexString(address).toLowerCase(Locale.ROOT);
  }
}
