package io.nifproof.gate.timing;

import io.nifproof.gate.cell.CellRun;
import io.nifproof.gate.cell.CellTools;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.node.StartMethod;
import io.nifproof.result.CallResult;
import io.nifproof.result.CallTiming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Times the calls of cells that have their results. Cells that differ in nothing but the level are
 * measured in turns, each in a node of its own: what else the machine does then falls on all alike,
 * and their ratio is worth more than the figures.
 */
public final class Timing {
  private final CellTools tools;

  public Timing(CellTools tools) {
    this.tools = tools;
  }

  /** Puts the cells together whose calls are to be timed in turns; the others are in none. */
  public static List<List<CellRun>> groups(List<CellRun> results) {
    Map<List<Object>, List<CellRun>> groups = new LinkedHashMap<>();
    for (CellRun run : results) {
      if (run.result().calls().stream().anyMatch(CallResult::asExpected)) {
        Cell cell = run.cell();
        Object library =
            cell.variant().<Object>map(v -> List.of(v.toolchain(), v.flags())).orElse(cell.id());
        groups
            .computeIfAbsent(
                List.of(run.result().name(), library, cell.place()), unused -> new ArrayList<>())
            .add(run);
      }
    }
    return List.copyOf(groups.values());
  }

  /** The same results with a reason why nothing was timed. */
  public static List<CellRun> without(List<CellRun> group, String reason) {
    List<CellRun> all = new ArrayList<>();
    for (CellRun run : group) {
      List<Optional<CallTiming>> none =
          run.result().calls().stream()
              .map(
                  call ->
                      Optional.<CallTiming>of(new CallTiming.NotTimed(reason))
                          .filter(unused -> call.asExpected()))
              .toList();
      all.add(timed(run, none));
    }
    return all;
  }

  private static CellRun timed(CellRun run, List<Optional<CallTiming>> timings) {
    return new CellRun(run.cell(), run.result().timed(timings, List.of()));
  }

  /** The same results with what their calls take. */
  public List<CellRun> of(List<CellRun> group) {
    Optional<String> whyNot = whyNot(group.get(0).cell());
    if (whyNot.isPresent()) {
      return without(group, whyNot.get());
    }
    // Figures that were measured side by side are compared; so all are remembered, or none is.
    List<CellRun> known = group.stream().flatMap(one -> remembered(one).stream()).toList();
    return known.size() == group.size() ? known : measured(group);
  }

  /** Why a time there would mean nothing; empty when it means something. */
  static Optional<String> whyNot(Cell cell) {
    if (cell.runtime().start() instanceof StartMethod.Emulated) {
      return Optional.of("its VM is emulated, which says nothing about the time on real hardware");
    }
    return Optional.of(cell.subject().flags())
        .filter(
            set ->
                set.harness() != FlagSet.Harness.NONE
                    || set.cflags().stream().anyMatch(flag -> flag.startsWith("-fsanitize")))
        .map(set -> "the flags `" + set.name() + "` make it slower, to find faults");
  }

  private Optional<CellRun> remembered(CellRun run) {
    return tools
        .key(run)
        .flatMap(key -> tools.memory().timings().find(key, run.result().calls().size()))
        .map(timings -> timed(run, timings));
  }

  private List<CellRun> measured(List<CellRun> group) {
    List<TimedCell> cells = group.stream().map(run -> new TimedCell(tools, run)).toList();
    try {
      for (int i = 0; i < group.get(0).result().calls().size(); i++) {
        int index = i;
        cells.forEach(cell -> cell.begin(index));
        List<TimedCell> left = new ArrayList<>(cells);
        while (!left.isEmpty()) {
          left.removeIf(cell -> !cell.step(index));
        }
      }
    } finally {
      cells.forEach(TimedCell::close);
    }
    for (int i = 0; i < group.size(); i++) {
      remember(group.get(i), cells.get(i));
    }
    return cells.stream().map(TimedCell::run).toList();
  }

  private void remember(CellRun run, TimedCell cell) {
    if (cell.broke()) {
      tools.key(run).ifPresent(tools.memory()::forget);
    }
    cell.lasting()
        .ifPresent(
            timings -> tools.key(run).ifPresent(key -> tools.memory().timings().put(key, timings)));
  }
}
