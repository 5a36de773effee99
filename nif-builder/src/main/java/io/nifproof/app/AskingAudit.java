package io.nifproof.app;

import io.nifproof.abi.TableAsker;
import io.nifproof.app.host.Asking;
import io.nifproof.app.host.HostMachine;
import io.nifproof.audit.Audit;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.platform.Target;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.launch.NodeSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An audit that runs the libraries' code: wherever a file is no proof of its function table, {@code
 * nif_init} is called in a process of its own. Without asking an audit needs no machine and is
 * {@link Audit} alone.
 */
public final class AskingAudit {
  private final HostMachine machine;

  /** Audits on a machine. */
  public AskingAudit(HostMachine machine) {
    this.machine = machine;
  }

  /**
   * Audits libraries one after the other.
   *
   * @param module the module that loads them; empty when it is not known
   * @throws IOException when the run's folder cannot be written
   */
  public List<LibraryAudit> run(List<Path> files, Target target, Optional<BeamFile> module)
      throws IOException {
    try (RunFolder folder = RunFolder.create(machine.runtimes().home());
        NodeSession session = NodeSession.open(folder.path())) {
      folder.discard();
      TableAsker tables = Asking.whereUnproven(session, folder);
      List<LibraryAudit> audits = new ArrayList<>();
      for (Path file : files) {
        audits.add(Audit.of(file, target, module, tables));
      }
      return audits;
    }
  }
}
