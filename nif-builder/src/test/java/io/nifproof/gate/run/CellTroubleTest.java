package io.nifproof.gate.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangLong;
import io.nifproof.abi.TableAsker;
import io.nifproof.build.BuildResult;
import io.nifproof.build.OptLevel;
import io.nifproof.finding.Suppressions;
import io.nifproof.gate.cache.ResultCache;
import io.nifproof.gate.cell.CellAudit;
import io.nifproof.gate.cell.CrashMonitoring;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.CellLibrary;
import io.nifproof.gate.matrix.Variant;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.node.Arch;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.LoadableModule;
import io.nifproof.result.CellResult;
import io.nifproof.result.Verdict;
import io.nifproof.result.json.CellJson;
import io.nifproof.samples.Reports;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a cell that nifproof itself fails on. */
final class CellTroubleTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, InternalError.class})
  void anErrorOfTheMachineMakesTheCellIncomplete(Class<? extends Error> kind) throws Exception {
    Error failure = kind.getConstructor(String.class).newInstance("Java heap space");

    CellResult result = run(CompletableFuture.failedFuture(failure));

    assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(result.sentence())
        .startsWith("not judged, which says nothing about the library: nifproof failed")
        .contains("Java heap space");
    assertThat(CellJson.tree(result)).asString().contains("unknown");
  }

  @Test
  void soDoesAnyExceptionAndTheRunGoesOn() throws Exception {
    CellResult result =
        run(
            CompletableFuture.failedFuture(
                new UncheckedIOException(new FileSystemException("/x", null, "No space left"))));

    assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(result.sentence()).contains("/x: No space left");
  }

  /** A build whose outcome nobody can ask for fails every step of a cell. */
  private CellResult run(CompletableFuture<BuildResult> build) throws Exception {
    Cell cell =
        new Cell(
            new Cell.Subject.Build(
                CellLibrary.only("name"),
                new Variant(Reports.toolchain("gcc", Arch.host()), OptLevel.O0)),
            Reports.runtime("host", Arch.host(), 25));
    try (NodeSession session = NodeSession.open(folder)) {
      CellRunner runner =
          new CellRunner(
              session,
              new NoModules(),
              new Loading(
                  new OtpErlangLong(0),
                  Map.of(),
                  Duration.ofSeconds(1),
                  Duration.ZERO,
                  List.of(),
                  CaseModules.NONE),
              new CellAudit(new Suppressions(List.of()), TableAsker.NEVER, false),
              CrashMonitoring.off(),
              ResultCache.off(),
              "project");
      return runner.run(new CellWork(cell, folder.resolve("x.so"), Optional.of(build)));
    }
  }

  private static final class NoModules implements ModuleSource {
    @Override
    public LoadableModule module(Path library) throws ModuleException {
      throw new IllegalStateException("no module is asked for");
    }

    @Override
    public boolean exact(Path library) {
      return false;
    }
  }
}
