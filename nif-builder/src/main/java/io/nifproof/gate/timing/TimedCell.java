package io.nifproof.gate.timing;

import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.finding.Finding;
import io.nifproof.gate.cache.MachineIdentity;
import io.nifproof.gate.cell.CellRun;
import io.nifproof.gate.cell.CellTools;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.result.CallAnswer;
import io.nifproof.result.CallResult;
import io.nifproof.result.CallTiming;
import io.nifproof.result.CellResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Times the calls of one cell, one at a time, in a node without the crash trap, which adds to each
 * call what may be more than the call takes. A node that does not survive is followed by another.
 * Not thread-safe.
 */
final class TimedCell implements AutoCloseable {
  /** As a VM waits by default: a dirty scheduler that sleeps at once makes every call wait. */
  private static final List<String> WAITING =
      List.of("-sbwtmedium", "-sbwtdcpushort", "-sbwtdioshort");

  private static final int LONGEST_REASON = 300;

  private final CellTools tools;
  private final CellRun run;
  private final CellResult result;
  private final Map<Integer, CallTiming> timings = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private Optional<TimingNode> node = Optional.empty();
  private Optional<CallTimer> current = Optional.empty();
  private boolean lasting = true;

  TimedCell(CellTools tools, CellRun run) {
    this.tools = tools;
    this.run = run;
    this.result = run.result();
  }

  /** Begins with a call; there is nothing to do when it was not as expected. */
  void begin(int index) {
    CallResult call = result.calls().get(index);
    if (call.end().id().equals(CallAnswer.RETURNED.id())) {
      try {
        if (node.isEmpty()) {
          node = Optional.of(TimingNode.open(tools, run, options()));
        }
        current = Optional.of(node.get().timer(request(index)));
      } catch (TimingNode.NotReadyException e) {
        timings.put(index, new CallTiming.NotTimed(shortened(e.getMessage())));
        lasting = false;
      }
    } else if (call.asExpected()) {
      timings.put(index, new CallTiming.NotTimed("it raises, which would end the loop"));
    }
  }

  private NodeOptions options() {
    NodeOptions plain = NodeOptions.DEFAULT.withFlavor(run.cell().flavor());
    return new NodeOptions(
        plain.flavor(), plain.bootTimeout(), plain.memoryLimit(), WAITING, Map.of());
  }

  private CallRequest request(int index) {
    return tools.loading().calls().get(index);
  }

  /** Does the next step of a call; whether there is another. */
  boolean step(int index) {
    if (current.isEmpty()) {
      return false;
    }
    current.get().step();
    Optional<CallTimer.End> end = current.get().end();
    if (end.isPresent()) {
      ended(index, end.get());
      current = Optional.empty();
    }
    return end.isEmpty();
  }

  private void ended(int index, CallTimer.End end) {
    timings.put(index, timing(end));
    if (end instanceof CallTimer.End.None none && none.lost()) {
      close();
    }
    if (end instanceof CallTimer.End.Broken broken) {
      close();
      findings.addAll(RepetitionFindings.of(result, request(index), broken, seen(index)));
    }
  }

  private static CallTiming timing(CallTimer.End end) {
    if (end instanceof CallTimer.End.Figures figures) {
      return new CallTiming.Timed(
          Math.max(0, figures.calls().median() - figures.loop().median()),
          figures.calls().noise() + figures.loop().noise(),
          figures.loop().median(),
          figures.calls().count(),
          figures.times(),
          MachineIdentity.here().cpu(),
          MachineIdentity.here().id(),
          false);
    }
    return new CallTiming.NotTimed(
        shortened(
            end instanceof CallTimer.End.None none
                ? none.reason()
                : RepetitionFindings.words((CallTimer.End.Broken) end)));
  }

  private static String shortened(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }

  /** Breaks a node with the trap in it as well, to see how; empty when that does not happen. */
  private Optional<CrashDiagnosis> seen(int index) {
    Cell cell = run.cell();
    if (!(tools.watch().trap(cell.runtime().arch()) instanceof Trap.Ready)) {
      return Optional.empty();
    }
    try (TimingNode watched = TimingNode.open(tools, run, tools.options(cell))) {
      CallTimer timer = watched.timer(request(index));
      while (timer.end().isEmpty()) {
        timer.step();
      }
      return timer.end().orElseThrow() instanceof CallTimer.End.Broken broken
          ? watched.diagnosis(run, broken.outcome())
          : Optional.empty();
    } catch (TimingNode.NotReadyException notAgain) {
      return Optional.empty();
    }
  }

  /** Whether a call that passed alone took the VM down when it was repeated. */
  boolean broke() {
    return !findings.isEmpty();
  }

  /** What is worth to be remembered; empty when another run may do better. */
  Optional<List<Optional<CallTiming>>> lasting() {
    return lasting && findings.isEmpty() ? Optional.of(timings()) : Optional.empty();
  }

  private List<Optional<CallTiming>> timings() {
    List<Optional<CallTiming>> all = new ArrayList<>();
    for (int i = 0; i < result.calls().size(); i++) {
      all.add(Optional.ofNullable(timings.get(i)));
    }
    return all;
  }

  /** The cell with what was measured. */
  public CellRun run() {
    return new CellRun(run.cell(), result.timed(timings(), findings));
  }

  @Override
  public void close() {
    node.ifPresent(TimingNode::close);
    node = Optional.empty();
  }
}
