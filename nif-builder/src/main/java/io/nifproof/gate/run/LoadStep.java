package io.nifproof.gate.run;

import io.nifproof.audit.LibraryAudit;
import io.nifproof.gate.cell.CellTools;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.node.files.Checksum;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.LoadableModule;
import java.util.Optional;

/**
 * A library that a node was given.
 *
 * @param audited what its file says
 * @param sha256 the digest of the file before it was loaded; empty when it could not be read
 * @param request what the node was asked
 * @param report what the node did
 */
record LoadStep(
    LibraryAudit audited, Optional<String> sha256, LoadRequest request, LoadReport report) {
  /** Audits the library, then loads it. */
  static LoadStep of(CellTools tools, CellWork work, ErlangNode node) throws ModuleException {
    LoadableModule module = tools.modules().module(work.library());
    LibraryAudit audited = tools.audited(work, module);
    Optional<String> sha256 = Checksum.SHA256.ifReadable(work.library());
    LoadRequest request = tools.request(work.library(), module);
    return new LoadStep(audited, sha256, request, LoadProbe.load(node, request));
  }
}
