package io.nifproof.cli;

import io.nifproof.artifact.proof.GateKeeper;
import io.nifproof.audit.Suppression;
import io.nifproof.gate.GateReport;
import io.nifproof.report.JsonReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps a gate in a folder of the user's. */
final class SavedGate {
  private final GateKeeper keeper;
  private final AtomicReference<byte[]> module = new AtomicReference<>();

  SavedGate(Path folder) {
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

  void save(GateReport report, List<Suppression> suppressions) {
    Artifacts.run(
        () -> {
          keeper.keep(
              report,
              out -> JsonReport.write(report, out),
              Version.number(),
              suppressions,
              Optional.ofNullable(module.get()));
          return null;
        });
  }
}
