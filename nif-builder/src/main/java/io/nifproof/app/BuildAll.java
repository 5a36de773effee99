package io.nifproof.app;

import io.nifproof.app.host.HostMachine;
import io.nifproof.app.host.UseCaseException;
import io.nifproof.build.Build;
import io.nifproof.build.BuildResult;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.Blocked;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.plan.GatePlanner;
import io.nifproof.gate.run.BuildRun;
import io.nifproof.gate.spec.GateSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds every variant of a project's libraries, and loads none. Thread-safe. */
public final class BuildAll {
  private final HostMachine machine;
  private final Notices notices;

  /** Builds on a machine. */
  public BuildAll(HostMachine machine, Notices notices) {
    this.machine = machine;
    this.notices = notices;
  }

  /**
   * What was built.
   *
   * @param blocked what was asked for and could not be tried here
   * @param built what came of each library in each variant; in the project's order
   */
  public record Libraries(List<Blocked> blocked, Map<Cell.Subject.Build, BuildResult> built) {
    /** Copies list and map. */
    public Libraries {
      blocked = List.copyOf(blocked);
      built = new LinkedHashMap<>(built);
    }
  }

  /**
   * Builds them.
   *
   * @param out where the libraries go; empty for {@code _build/nifproof} in the project
   * @param blocked told what cannot be tried, before anything is built
   * @throws UseCaseException when there is nothing to build, or the project's file is wrong
   */
  public Libraries run(Project project, Optional<Path> out, Consumer<Blocked> blocked)
      throws IOException, InterruptedException {
    GateSpec spec = project.read();
    if (spec.build() instanceof Build.Prebuilt) {
      throw new UseCaseException(
          UseCaseException.Kind.NOTHING_TO_DO,
          "nothing to build: `build.system` is `prebuilt`",
          "nifproof gate loads what is there");
    }
    machine.requireRoom();
    GatePlan plan =
        GatePlanner.plan(
            spec, machine.runtimesFor(spec, notices::say), machine.toolchainsFor(spec));
    plan.blocked().forEach(blocked);
    List<Cell.Subject.Build> wanted = plan.builds();
    if (wanted.isEmpty()) {
      return new Libraries(plan.blocked(), Map.of());
    }
    Path folder = out.orElseGet(() -> spec.project().resolve("_build").resolve("nifproof"));
    BuildRun builder =
        new BuildRun(spec, folder, HostMachine.headers(plan, spec), machine.environment());
    return new Libraries(plan.blocked(), builder.all(wanted));
  }
}
