package io.nifproof.gate.plan;

import io.nifproof.build.Build;
import io.nifproof.build.OptLevel;
import io.nifproof.gate.matrix.Axes;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.CellLibrary;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.matrix.Matrix;
import io.nifproof.gate.matrix.MatrixRule;
import io.nifproof.gate.matrix.Variant;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.provision.fetch.DebianName;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Remedy;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.ToolchainCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the plan: every compiler and level for every architecture, each library on every runtime of
 * its architecture. What is missing on this machine becomes {@link Blocked}, not an exception.
 */
public final class GatePlanner {
  private final RuntimeCatalog runtimes;
  private final ToolchainCatalog toolchains;
  private final Set<Cell> cells = new LinkedHashSet<>();
  private final Map<String, Set<String>> obstacles = new LinkedHashMap<>();
  private final List<Blocked> blocked = new ArrayList<>();

  private GatePlanner(RuntimeCatalog runtimes, ToolchainCatalog toolchains) {
    this.runtimes = runtimes;
    this.toolchains = toolchains;
  }

  /** The plan of a gate. */
  public static GatePlan plan(GateSpec spec, RuntimeCatalog runtimes, ToolchainCatalog toolchains) {
    GatePlanner planner = new GatePlanner(runtimes, toolchains);
    for (Library library : spec.libraries()) {
      List<Matrix> products = spec.matrix().without(library.exclude());
      products.forEach(product -> planner.product(product, library, spec));
    }
    planner.obstacles.forEach(
        (what, why) -> planner.blocked.add(new Blocked(what, String.join("; ", why), List.of())));
    return new GatePlan(
        spec.name(), List.copyOf(planner.cells), planner.blocked.stream().distinct().toList());
  }

  private void product(Matrix matrix, Library library, GateSpec spec) {
    Axes axes = matrix.main();
    List<ErlangRuntime> usable = usable(axes.runtimes());
    axes.flavors().stream()
        .filter(flavor -> usable.stream().noneMatch(r -> r.flavors().contains(flavor)))
        .forEach(this::noFlavor);
    for (Arch arch : axes.archs()) {
      List<ErlangRuntime> fitting = usable.stream().filter(r -> r.arch() == arch).toList();
      if (fitting.isEmpty()) {
        noRuntime(arch);
      }
      subjects(arch, axes, library, spec)
          .forEach(subject -> fitting.forEach(runtime -> place(subject, runtime, axes, matrix)));
    }
  }

  private List<Cell.Subject> subjects(Arch arch, Axes axes, Library library, GateSpec spec) {
    CellLibrary which = new CellLibrary(library.name(), spec.libraries().size() > 1);
    if (spec.build() instanceof Build.Prebuilt) {
      Path file = spec.project().resolve(library.recipe().output(arch));
      return prebuilt(which, file, axes);
    }
    List<Cell.Subject> subjects = new ArrayList<>();
    for (Toolchain toolchain : reached(axes.compilers(), arch)) {
      for (OptLevel level : axes.levels()) {
        for (FlagSet flags : axes.flagSets()) {
          subjects.add(new Cell.Subject.Build(which, new Variant(toolchain, level, flags)));
        }
      }
    }
    return subjects;
  }

  /** The cells of a library on a runtime: one for each VM that is asked for and there. */
  private void place(Cell.Subject subject, ErlangRuntime runtime, Axes axes, Matrix matrix) {
    Optional<Blocked> absent = absent(subject, runtime.arch());
    Optional<String> whyNot = Harnesses.whyNot(subject, runtime);
    boolean placed = false;
    for (Flavor flavor : flavors(axes, runtime)) {
      Cell cell = new Cell(subject, runtime, flavor);
      if (!matrix.excludes(MatrixRule.Point.of(cell))) {
        placed = true;
        if (absent.isEmpty() && whyNot.isEmpty()) {
          cells.add(cell);
        }
      }
    }
    if (placed && absent.isPresent()) {
      blocked.add(absent.get());
    } else if (placed && whyNot.isPresent()) {
      obstacles
          .computeIfAbsent(where(subject, runtime), unused -> new LinkedHashSet<>())
          .add(whyNot.get());
    }
  }

  /** The VMs of a runtime that are asked for and there. */
  private static List<Flavor> flavors(Axes axes, ErlangRuntime runtime) {
    return axes.flavors().isEmpty()
        ? List.of(runtime.flavor())
        : axes.flavors().stream().filter(runtime.flavors()::contains).toList();
  }

  /**
   * Compilers and levels are not ours to choose: one library per architecture. What a set of flags
   * asks of the node can be had all the same; what it asks of a compiler comes too late.
   */
  private List<Cell.Subject> prebuilt(CellLibrary library, Path file, Axes axes) {
    List<Cell.Subject> subjects = new ArrayList<>();
    for (FlagSet flags : axes.flagSets()) {
      if (flags.needsCompiler()) {
        blocked.add(
            new Blocked(
                "flags " + flags.name(),
                "the library is there already and is not compiled again",
                List.of("nifproof gate --flags plain,malloc-check")));
      } else {
        subjects.add(new Cell.Subject.Prebuilt(library, "prebuilt", file, flags));
      }
    }
    return subjects;
  }

  /** A library that should be there and is not. */
  private static Optional<Blocked> absent(Cell.Subject subject, Arch arch) {
    return subject instanceof Cell.Subject.Prebuilt prebuilt
            && !Files.isRegularFile(prebuilt.file())
        ? Optional.of(
            new Blocked(
                subject.library().qualified("library for " + arch),
                "there is no file `" + prebuilt.file() + "`, which `output` in nifproof.toml names",
                List.of()))
        : Optional.empty();
  }

  static Optional<Blocked> whyNot(Cell.Subject subject, ErlangRuntime runtime) {
    return Harnesses.whyNot(subject, runtime)
        .map(why -> new Blocked(where(subject, runtime), why, List.of()));
  }

  private static String where(Cell.Subject subject, ErlangRuntime runtime) {
    return "flags " + subject.flags().name() + " on " + runtime.id();
  }

  private List<ErlangRuntime> usable(List<String> ids) {
    List<ErlangRuntime> usable = new ArrayList<>();
    for (String id : ids) {
      Optional<RuntimeState> state = runtimes.state(id);
      if (state.isEmpty()) {
        blocked.add(unknown(id, runtimes));
      } else if (state.get() instanceof RuntimeState.Unusable unusable) {
        blocked.add(unusable(unusable));
      } else {
        usable.add(state.get().runtime().orElseThrow());
      }
    }
    return usable;
  }

  static Blocked unusable(RuntimeState.Unusable state) {
    return new Blocked("runtime " + state.id(), state.reason(), List.of("nifproof doctor"));
  }

  /** A runtime that is not there: how it is brought, or what it might have been. */
  static Blocked unknown(String id, RuntimeCatalog runtimes) {
    List<String> remedies = new ArrayList<>();
    if (DebianName.parse(id).isPresent()) {
      remedies.add("nifproof runtime add " + id);
    } else if (id.equals("host")) {
      remedies.add("Debian, Ubuntu: apt-get install erlang-base erlang-dev");
    }
    Stream<String> here = runtimes.states().stream().map(RuntimeState::id);
    Stream<String> addable = DebianName.all().stream().map(DebianName::toString);
    List<String> all = Stream.concat(here, addable).distinct().filter(n -> !n.equals(id)).toList();
    Optional<String> like =
        DebianName.parse(id).isPresent() ? Optional.empty() : RuntimeCatalog.nearest(id, all);
    String near = like.map(n -> "; did you mean `" + n + "`?").orElse("");
    remedies.add("nifproof runtime list");
    return new Blocked("runtime " + id, "no runtime `" + id + "` on this machine" + near, remedies);
  }

  private void noRuntime(Arch arch) {
    blocked.add(
        new Blocked(
            "arch " + arch,
            "none of the runtimes asked for and present is for " + arch,
            List.of("nifproof runtime add debian:trixie/" + arch)));
  }

  private void noFlavor(Flavor flavor) {
    blocked.add(
        new Blocked(
            "flavour " + flavor,
            "none of the runtimes asked for and present has the VM `" + flavor + "`",
            List.of(
                "in OTP's sources: make emulator FLAVOR="
                    + flavor
                    + "; then name the install's"
                    + " folder in `runtimes`")));
  }

  private List<Toolchain> reached(List<String> compilers, Arch arch) {
    List<Toolchain> reached = new ArrayList<>();
    for (String compiler : compilers) {
      Reach reach = toolchains.reach(compiler, arch).orElseThrow();
      if (reach instanceof Reach.Reached yes) {
        reached.add(yes.toolchain());
      } else {
        Reach.Unreached no = (Reach.Unreached) reach;
        List<String> remedies = no.remedies().stream().map(Remedy::toString).toList();
        blocked.add(new Blocked("compiler " + compiler + " for " + arch, no.message(), remedies));
      }
    }
    return reached;
  }
}
