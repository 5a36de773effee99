package io.nifproof.gate.timing;

import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.gate.cell.CellRun;
import io.nifproof.gate.cell.CellTools;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.probe.CallProbe;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.Outcome;
import io.nifproof.node.probe.RepeatProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  static TimingNode open(CellTools tools, CellRun run, NodeOptions options)
      throws NotReadyException {
    BootResult booted = tools.session().boot(run.cell().runtime(), options);
    if (booted instanceof BootResult.NotBooted not) {
      throw new NotReadyException("no node to time it in: " + not.reason());
    }
    ErlangNode node = ((BootResult.Booted) booted).node();
    try {
      return loaded(tools, run, node);
    } catch (ModuleException | NotReadyException e) {
      node.close();
      throw new NotReadyException(e.getMessage());
    }
  }

  private static TimingNode loaded(CellTools tools, CellRun run, ErlangNode node)
      throws ModuleException, NotReadyException {
    Duration timeout = tools.loading().timeout();
    Path library = Path.of(run.result().subject().library());
    LoadRequest request = tools.request(library, tools.modules().module(library));
    LoadReport load = LoadProbe.load(node, request);
    if (!(load.outcome() instanceof Outcome.Loaded)) {
      throw new NotReadyException("the library did not load again: " + load.outcome().id());
    }
    tools.loading().helpers().bringInto(node, timeout);
    List<CallRequest> requests = tools.loading().calls();
    for (int i = 0; i < requests.size(); i++) {
      boolean known = run.result().calls().get(i).survived();
      CallRequest call = requests.get(i);
      if (known && !CallProbe.call(node, load.module(), call, timeout).survived()) {
        throw new NotReadyException("`" + call.name() + "` was not survived again");
      }
    }
    return new TimingNode(tools, node, load.module());
  }

  /** Gets ready to time a call. */
  CallTimer timer(CallRequest call) {
    RepeatProbe.Prepared prepared =
        RepeatProbe.prepare(node, module, call, tools.loading().timeout());
    if (prepared instanceof RepeatProbe.Prepared.Ready ready) {
      return new CallTimer(ready.probe());
    }
    return new CallTimer(
        prepared instanceof RepeatProbe.Prepared.Impossible impossible
            ? new CallTimer.End.None(impossible.reason())
            : new CallTimer.End.Broken(((RepeatProbe.Prepared.Failed) prepared).outcome(), 1, 1));
  }

  /** What the trap saw of a broken end, in a node that has one. */
  Optional<CrashDiagnosis> diagnosis(CellRun run, Outcome outcome) {
    Path library = Path.of(run.result().subject().library());
    return tools
        .watch()
        .diagnosis(library, run.cell().runtime(), outcome, Trap.report(node), node.output());
  }

  @Override
  public void close() {
    node.close();
  }
}
