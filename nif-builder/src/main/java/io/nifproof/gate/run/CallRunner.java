package io.nifproof.gate.run;

import io.nifproof.gate.cell.Called;
import io.nifproof.gate.cell.CellTools;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.probe.CallProbe;
import io.nifproof.node.probe.CallReport;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.probe.Grace;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the calls of one cell, after each that brings the node down in a new one. */
final class CallRunner {
  private final CellTools tools;
  private final Cell cell;
  private final LoadRequest library;

  CallRunner(CellTools tools, Cell cell, LoadRequest library) {
    this.tools = tools;
    this.cell = cell;
    this.library = library;
  }

  /**
   * Makes them all.
   *
   * @param node where the library is loaded; stays open
   * @param module the module it was loaded into
   * @param traces receives what is left of nodes that were opened here
   * @throws ModuleException when a module that the calls need cannot be made
   */
  public List<Called> run(ErlangNode node, String module, NodeTraces traces)
      throws ModuleException {
    List<Called> results = new ArrayList<>();
    tools.loading().helpers().bringInto(node, tools.loading().timeout());
    ErlangNode current = node;
    for (CallRequest request : tools.loading().calls()) {
      if (current == null) {
        BootResult booted = tools.session().boot(cell.runtime(), tools.options(cell));
        if (booted instanceof BootResult.NotBooted not) {
          results.add(result(failed(request, not)));
          continue;
        }
        current = ((BootResult.Booted) booted).node();
        LoadReport load = LoadProbe.load(current, library);
        if (!(load.outcome() instanceof Outcome.Loaded)) {
          results.add(result(failed(request, load)));
          current = ended(current, node, traces);
          continue;
        }
        tools.loading().helpers().bringInto(current, tools.loading().timeout());
      }
      CallReport report = CallProbe.call(current, module, request, tools.loading().timeout());
      results.add(result(report));
      if (!report.survived()) {
        current = ended(current, node, traces);
      }
    }
    if (current != null && !results.isEmpty()) {
      int last = results.size() - 1;
      results.set(
          last, result(Grace.after(current, results.get(last).report(), tools.loading().grace())));
    }
    if (current != null) {
      ErlangNode unused = ended(current, node, traces);
    }
    return results;
  }

  /**
   * Makes them all in a node that others share: empty as soon as one is not survived.
   *
   * @throws ModuleException when a module that the calls need cannot be made
   */
  Optional<List<Called>> all(ErlangNode node, String module) throws ModuleException {
    tools.loading().helpers().bringInto(node, tools.loading().timeout());
    List<Called> results = new ArrayList<>();
    for (CallRequest request : tools.loading().calls()) {
      CallReport report = CallProbe.call(node, module, request, tools.loading().timeout());
      if (!report.survived()) {
        return Optional.empty();
      }
      results.add(result(report));
    }
    return Optional.of(results);
  }

  private Called result(CallReport report) {
    Outcome outcome =
        report.end() instanceof CallReport.End.Failed failed
            ? failed.outcome()
            : new Outcome.Loaded(List.of());
    return new Called(
        report,
        tools
            .watch()
            .diagnosis(library.library(), cell.runtime(), outcome, report.trap(), report.output()));
  }

  /** The first node belongs to the cell, which ends it itself. */
  private static ErlangNode ended(ErlangNode current, ErlangNode first, NodeTraces traces) {
    if (current != first) {
      traces.end(current);
    }
    return null;
  }

  private static CallReport failed(CallRequest request, BootResult.NotBooted not) {
    Outcome never = new Outcome.NeverStarted(not.reason(), not.words(), not.status());
    return new CallReport(
        request, new CallReport.End.Failed(never), Duration.ZERO, not.words(), Optional.empty());
  }

  private static CallReport failed(CallRequest request, LoadReport load) {
    return new CallReport(
        request,
        new CallReport.End.Failed(load.outcome()),
        load.took(),
        load.output(),
        load.trap());
  }
}
