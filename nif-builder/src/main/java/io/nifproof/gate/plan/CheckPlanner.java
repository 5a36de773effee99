package io.nifproof.gate.plan;

import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.CellLibrary;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plan of a check: each library on the runtimes named, or on all of its architecture.
 * What is made for another system or processor is given to no runtime, and makes the check
 * incomplete when it was asked for or is all there is. Used once, by one thread.
 */
public final class CheckPlanner {
  /** The libraries of a check are told apart by their files. */
  private static final CellLibrary ALL = CellLibrary.only("check");

  private final List<FlagSet> flags;
  private final List<String> wanted;
  private final RuntimeCatalog runtimes;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Blocked> blocked = new ArrayList<>();
  private final List<Results.NotChecked> foreign = new ArrayList<>();

  /**
   * A planner.
   *
   * @param flags under which sets of flags each library is loaded: none that a compiler must know
   * @param wanted ids of runtimes; none means every known one of a library's own architecture
   */
  public CheckPlanner(List<FlagSet> flags, List<String> wanted, RuntimeCatalog runtimes) {
    this.flags = List.copyOf(flags);
    this.wanted = List.copyOf(wanted);
    this.runtimes = runtimes;
  }

  /**
   * The plan.
   *
   * @param libraries files that are there
   * @param unreadable what should hold libraries and cannot be looked into
   * @param passedOver what was found and is no NIF library
   * @param all whether what is made for other systems and processors was asked for too
   */
  public GatePlan plan(
      List<CheckedLibrary> libraries,
      List<Blocked> unreadable,
      List<Results.NotChecked> passedOver,
      boolean all) {
    blocked.addAll(unreadable);
    List<ErlangRuntime> named = named();
    libraries.forEach(library -> library(library, named));
    List<Results.NotChecked> notChecked = new ArrayList<>(passedOver);
    notChecked.addAll(foreign);
    if (all || cells.isEmpty()) {
      foreign.forEach(one -> blocked.add(new Blocked(one.what(), one.reason(), List.of())));
    }
    return new GatePlan(
        ALL.name(),
        cells,
        blocked.stream().distinct().toList(),
        new Results.Account(libraries.size(), notChecked));
  }

  private void library(CheckedLibrary library, List<ErlangRuntime> named) {
    boolean asNamed = library.named() && !wanted.isEmpty();
    LibraryFile file = LibraryFile.read(library.file());
    // Who names a file and a runtime wants to see what that says of it.
    Optional<String> target = asNamed ? file.otherSystem() : file.foreign();
    if (target.isPresent()) {
      String reason = "it is " + file.identity().describe() + ", which no runtime here loads";
      foreign.add(new Results.NotChecked(library.id(), reason, target));
      return;
    }
    List<ErlangRuntime> candidates = wanted.isEmpty() ? runtimes.all() : named;
    List<ErlangRuntime> fitting = asNamed ? candidates : fitting(library, file, candidates);
    for (FlagSet set : flags) {
      Cell.Subject subject = new Cell.Subject.Prebuilt(ALL, library.id(), library.file(), set);
      fitting.forEach(runtime -> place(subject, runtime));
    }
  }

  private List<ErlangRuntime> named() {
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

  private void place(Cell.Subject subject, ErlangRuntime runtime) {
    Optional<Blocked> whyNot = GatePlanner.whyNot(subject, runtime);
    whyNot.ifPresentOrElse(blocked::add, () -> cells.add(new Cell(subject, runtime)));
  }

  /** Of a file that is for no architecture, as a text, the host's VMs may say what they think. */
  private List<ErlangRuntime> fitting(
      CheckedLibrary library, LibraryFile file, List<ErlangRuntime> candidates) {
    Arch arch = library.target().or(file::arch).orElse(Arch.host());
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
