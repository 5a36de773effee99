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
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a gate in a folder of the user's. */
final class SavedGate {
  private final GateKeeper keeper;
  private final Map<String, byte[]> modules = new ConcurrentHashMap<>();

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

  /** The same object code of a library's module, which is kept too. */
  Callable<byte[]> remembering(String library, Callable<byte[]> beam) {
    return () -> {
      byte[] bytes = beam.call();
      modules.put(library, bytes);
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
              modules);
          return null;
        });
  }
}
