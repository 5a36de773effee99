package io.nifproof.gate;

import io.nifproof.diagnose.Autopsy;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.probe.CallProbe;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.Outcome;
import io.nifproof.node.probe.RepeatProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * A node in which the calls of a cell are repeated: the library is loaded, and every call that was
 * survived has been made once, in the same order as when the cell got its result.
 */
final class TimingNode implements AutoCloseable {
  private final CellTools tools;
  private final ErlangNode node;
  private final String module;

  private TimingNode(CellTools tools, ErlangNode node, String module) {
    this.tools = tools;
    this.node = node;
    this.module = module;
  }

  /** There is no such node: what worked before did not work again. */
  static final class NotReadyException extends Exception {
    private static final long serialVersionUID = 1L;

    private NotReadyException(String message) {
      super(message);
    }
  }

  static TimingNode open(CellTools tools, CellResult result, NodeOptions options)
      throws NotReadyException {
    BootResult booted = tools.session().boot(result.cell().runtime(), options);
    if (booted instanceof BootResult.NotBooted not) {
      throw new NotReadyException("no node to time it in: " + not.reason());
    }
    ErlangNode node = ((BootResult.Booted) booted).node();
    try {
      return loaded(tools, result, node);
    } catch (ModuleException | NotReadyException e) {
      node.close();
      throw new NotReadyException(e.getMessage());
    }
  }

  private static TimingNode loaded(CellTools tools, CellResult result, ErlangNode node)
      throws ModuleException, NotReadyException {
    Duration patience = tools.loading().patience();
    LoadRequest request = tools.request(result.library(), tools.modules().module(result.library()));
    LoadReport load = LoadProbe.load(node, request);
    if (!(load.outcome() instanceof Outcome.Loaded)) {
      throw new NotReadyException("the library did not load again: " + load.outcome().id());
    }
    tools.loading().helpers().bringInto(node, patience);
    for (CallResult call : result.calls()) {
      boolean known = call.report().survived();
      if (known
          && !CallProbe.call(node, load.module(), call.report().request(), patience).survived()) {
        throw new NotReadyException(
            "`" + call.report().request().name() + "` was not survived again");
      }
    }
    return new TimingNode(tools, node, load.module());
  }

  /** Gets ready to time a call. */
  CallTimer timer(CallResult call) {
    RepeatProbe.Prepared prepared =
        RepeatProbe.prepare(node, module, call.report().request(), tools.loading().patience());
    if (prepared instanceof RepeatProbe.Prepared.Ready ready) {
      return new CallTimer(ready.probe());
    }
    return new CallTimer(
        prepared instanceof RepeatProbe.Prepared.Impossible impossible
            ? new CallTimer.End.None(impossible.reason())
            : new CallTimer.End.Broken(((RepeatProbe.Prepared.Failed) prepared).outcome(), 1, 1));
  }

  /** What the trap saw of a broken end, in a node that has one. */
  Optional<Autopsy> autopsy(CellResult result, Outcome outcome) {
    return tools
        .watch()
        .autopsy(
            result.library(), result.cell().runtime(), outcome, Trap.report(node), node.output());
  }

  @Override
  public void close() {
    node.close();
  }
}
