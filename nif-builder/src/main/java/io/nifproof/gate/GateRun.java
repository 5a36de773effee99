package io.nifproof.gate;

import io.nifproof.build.BuildResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs a plan: builds each variant once, boots a node for each cell and loads the library in it.
 *
 * <p>Everything is work for the same few cores, so the order decides: the slowest nodes (emulated)
 * boot first while one core is left to the compilers; a cell whose library is not ready when its
 * node is waits for it.
 */
public final class GateRun {
  private final CellRunner cells;
  private final Optional<BuildRun> builder;
  private final Consumer<GateEvent> listener;

  private GateRun(CellRunner cells, Optional<BuildRun> builder, Consumer<GateEvent> listener) {
    this.cells = cells;
    this.builder = builder;
    this.listener =
        event -> {
          synchronized (this) {
            listener.accept(event);
          }
        };
  }

  /**
   * A gate, which builds what it loads.
   *
   * @param listener told what happens, from several threads but one event at a time
   */
  public static GateReport gate(
      GatePlan plan, CellRunner cells, BuildRun builder, Consumer<GateEvent> listener) {
    return new GateRun(cells, Optional.of(builder), listener).run(plan);
  }

  /** A check, whose libraries are there. */
  public static GateReport check(GatePlan plan, CellRunner cells, Consumer<GateEvent> listener) {
    return new GateRun(cells, Optional.empty(), listener).run(plan);
  }

  private GateReport run(GatePlan plan) {
    long start = System.nanoTime();
    listener.accept(new GateEvent.Started(plan));
    List<CellResult> results = new ArrayList<>();
    try (WorkQueue work = new WorkQueue()) {
      Map<Cell, CompletableFuture<CellResult>> started = start(plan, work);
      plan.cells().forEach(cell -> results.add(started.get(cell).join()));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    GateReport report = new GateReport(plan, results, took);
    listener.accept(new GateEvent.Ended(report));
    return report;
  }

  /** Puts all work into the queue, in the order in which it should start. */
  private Map<Cell, CompletableFuture<CellResult>> start(GatePlan plan, WorkQueue work) {
    Map<Variant, CompletableFuture<BuildResult>> builds = new LinkedHashMap<>();
    for (Cell cell : plan.cells()) {
      cell.variant().ifPresent(v -> builds.putIfAbsent(v, new CompletableFuture<>()));
    }
    List<Cell> cellsInOrder = slowestFirst(plan.cells());
    // A cell that passed before needs its library first, to see whether anything changed.
    List<Cell> fresh = cellsInOrder.stream().filter(cell -> !cells.expected(cell)).toList();
    // One core stays free for the compilers, or every worker could wait for a library.
    List<Cell> ahead = fresh.subList(0, Math.min(work.size() - 1, fresh.size()));
    Map<Cell, CompletableFuture<CellResult>> results = new LinkedHashMap<>();
    for (Cell cell : ahead) {
      results.put(cell, work.submit(() -> cell(cell, builds)));
    }
    work.run(cells::prepare);
    builds.forEach((variant, promise) -> work.run(() -> build(variant, promise)));
    for (Cell cell : cellsInOrder) {
      results.computeIfAbsent(cell, late -> work.submit(() -> cell(late, builds)));
    }
    return results;
  }

  private void build(Variant variant, CompletableFuture<BuildResult> promise) {
    listener.accept(new GateEvent.Building(variant));
    WorkQueue.fulfil(promise, () -> builder.orElseThrow().build(variant));
  }

  private CellResult cell(Cell cell, Map<Variant, CompletableFuture<BuildResult>> builds) {
    listener.accept(new GateEvent.Booting(cell));
    CellResult result = cells.run(cell, library(cell), cell.variant().map(builds::get));
    listener.accept(new GateEvent.Finished(result));
    return result;
  }

  private Path library(Cell cell) {
    return cell.subject() instanceof Cell.Subject.Prebuilt prebuilt
        ? prebuilt.library()
        : builder.orElseThrow().output(cell.variant().orElseThrow());
  }

  private static List<Cell> slowestFirst(List<Cell> cells) {
    return cells.stream().sorted(Comparator.comparingInt(GateRun::slowness).reversed()).toList();
  }

  private static int slowness(Cell cell) {
    boolean emulated = cell.runtime().start().id().equals("emulated");
    return emulated ? cell.runtime().otp().major() : 0;
  }
}
