package io.nifproof.gate;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the plan of a check: each library on the runtimes named, or on all of its architecture. */
public final class CheckPlanner {
  private CheckPlanner() {}

  /**
   * The plan.
   *
   * @param libraries files that are there
   * @param wanted ids of runtimes; none means every known one of a library's own architecture
   */
  public static GatePlan plan(List<Path> libraries, List<String> wanted, RuntimeCatalog runtimes) {
    List<Cell> cells = new ArrayList<>();
    List<Blocked> blocked = new ArrayList<>();
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
    for (Path library : libraries) {
      Cell.Subject subject = new Cell.Subject.Prebuilt(id(library, libraries), library);
      List<ErlangRuntime> fitting = wanted.isEmpty() ? all(library, runtimes, blocked) : named;
      fitting.forEach(runtime -> cells.add(new Cell(subject, runtime)));
    }
    return new GatePlan("check", cells, blocked);
  }

  private static String id(Path library, List<Path> libraries) {
    Path name = library.getFileName();
    long same = libraries.stream().filter(other -> other.getFileName().equals(name)).count();
    return same > 1 ? library.toString() : name.toString();
  }

  /** Of a file that is for no architecture, as a text, the host's VMs may say what they think. */
  private static List<ErlangRuntime> all(
      Path library, RuntimeCatalog runtimes, List<Blocked> blocked) {
    Arch arch = LibraryFile.read(library).arch().orElse(Arch.host());
    List<ErlangRuntime> fitting =
        runtimes.all().stream().filter(runtime -> runtime.arch() == arch).toList();
    if (fitting.isEmpty()) {
      blocked.add(
          new Blocked(
              library.getFileName().toString(),
              "it is built for " + arch + ", and no runtime for " + arch + " is known here",
              List.of("nifproof runtime add debian:trixie/" + arch)));
    }
    return fitting;
  }
}
