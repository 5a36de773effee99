package io.nifproof.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.app.host.HostMachine;
import io.nifproof.app.host.UseCaseException;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.run.GateEvent;
import io.nifproof.gate.spec.MatrixOverrides;
import io.nifproof.node.Arch;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/embedding.md shows: the use cases from a Java program. */
final class FacadeTest {
  private static final Path HELLO = Path.of("../docs/examples/hello");

  private final HostMachine machine = new HostMachine(System.getenv());

  @TempDir private Path folder;

  @Test
  void aProgramGatesAProjectAndChecksWhatItKept() throws Exception {
    List<String> finished = new ArrayList<>();
    Gate gate = new Gate(machine, Notices.NONE);
    GateRequest request = GateRequest.of(hello()).afresh().savedIn(folder);

    RunResult run =
        gate.run(
            request,
            event -> {
              if (event instanceof GateEvent.Finished cell) {
                finished.add(cell.result().id());
              }
            },
            () -> false);

    Results results = run.results();
    assertThat(results.verdict()).isEqualTo(Verdict.PASS);
    assertThat(run.unused()).isEmpty();
    assertThat(results.cells()).extracting(CellResult::id).containsExactly("gcc-O2@host");
    assertThat(finished).containsExactly("gcc-O2@host");
    assertThat(folder.resolve("report.json")).isRegularFile();

    CheckRequest calls =
        CheckRequest.of(folder.resolve("libraries"))
            .on(List.of("host"), List.of("add(1, 2)", "greet(<<\"you\">>)"));
    RunResult checked = new Check(machine, Notices.NONE).run(calls, event -> {}, () -> false);

    assertThat(checked.results().verdict()).isEqualTo(Verdict.PASS);
    assertThat(checked.results().cells()).hasSize(1);
    assertThat(checked.results().cells().get(0).calls()).hasSize(2);
  }

  @Test
  void aPlanNamesTheCellsOfAGate() throws Exception {
    GatePlan plan = new Gate(machine, Notices.NONE).plan(hello(), CellSelection.ALL);
    assertThat(plan.cells()).extracting(cell -> cell.id()).containsExactly("gcc-O2@host");
  }

  @Test
  void aRunThatIsStoppedAtOnceIsIncomplete() throws Exception {
    Gate gate = new Gate(machine, Notices.NONE);
    RunResult run = gate.run(GateRequest.of(hello()), event -> {}, () -> true);
    assertThat(run.results().verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(run.results().cells()).isEmpty();
  }

  @Test
  void aProjectThatIsNotThereIsAWrongRequest() {
    Gate gate = new Gate(machine, Notices.NONE);
    GateRequest request = GateRequest.of(Project.in(folder.resolve("absent")));
    assertThatThrownBy(() -> gate.run(request, event -> {}, () -> false))
        .isInstanceOfSatisfying(
            UseCaseException.class,
            cannot -> {
              assertThat(cannot.kind()).isEqualTo(UseCaseException.Kind.WRONG);
              assertThat(cannot).hasMessageContaining("is no folder; expected a project");
              assertThat(cannot.remedy()).isEqualTo("nifproof new NAME makes a project");
            });
  }

  @Test
  void aCellThatIsNotInThePlanIsAWrongRequest() {
    Gate gate = new Gate(machine, Notices.NONE);
    CellSelection one = new CellSelection(List.of("gcc-O3@host"), Optional.empty());
    assertThatThrownBy(() -> gate.plan(hello(), one))
        .isInstanceOf(UseCaseException.class)
        .hasMessageContaining("there is no cell `gcc-O3@host`");
  }

  /** The example, for one compiler and level on this machine's own Erlang. */
  private static Project hello() {
    Map<String, List<String>> axes =
        Map.of(
            "arch", List.of(Arch.host().id()),
            "runtimes", List.of("host"),
            "compilers", List.of("gcc"),
            "optimize", List.of("O2"));
    return new Project(HELLO, MatrixOverrides.of(Optional.empty(), axes, Map.of()));
  }
}
