package io.nifproof.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.build.OptLevel;
import io.nifproof.finding.Finding;
import io.nifproof.finding.Severity;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.node.Arch;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.launch.Signal;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Verdict;
import io.nifproof.samples.Reports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VerdictTest {
  private static final Cell CELL =
      Reports.cell("gcc", OptLevel.O2, Reports.runtime("host", Arch.AMD64, 25));
  private static final Outcome NEVER = new Outcome.NeverStarted("why", "", Optional.empty());

  @Test
  void isTheWorstOfAll() {
    assertThat(Verdict.worst(List.of(Verdict.PASS, Verdict.PASS))).isEqualTo(Verdict.PASS);
    assertThat(Verdict.worst(List.of(Verdict.INCOMPLETE, Verdict.PASS)))
        .isEqualTo(Verdict.INCOMPLETE);
    assertThat(Verdict.worst(List.of(Verdict.FAIL, Verdict.INCOMPLETE))).isEqualTo(Verdict.FAIL);
  }

  @Test
  void isNoPassWhenNothingRan() {
    assertThat(Verdict.worst(List.of())).isEqualTo(Verdict.INCOMPLETE);
    assertThat(Reports.report(List.of()).verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void ofACellFollowsItsOutcome() {
    assertThat(of(Reports.loaded())).isEqualTo(Verdict.PASS);
    assertThat(of(NEVER)).isEqualTo(Verdict.INCOMPLETE);
    assertThat(of(new Outcome.Refused("bad_lib", "no"))).isEqualTo(Verdict.FAIL);
    assertThat(of(new Outcome.Crashed(Signal.SEGV, new ExitStatus(139)))).isEqualTo(Verdict.FAIL);
    assertThat(of(new Outcome.Hung(Duration.ofSeconds(1)))).isEqualTo(Verdict.FAIL);
    assertThat(of(new Outcome.Exited(new ExitStatus(0)))).isEqualTo(Verdict.FAIL);
    assertThat(Reports.notBuilt(CELL, "error").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void ofACellThatLoadsIsSpoiltByAnErrorAndNotByAWarning() {
    assertThat(of(Reports.loaded(), Reports.finding("NP001", Severity.WARNING, "x")))
        .isEqualTo(Verdict.PASS);
    assertThat(of(Reports.loaded(), Reports.finding("NP001", Severity.ERROR, "x")))
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void ofAGateIsIncompleteWhenSomethingIsBlocked() {
    CellResult passed = Reports.result(CELL, Reports.loaded(), "");
    assertThat(Reports.report(List.of(passed)).verdict()).isEqualTo(Verdict.PASS);
    Missing blocked = new Missing("hello", "runtime x", "not here", List.of());
    assertThat(Reports.report(List.of(passed), blocked).verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(Reports.report(List.of(Reports.notBuilt(CELL, "")), blocked).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  private static Verdict of(Outcome outcome, Finding... findings) {
    return Reports.result(CELL, outcome, "", findings).verdict();
  }
}
