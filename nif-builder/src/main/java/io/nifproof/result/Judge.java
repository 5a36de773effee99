package io.nifproof.result;

import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.stream.Stream;

/** Says what a cell comes to. */
public final class Judge {
  private Judge() {}

  /**
   * The worst of what happened: an error makes it fail, whatever the VM did; a call that raises
   * passes, unless it says what shall come of it. What passes without an instrument that it must
   * have is incomplete.
   */
  public static Verdict of(
      LoadResult load,
      List<CallResult> calls,
      List<CellFinding> findings,
      List<Instrument> instruments) {
    Verdict seen = of(load, calls, findings);
    boolean lacking = instruments.stream().anyMatch(Instrument::lacking);
    return lacking && seen == Verdict.PASS ? Verdict.INCOMPLETE : seen;
  }

  private static Verdict of(LoadResult load, List<CallResult> calls, List<CellFinding> findings) {
    if (findings.stream().anyMatch(one -> one.isError() && !isFlaky(one))) {
      return Verdict.FAIL;
    }
    CellOutcome outcome = load.end().outcome();
    if (outcome != CellOutcome.LOADED) {
      return outcome.verdict();
    }
    Stream<Verdict> ends = calls.stream().map(call -> call.end().verdict());
    Verdict worst = Verdict.worst(Stream.concat(Stream.of(Verdict.PASS), ends).toList());
    boolean flaky = findings.stream().anyMatch(one -> one.isError() && isFlaky(one));
    return flaky && worst != Verdict.FAIL ? Verdict.FLAKY : worst;
  }

  private static boolean isFlaky(CellFinding finding) {
    return finding.is(FindingId.NP203);
  }
}
