package io.nifproof.app;

import io.nifproof.analysis.Analysis;
import io.nifproof.app.host.Artifacts;
import io.nifproof.app.host.ToolVersion;
import io.nifproof.app.host.UseCaseException;
import io.nifproof.artifact.proof.GateKeeper;
import io.nifproof.finding.Suppression;
import io.nifproof.report.json.JsonReport;
import io.nifproof.result.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps a gate in a folder of the user's. */
final class SavedGate {
  private final GateKeeper keeper;
  private final AtomicReference<byte[]> module = new AtomicReference<>();

  /**
   * A gate to keep.
   *
   * @param cells must leave it whole: what passed is the whole matrix, or nothing did
   */
  SavedGate(Path folder, CellSelection cells) {
    if (!cells.isAll()) {
      throw UseCaseException.wrong(
          "--save keeps a whole gate, and --cell or --partition makes it a part of one",
          "leave out one of them");
    }
    this.keeper = Artifacts.run(() -> new GateKeeper(folder));
  }

  /** The same object code, which is kept too. */
  Callable<byte[]> remembering(Callable<byte[]> beam) {
    return () -> {
      byte[] bytes = beam.call();
      module.set(bytes);
      return bytes;
    };
  }

  void save(Results report, List<Suppression> suppressions) {
    Artifacts.run(
        () -> {
          keeper.keep(
              report,
              out -> JsonReport.write(report, Analysis.of(report), out),
              ToolVersion.number(),
              suppressions,
              Optional.ofNullable(module.get()));
          return null;
        });
  }
}
