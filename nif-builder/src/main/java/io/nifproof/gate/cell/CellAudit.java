package io.nifproof.gate.cell;

import io.nifproof.abi.TableAsker;
import io.nifproof.audit.Audit;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.platform.RuntimeOracle;
import io.nifproof.audit.platform.Target;
import io.nifproof.finding.Finding;
import io.nifproof.finding.Suppressions;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.probe.LoadableModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Audits the library of a cell against the cell's own runtime. Thread-safe. */
public final class CellAudit {
  private final Suppressions suppressions;
  private final TableAsker tables;
  private final boolean strict;
  private final Map<Path, List<Finding>> together;
  private final Map<String, Target> targets = new ConcurrentHashMap<>();

  /**
   * An audit.
   *
   * @param suppressions what the user has answered for
   * @param tables asks libraries whose file does not tell their table
   * @param strict whether what may be meant fails too
   */
  public CellAudit(Suppressions suppressions, TableAsker tables, boolean strict) {
    this(suppressions, tables, strict, Map.of());
  }

  /**
   * The same of libraries that may come into one VM.
   *
   * @param together what these show together, by their files
   */
  public CellAudit(
      Suppressions suppressions,
      TableAsker tables,
      boolean strict,
      Map<Path, List<Finding>> together) {
    this.together = Map.copyOf(together);
    this.suppressions = suppressions;
    this.strict = strict;
    this.tables = tables;
  }

  /**
   * Audits a file.
   *
   * @param module the user's own module; empty when a stub is made of the library itself, which
   *     would agree with anything
   */
  LibraryAudit of(
      Path library,
      ErlangRuntime runtime,
      Optional<LoadableModule> module,
      List<CallRequest> calls) {
    Target target = target(runtime);
    List<String> expressions = calls.stream().map(CallRequest::call).toList();
    LibraryAudit audit =
        Audit.of(library, target, module.flatMap(CellAudit::parse), tables, expressions);
    for (Finding finding : together.getOrDefault(library, List.of())) {
      audit = audit.and(finding);
    }
    return (strict ? audit.strict() : audit).without(suppressions);
  }

  /** What a runtime's own files say; empty when its VM cannot be read. */
  Optional<RuntimeOracle> oracle(ErlangRuntime runtime) {
    return target(runtime).runtime();
  }

  private Target target(ErlangRuntime runtime) {
    return targets.computeIfAbsent(runtime.id(), unused -> read(runtime));
  }

  /** When the VM's file cannot be read, the table of releases stands in for it. */
  private static Target read(ErlangRuntime runtime) {
    try {
      return Target.of(RuntimeOracle.of(runtime));
    } catch (IOException e) {
      return Target.of(runtime.arch(), runtime.otp());
    }
  }

  private static Optional<BeamFile> parse(LoadableModule module) {
    try {
      return Optional.of(BeamFile.parse(module.beam()));
    } catch (BeamFormatException e) {
      throw new IllegalStateException("a module that was made for loading cannot be read", e);
    }
  }
}
