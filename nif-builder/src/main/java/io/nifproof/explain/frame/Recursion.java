package io.nifproof.explain.frame;

import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A function that called itself until the stack was full. Immutable.
 *
 * @param frame its innermost frame
 * @param times how often it stands in the trace
 */
record Recursion(TraceFrame frame, long times) {
  private static final int MANY = 12;
  private static final int DEEP = 500;

  static Optional<Recursion> of(Trace trace) {
    Map<String, Long> times =
        trace.frames().stream()
            .filter(frame -> frame.owner() == Owner.LIBRARY && frame.named())
            .collect(Collectors.groupingBy(TraceFrame::function, Collectors.counting()));
    int deepest = trace.frames().stream().mapToInt(TraceFrame::depth).max().orElse(0);
    return trace.frames().stream()
        .filter(frame -> frame.owner() == Owner.LIBRARY)
        .filter(
            frame -> {
              long count = times.getOrDefault(frame.function(), 0L);
              return count >= MANY || (deepest >= DEEP && count >= 3);
            })
        .findFirst()
        .map(frame -> new Recursion(frame, times.get(frame.function())));
  }

  void tell(Statements statements) {
    statements
        .suggests(
            frame.line(),
            frame.place()
                + " calls itself "
                + times
                + " times in this trace: the stack of the scheduler is full ("
                + FindingId.NP104
                + ")")
        .next(
            frame.line(),
            "limit the depth, or use a loop; +sss and +sssdcpu (in kilowords) give schedulers more"
                + " stack")
        .next(frame.line(), "nifproof explain " + FindingId.NP104);
  }
}
