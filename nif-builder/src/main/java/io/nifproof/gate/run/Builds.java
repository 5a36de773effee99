package io.nifproof.gate.run;

import io.nifproof.build.BuildResult;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.gate.plan.GatePlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The libraries of a run: what is to be built for it, and what came of it. Thread-safe. */
final class Builds {
  private final Optional<BuildRun> builder;
  private final Map<Cell.Subject, CompletableFuture<BuildResult>> promises = new LinkedHashMap<>();
  private final List<Cell.Subject.Build> wanted;

  /**
   * Those of a plan, none of which is built yet.
   *
   * @param builder empty when every library is there
   */
  Builds(GatePlan plan, Optional<BuildRun> builder) {
    this.builder = builder;
    this.wanted = plan.builds();
    wanted.forEach(one -> promises.put(one, new CompletableFuture<>()));
  }

  /** A cell with the library that it waits for. */
  CellWork work(Cell cell) {
    return new CellWork(
        cell, file(cell.subject()), Optional.ofNullable(promises.get(cell.subject())));
  }

  private Path file(Cell.Subject subject) {
    return subject instanceof Cell.Subject.Prebuilt prebuilt
        ? prebuilt.file()
        : builder.orElseThrow().output((Cell.Subject.Build) subject);
  }

  /** What is built at once. */
  List<List<Cell.Subject.Build>> jobs() {
    return builder.map(one -> one.jobs(wanted)).orElse(List.of());
  }

  /** Says of what is built at once that it is not. */
  void stop(List<Cell.Subject.Build> job) {
    BuildResult stopped = new BuildResult.Impossible("not built: the run was stopped");
    job.forEach(one -> promises.get(one).complete(stopped));
  }

  /**
   * Builds.
   *
   * @param listener told that it begins
   */
  void build(List<Cell.Subject.Build> job, Consumer<GateEvent> listener) {
    listener.accept(new GateEvent.Building(job));
    CompletableFuture<Map<Cell.Subject.Build, BuildResult>> all = new CompletableFuture<>();
    WorkQueue.fulfil(all, () -> builder.orElseThrow().build(job));
    job.forEach(one -> WorkQueue.fulfil(promises.get(one), () -> all.join().get(one)));
  }
}
