package io.nifproof.gate;

import io.nifproof.build.BuildRequest;
import io.nifproof.build.BuildResult;
import io.nifproof.build.CcDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
  private static final Duration COMPILE_TIME = Duration.ofMinutes(5);

  private final CellRunner cells;
  private final Consumer<GateEvent> listener;

  /**
   * A run that does nothing yet.
   *
   * @param cells runs single cells
   * @param listener told what happens, from several threads but one event at a time
   */
  public GateRun(CellRunner cells, Consumer<GateEvent> listener) {
    this.cells = cells;
    this.listener =
        event -> {
          synchronized (this) {
            listener.accept(event);
          }
        };
  }

  /**
   * A gate: builds, then loads.
   *
   * @param folder where libraries are made
   * @param includeDir where {@code erl_nif.h} is
   * @param environment of the compilers
   */
  public GateReport gate(
      GateSpec spec, GatePlan plan, Path folder, Path includeDir, Map<String, String> environment) {
    CcDriver driver = new CcDriver(environment);
    Map<Variant, Path> outputs = new LinkedHashMap<>();
    for (Cell cell : plan.cells()) {
      cell.variant()
          .ifPresent(
              v ->
                  outputs.put(
                      v,
                      folder
                          .resolve(v.toolchain().target() + "-" + v.id())
                          .resolve(spec.name() + ".so")));
    }
    return run(
        plan,
        outputs,
        variant ->
            build(driver, request(spec, variant, outputs.get(variant), includeDir), variant));
  }

  /** A check: the libraries are there. */
  public GateReport check(GatePlan plan) {
    return run(plan, Map.of(), variant -> new BuildResult.Impossible("nothing to build"));
  }

  private BuildResult build(CcDriver driver, BuildRequest request, Variant variant) {
    listener.accept(new GateEvent.Building(variant));
    try {
      return driver.build(request, COMPILE_TIME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BuildResult.Impossible("interrupted while it was built");
    }
  }

  /** What the compiler is asked for. */
  public static BuildRequest request(GateSpec spec, Variant variant, Path output, Path includeDir) {
    return new BuildRequest(
        spec.project(),
        spec.sources(),
        List.of(includeDir),
        spec.cflags(),
        spec.ldflags(),
        variant.toolchain(),
        variant.level(),
        output);
  }

  private interface Builder {
    BuildResult build(Variant variant);
  }

  private GateReport run(GatePlan plan, Map<Variant, Path> outputs, Builder builder) {
    long start = System.nanoTime();
    listener.accept(new GateEvent.Started(plan));
    Map<Variant, CompletableFuture<BuildResult>> builds = new HashMap<>();
    outputs.keySet().forEach(variant -> builds.put(variant, new CompletableFuture<>()));
    Map<Cell, CompletableFuture<CellResult>> results = new LinkedHashMap<>();
    try (WorkQueue work = new WorkQueue()) {
      List<Cell> slowestFirst = slowestFirst(plan.cells());
      // One core stays free for the compilers, or every worker could wait for a library.
      int ahead = Math.min(work.size() - 1, slowestFirst.size());
      List<Cell> early = slowestFirst.subList(0, ahead);
      early.forEach(cell -> results.put(cell, submit(work, cell, builds, outputs)));
      work.run(cells::prepare);
      for (Variant variant : outputs.keySet()) {
        work.run(() -> WorkQueue.fulfil(builds.get(variant), () -> builder.build(variant)));
      }
      slowestFirst
          .subList(ahead, slowestFirst.size())
          .forEach(cell -> results.put(cell, submit(work, cell, builds, outputs)));
      List<CellResult> inOrder = new ArrayList<>();
      plan.cells().forEach(cell -> inOrder.add(results.get(cell).join()));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      GateReport report = new GateReport(plan, inOrder, took);
      listener.accept(new GateEvent.Ended(report));
      return report;
    }
  }

  private CompletableFuture<CellResult> submit(
      WorkQueue work,
      Cell cell,
      Map<Variant, CompletableFuture<BuildResult>> builds,
      Map<Variant, Path> outputs) {
    Optional<CompletableFuture<BuildResult>> build = cell.variant().map(builds::get);
    Path library =
        cell.subject() instanceof Cell.Subject.Prebuilt prebuilt
            ? prebuilt.library()
            : outputs.get(cell.variant().orElseThrow());
    return work.submit(
        () -> {
          if (build.isEmpty() || !build.get().isDone() || build.get().join().isBuilt()) {
            listener.accept(new GateEvent.Booting(cell));
          }
          CellResult result = cells.run(cell, library, build);
          listener.accept(new GateEvent.Finished(result));
          return result;
        });
  }

  private static List<Cell> slowestFirst(List<Cell> cells) {
    List<Cell> ordered = new ArrayList<>(cells);
    ordered.sort((a, b) -> Integer.compare(slowness(b), slowness(a)));
    return ordered;
  }

  private static int slowness(Cell cell) {
    return cell.runtime().start().id().equals("emulated") ? cell.runtime().otp().major() : 0;
  }
}
