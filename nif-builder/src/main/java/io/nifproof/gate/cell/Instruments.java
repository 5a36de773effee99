package io.nifproof.gate.cell;

import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.node.crash.Trap;
import io.nifproof.result.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the node of a cell carries to see more. */
final class Instruments {
  private Instruments() {}

  static List<Instrument> of(Trap trap, FlagSet.Harness harness, boolean required) {
    List<Instrument> all = new ArrayList<>();
    Instrument watcher = trap(trap, harness);
    boolean replaced = harness == FlagSet.Harness.ADDRESS_SANITIZER;
    all.add(required && !replaced ? watcher.asRequired() : watcher);
    name(harness).map(Instrument::present).ifPresent(all::add);
    return all;
  }

  private static Instrument trap(Trap trap, FlagSet.Harness harness) {
    if (harness == FlagSet.Harness.ADDRESS_SANITIZER) {
      return Instrument.missing("trap", "AddressSanitizer reports in its place");
    }
    if (trap instanceof Trap.Blind blind) {
      return Instrument.missing("trap", blind.reason());
    }
    return trap instanceof Trap.Ready
        ? Instrument.present("trap")
        : Instrument.missing("trap", "it was not wanted (--no-trap)");
  }

  private static Optional<String> name(FlagSet.Harness harness) {
    return switch (harness) {
      case NONE -> Optional.empty();
      case ADDRESS_SANITIZER -> Optional.of("asan");
      case UNDEFINED_SANITIZER -> Optional.of("ubsan");
      case MALLOC_CHECK -> Optional.of("malloc-check");
    };
  }
}
