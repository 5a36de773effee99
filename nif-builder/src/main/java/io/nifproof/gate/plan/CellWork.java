package io.nifproof.gate.plan;

import io.nifproof.build.BuildResult;
import io.nifproof.gate.matrix.Cell;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A cell with the library that it loads.
 *
 * @param cell the cell
 * @param library where its library is, or will be
 * @param build what makes it; empty for one that is there
 */
public record CellWork(Cell cell, Path library, Optional<CompletableFuture<BuildResult>> build) {
  /** The name of what is gated. */
  public String name() {
    return cell.subject().library().name();
  }

  /** Whether it is known by now that there will be no library. */
  public boolean broken() {
    return build.map(made -> made.isDone() && !made.join().isBuilt()).orElse(false);
  }

  /** Waits for the library; says whether there is one. */
  public boolean built() {
    return build.map(made -> made.join().isBuilt()).orElse(true);
  }

  /** Waits for what came of building it; empty for a library that was there. */
  public Optional<BuildResult> result() {
    return build.map(CompletableFuture::join);
  }
}
