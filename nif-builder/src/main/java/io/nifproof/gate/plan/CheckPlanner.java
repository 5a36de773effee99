package io.nifproof.gate.plan;

import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.CellLibrary;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the plan of a check: each library on the runtimes named, or on all of its architecture. */
public final class CheckPlanner {
  /** The libraries of a check are told apart by their files. */
  private static final CellLibrary ALL = CellLibrary.only("check");

  private CheckPlanner() {}

  /**
   * The plan.
   *
   * @param libraries files that are there
   * @param flags under which sets of flags each library is loaded: none that a compiler must know
   * @param wanted ids of runtimes; none means every known one of a library's own architecture
   * @param unreadable what should hold libraries and cannot be looked into
   */
  public static GatePlan plan(
      List<CheckedLibrary> libraries,
      List<FlagSet> flags,
      List<String> wanted,
      RuntimeCatalog runtimes,
      List<Blocked> unreadable) {
    List<Cell> cells = new ArrayList<>();
    List<Blocked> blocked = new ArrayList<>(unreadable);
    List<ErlangRuntime> named = named(wanted, runtimes, blocked);
    for (CheckedLibrary library : libraries) {
      boolean asNamed = library.named() && !wanted.isEmpty();
      List<ErlangRuntime> candidates = wanted.isEmpty() ? runtimes.all() : named;
      List<ErlangRuntime> fitting =
          asNamed ? candidates : fitting(library, candidates, wanted, blocked);
      for (FlagSet set : flags) {
        Cell.Subject subject = new Cell.Subject.Prebuilt(ALL, library.id(), library.file(), set);
        fitting.forEach(runtime -> place(subject, runtime, cells, blocked));
      }
    }
    return new GatePlan(ALL.name(), cells, blocked.stream().distinct().toList());
  }

  private static List<ErlangRuntime> named(
      List<String> wanted, RuntimeCatalog runtimes, List<Blocked> blocked) {
    List<ErlangRuntime> named = new ArrayList<>();
    for (String id : wanted) {
      Optional<RuntimeState> state = runtimes.state(id);
      if (state.isEmpty()) {
        blocked.add(GatePlanner.unknown(id, runtimes));
      } else if (state.get() instanceof RuntimeState.Unusable unusable) {
        blocked.add(GatePlanner.unusable(unusable));
      } else {
        named.add(state.get().runtime().orElseThrow());
      }
    }
    return named;
  }

  private static void place(
      Cell.Subject subject, ErlangRuntime runtime, List<Cell> cells, List<Blocked> blocked) {
    Optional<Blocked> whyNot = GatePlanner.whyNot(subject, runtime);
    whyNot.ifPresentOrElse(blocked::add, () -> cells.add(new Cell(subject, runtime)));
  }

  /** Of a file that is for no architecture, as a text, the host's VMs may say what they think. */
  private static List<ErlangRuntime> fitting(
      CheckedLibrary library,
      List<ErlangRuntime> candidates,
      List<String> wanted,
      List<Blocked> blocked) {
    Arch arch =
        library.target().or(() -> LibraryFile.read(library.file()).arch()).orElse(Arch.host());
    List<ErlangRuntime> fitting =
        candidates.stream().filter(runtime -> runtime.arch() == arch).toList();
    if (fitting.isEmpty()) {
      String nowhere =
          wanted.isEmpty()
              ? "no runtime for " + arch + " is known here"
              : "none of the runtimes named is for " + arch;
      blocked.add(
          new Blocked(
              library.id(),
              "it is built for " + arch + ", and " + nowhere,
              List.of("nifproof runtime add debian:trixie/" + arch)));
    }
    return fitting;
  }
}
