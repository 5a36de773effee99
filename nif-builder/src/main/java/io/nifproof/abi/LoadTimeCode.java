package io.nifproof.abi;

import io.nifproof.abi.code.Effects;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Relocation;
import io.nifproof.elf.Relocations;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.image.Pointer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The code that the loader runs before anybody calls {@code nif_init}: constructors, and resolvers
 * of functions that are chosen at load time.
 */
final class LoadTimeCode {
  /** Of so many constructors one that does more than what compilers add is told first. */
  private static final int MOST_FOLLOWED = 64;

  /** Calls that leave alone what they are not given: instrumentation, and C++ streams. */
  private static final List<String> HARMLESS =
      List.of(
          "__asan_",
          "__hwasan_",
          "__tsan_",
          "__ubsan_",
          "__sanitizer_",
          "__gcov_",
          "__llvm_",
          "__cxa_atexit",
          "_ZNSt8ios_base4InitC1Ev");

  private final ElfFile elf;
  private final List<Range> entry;

  /** A piece of memory that belongs to the entry. */
  record Range(long from, long length) {
    boolean hits(long address) {
      return address > from - 64 && address < from + length;
    }
  }

  private LoadTimeCode(ElfFile elf, List<Range> entry) {
    this.elf = elf;
    this.entry = entry;
  }

  /**
   * What of it may change an entry, in words; nothing when none of it can.
   *
   * @param entry the memory of the entry; none when nobody knows where that is
   */
  static List<String> mayChange(ElfFile elf, List<Range> entry) {
    return new LoadTimeCode(elf, entry).reasons();
  }

  private List<String> reasons() {
    Set<Long> known = new LinkedHashSet<>();
    List<String> reasons = new ArrayList<>();
    elf.dynamic().init().ifPresent(known::add);
    for (Pointer pointer : elf.dynamic().initializers()) {
      OptionalLong address = pointer.local();
      if (address.isPresent()) {
        known.add(address.getAsLong());
      } else if (!(pointer instanceof Pointer.Null)) {
        reasons.add("a constructor whose address the file does not tell");
      }
    }
    int followed = 0;
    int active = reasons.size();
    for (long address : known) {
      String why = ++followed > MOST_FOLLOWED ? "is one of very many" : activity(address);
      if (!why.isEmpty() && active++ == 0) {
        reasons.add("the constructor at 0x" + Long.toHexString(address) + " " + why);
      }
    }
    if (active > 1) {
      reasons.add(active - 1 + " more constructor(s) that do something");
    }
    if (resolves()) {
      reasons.add("functions are chosen by code at load time (IFUNC)");
    }
    return reasons;
  }

  /** What a constructor does that could change the entry; nothing for what compilers add. */
  private String activity(long address) {
    Effects effects = new Effects();
    if (!elf.image().executable(address)) {
      return "is not code";
    }
    CodeFollower.intoCalls(elf, effects).follow(address);
    List<String> calls =
        effects.calls().stream()
            .filter(name -> HARMLESS.stream().noneMatch(name::startsWith))
            .toList();
    if (!calls.isEmpty()) {
      return "calls `" + calls.get(0) + "`";
    }
    if (effects.unreachable().isPresent()) {
      return "could not be followed: " + effects.unreachable().get();
    }
    boolean changes =
        effects.storedElsewhere()
            || effects.stores().stream()
                .anyMatch(at -> entry.isEmpty() || entry.stream().anyMatch(r -> r.hits(at)));
    return changes ? "stores to memory" : "";
  }

  private boolean resolves() {
    BitSet chosen = new BitSet();
    for (int i = 0; i < elf.symbols().size(); i++) {
      Symbol symbol = elf.symbols().get(i);
      chosen.set(i, symbol.defined() && symbol.type() == Symbol.Type.IFUNC);
    }
    Relocations relocations = elf.relocations();
    for (int i = 0; i < relocations.size(); i++) {
      boolean ofSymbol = !chosen.isEmpty() && relocations.symbol(i) > 0;
      if (relocations.kind(i) == Relocation.Kind.IRELATIVE
          || (ofSymbol && chosen.get(relocations.symbol(i)))) {
        return true;
      }
    }
    return false;
  }
}
