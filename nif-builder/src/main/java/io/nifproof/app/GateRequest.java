package io.nifproof.app;

import io.nifproof.gate.spec.Isolation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to gate, and how.
 *
 * @param project the project
 * @param cells which cells of its matrix
 * @param save the folder to keep report, libraries and module in
 * @param fresh whether to run also the cells that passed before with the same inputs
 * @param timing whether to time the calls; empty for what the project says
 * @param retries how often a cell that fails is run again; empty for what the project says
 * @param isolation whether cells share nodes; empty for what the project says
 * @param load how libraries are loaded
 */
public record GateRequest(
    Project project,
    CellSelection cells,
    Optional<Path> save,
    boolean fresh,
    Optional<Boolean> timing,
    Optional<Integer> retries,
    Optional<Isolation> isolation,
    LoadSettings load) {
  /** A gate of everything that a project asks for, as it asks for it. */
  public static GateRequest of(Project project) {
    return new GateRequest(
        project,
        CellSelection.ALL,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LoadSettings.DEFAULT);
  }

  /** The same for some of the cells. */
  public GateRequest only(CellSelection some) {
    return new GateRequest(project, some, save, fresh, timing, retries, isolation, load);
  }

  /** The same, kept in a folder to publish from; it must be of all cells. */
  public GateRequest savedIn(Path folder) {
    return new GateRequest(
        project, cells, Optional.of(folder), fresh, timing, retries, isolation, load);
  }

  /** The same, with every cell run whatever is remembered. */
  public GateRequest afresh() {
    return new GateRequest(project, cells, save, true, timing, retries, isolation, load);
  }

  /** The same with libraries loaded otherwise. */
  public GateRequest loading(LoadSettings other) {
    return new GateRequest(project, cells, save, fresh, timing, retries, isolation, other);
  }
}
