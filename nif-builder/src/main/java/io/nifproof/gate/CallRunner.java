package io.nifproof.gate;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.LeftBehind;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.CallProbe;
import io.nifproof.node.probe.CallReport;
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
  private final NodeSession session;
  private final ErlangRuntime runtime;
  private final LoadRequest request;
  private final Loading loading;
  private final Watch watch;

  CallRunner(
      NodeSession session,
      ErlangRuntime runtime,
      LoadRequest request,
      Loading loading,
      Watch watch) {
    this.session = session;
    this.runtime = runtime;
    this.request = request;
    this.loading = loading;
    this.watch = watch;
  }

  /**
   * Makes them all.
   *
   * @param node where the library is loaded; stays open
   * @param module the module it was loaded into
   * @param left receives what nodes left behind that were opened here
   */
  List<CallResult> run(ErlangNode node, String module, List<LeftBehind> left) {
    List<CallResult> results = new ArrayList<>();
    ErlangNode current = node;
    for (String expression : loading.calls()) {
      if (current == null) {
        BootResult booted = session.boot(runtime, watch.options(runtime.arch()));
        if (booted instanceof BootResult.NotBooted not) {
          results.add(result(failed(expression, not)));
          continue;
        }
        current = ((BootResult.Booted) booted).node();
        LoadReport load = LoadProbe.load(current, request);
        if (!(load.outcome() instanceof Outcome.Loaded)) {
          results.add(result(failed(expression, load)));
          current = ended(current, node, left);
          continue;
        }
      }
      CallReport report = CallProbe.call(current, module, expression, loading.patience());
      results.add(result(report));
      if (!report.survived()) {
        current = ended(current, node, left);
      }
    }
    if (current != null) {
      ErlangNode unused = ended(current, node, left);
    }
    return results;
  }

  private CallResult result(CallReport report) {
    Outcome outcome =
        report.end() instanceof CallReport.End.Failed failed
            ? failed.outcome()
            : new Outcome.Loaded(List.of());
    return new CallResult(report, watch.autopsy(runtime, outcome, report.trap(), report.output()));
  }

  /** The first node belongs to the cell, which ends it itself. */
  private static ErlangNode ended(ErlangNode current, ErlangNode first, List<LeftBehind> left) {
    if (current != first) {
      left.addAll(current.end());
    }
    return null;
  }

  private static CallReport failed(String expression, BootResult.NotBooted not) {
    Outcome never = new Outcome.NeverStarted(not.reason(), not.words(), not.status());
    return new CallReport(
        expression, new CallReport.End.Failed(never), Duration.ZERO, not.words(), Optional.empty());
  }

  private static CallReport failed(String expression, LoadReport load) {
    return new CallReport(
        expression,
        new CallReport.End.Failed(load.outcome()),
        load.took(),
        load.output(),
        load.trap());
  }
}
