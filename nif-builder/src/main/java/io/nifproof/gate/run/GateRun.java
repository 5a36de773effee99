package io.nifproof.gate.run;

import io.nifproof.gate.cell.CellRun;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.spec.Isolation;
import io.nifproof.gate.spec.Retries;
import io.nifproof.gate.timing.Timing;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.Sentences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a plan: builds each variant once, boots a node for each cell and loads the library in it.
 *
 * <p>Everything is work for the same few cores, so the order decides: the slowest nodes (emulated)
 * boot first while one core is left to the compilers; a cell whose library is not ready when its
 * node is waits for it.
 */
public final class GateRun {
  private final Map<String, CellRunner> cells;
  private final Optional<BuildRun> builder;
  private final Consumer<GateEvent> listener;
  private final RunOptions options;

  /**
   * How a run is conducted.
   *
   * @param isolation whether cells share nodes
   * @param retries whether a cell that fails is run again
   * @param timing whether the calls are timed once all cells have their results
   * @param stopped whether the user wants it to end: nothing new is begun then
   */
  public record RunOptions(
      Isolation isolation, Retries retries, boolean timing, BooleanSupplier stopped) {}

  private GateRun(
      Map<String, CellRunner> cells,
      Optional<BuildRun> builder,
      RunOptions options,
      Consumer<GateEvent> listener) {
    this.cells = cells;
    this.options = options;
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
   * @param cells what runs the cells of each library, by its name
   * @param builder empty when every library is there
   * @param listener told what happens, from several threads but one event at a time
   */
  public static Results gate(
      GatePlan plan,
      Map<String, CellRunner> cells,
      Optional<BuildRun> builder,
      RunOptions options,
      Consumer<GateEvent> listener) {
    return new GateRun(cells, builder, options, listener).run(plan);
  }

  /** A check, whose libraries are there. */
  public static Results check(
      GatePlan plan, CellRunner cells, BooleanSupplier stopped, Consumer<GateEvent> listener) {
    RunOptions alone = new RunOptions(Isolation.NODE, Retries.NONE, false, stopped);
    Map<String, CellRunner> all = Map.of(plan.name(), cells);
    return new GateRun(all, Optional.empty(), alone, listener).run(plan);
  }

  private Results run(GatePlan plan) {
    long start = System.nanoTime();
    listener.accept(new GateEvent.Started(plan));
    List<CellRun> runs = new ArrayList<>();
    List<Cell> skipped = new ArrayList<>();
    try (WorkQueue work = new WorkQueue()) {
      Map<Cell, CompletableFuture<Optional<CellResult>>> started = start(plan, work);
      for (Cell cell : plan.cells()) {
        started
            .get(cell)
            .join()
            .ifPresentOrElse(
                result -> runs.add(new CellRun(cell, result)), () -> skipped.add(cell));
      }
    }
    if (options.timing()) {
      time(runs);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Results results =
        plan.without(skipped).results(runs.stream().map(CellRun::result).toList(), took);
    listener.accept(new GateEvent.Ended(results));
    return results;
  }

  /** Puts all work into the queue, in the order in which it should start. */
  private Map<Cell, CompletableFuture<Optional<CellResult>>> start(GatePlan plan, WorkQueue work) {
    Builds builds = new Builds(plan, builder);
    Map<Cell, CompletableFuture<Optional<CellResult>>> results = new LinkedHashMap<>();
    plan.cells().forEach(cell -> results.put(cell, new CompletableFuture<>()));
    List<CellWork> all = slowestFirst(plan.cells()).stream().map(builds::work).toList();
    List<List<CellWork>> batches = batches(all, work.size());
    // One core stays free for the compilers, or every worker could wait for a library. A cell that
    // passed before needs its library first, to see whether anything changed.
    List<List<CellWork>> ahead =
        batches.stream()
            .filter(batch -> batch.stream().noneMatch(one -> of(one).expected(one.cell())))
            .limit(work.size() - 1L)
            .toList();
    ahead.forEach(batch -> work.run(() -> run(batch, results)));
    cells.values().forEach(one -> work.run(one::prepare));
    builds.jobs().forEach(job -> work.run(() -> build(builds, job)));
    batches.stream()
        .filter(batch -> !ahead.contains(batch))
        .forEach(batch -> work.run(() -> run(batch, results)));
    return results;
  }

  /** Cells that run in one node; those that have one of their own are alone in their batch. */
  private List<List<CellWork>> batches(List<CellWork> all, int workers) {
    if (options.isolation() == Isolation.NODE || all.isEmpty()) {
      return all.stream().map(List::of).toList();
    }
    Map<String, List<CellWork>> places = new LinkedHashMap<>();
    for (CellWork work : all) {
      Cell cell = work.cell();
      String library = cell.subject().library().name();
      String place = SharedRunner.canShare(cell) ? library + "@" + cell.place() : cell.id();
      places.computeIfAbsent(place, unused -> new ArrayList<>()).add(work);
    }
    // Where there are fewer runtimes than cores, each has several nodes.
    int parts = Math.max(1, (workers + places.size() - 1) / places.size());
    List<List<CellWork>> batches = new ArrayList<>();
    for (List<CellWork> place : places.values()) {
      int size = (place.size() + parts - 1) / parts;
      for (int from = 0; from < place.size(); from += size) {
        batches.add(place.subList(from, Math.min(place.size(), from + size)));
      }
    }
    return batches;
  }

  private void run(
      List<CellWork> batch, Map<Cell, CompletableFuture<Optional<CellResult>>> results) {
    List<CellWork> left = new ArrayList<>(batch);
    if (batch.size() > 1 && !options.stopped().getAsBoolean()) {
      left.removeIf(work -> settled(work.cell(), of(work).remembered(work), results));
      if (left.size() > 1) {
        listener.accept(new GateEvent.Booting(left.get(0).cell()));
        of(left.get(0))
            .sharing()
            .run(left)
            .ifPresent(
                passed -> {
                  for (int i = 0; i < left.size(); i++) {
                    settle(left.get(i).cell(), passed.get(i), results);
                  }
                  left.clear();
                });
      }
    }
    left.forEach(work -> WorkQueue.fulfil(results.get(work.cell()), () -> cell(work)));
  }

  private boolean settled(
      Cell cell,
      Optional<CellResult> result,
      Map<Cell, CompletableFuture<Optional<CellResult>>> results) {
    result.ifPresent(known -> settle(cell, known, results));
    return result.isPresent();
  }

  private void settle(
      Cell cell, CellResult result, Map<Cell, CompletableFuture<Optional<CellResult>>> results) {
    listener.accept(new GateEvent.Finished(result));
    results.get(cell).complete(Optional.of(result));
  }

  private void build(Builds builds, List<Cell.Subject.Build> job) {
    if (options.stopped().getAsBoolean()) {
      builds.stop(job);
    } else {
      builds.build(job, listener);
    }
  }

  private CellRunner of(CellWork work) {
    return cells.get(work.name());
  }

  /** Empty when the user stopped the run before the cell came to an end of its own. */
  private Optional<CellResult> cell(CellWork work) {
    if (options.stopped().getAsBoolean()) {
      return Optional.empty();
    }
    listener.accept(new GateEvent.Booting(work.cell()));
    CellResult result = again(work, of(work).run(work));
    boolean cutShort =
        options.stopped().getAsBoolean() && result.outcome() == CellOutcome.NOT_BUILT;
    if (cutShort) {
      return Optional.empty(); // a terminal's Ctrl-C reaches the compiler too
    }
    listener.accept(new GateEvent.Finished(result));
    return Optional.of(result);
  }

  /** Runs a cell again that failed, as often as the user wants. */
  private CellResult again(CellWork work, CellResult first) {
    Retries retries = options.retries();
    boolean worth = first.verdict() == Verdict.FAIL && first.outcome() != CellOutcome.NOT_BUILT;
    for (int attempt = 2; worth && attempt <= retries.most() + 1; attempt++) {
      if (options.stopped().getAsBoolean()) {
        return first;
      }
      CellResult next = of(work).retry(work);
      if (next.verdict() == Verdict.PASS) {
        return retries.flaky(next, first, attempt);
      }
    }
    return first;
  }

  /** One group after the other, when nothing else of ours runs any more. */
  private void time(List<CellRun> runs) {
    Map<Cell, CellRun> all = new HashMap<>();
    for (List<CellRun> group : Timing.groups(runs)) {
      listener.accept(new GateEvent.Timing(group.stream().map(CellRun::cell).toList()));
      List<CellRun> timed =
          options.stopped().getAsBoolean()
              ? Timing.without(group, "the run was stopped")
              : timed(group);
      for (CellRun run : timed) {
        all.put(run.cell(), run);
        listener.accept(new GateEvent.Timed(run.result()));
      }
    }
    runs.replaceAll(run -> all.getOrDefault(run.cell(), run));
  }

  private List<CellRun> timed(List<CellRun> group) {
    try {
      return cells.get(group.get(0).result().name()).timing().of(group);
    } catch (RuntimeException | VirtualMachineError failure) {
      return Timing.without(group, Sentences.notJudged(failure));
    }
  }

  private static List<Cell> slowestFirst(List<Cell> cells) {
    return cells.stream().sorted(Comparator.comparingInt(GateRun::slowness).reversed()).toList();
  }

  private static int slowness(Cell cell) {
    boolean emulated = cell.runtime().start().id().equals("emulated");
    return emulated ? cell.runtime().otp().major() : 0;
  }
}
