package io.nifproof.bisect;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.bisect.result.LibraryTest;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.CallProbe;
import io.nifproof.node.probe.CallReport;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.Outcome;
import io.nifproof.node.wall.NodeView;
import io.nifproof.result.words.Sentences;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tests each library in a fresh node: loads it and makes the call. Once a call has passed, others
 * are waited for only so many times as long, since a library that hangs does so in every test.
 */
public final class NodeTest implements LibraryTest {
  private static final int TIMES_AS_LONG = 20;
  private static final Duration AT_LEAST = Duration.ofSeconds(2);

  private final NodeSession session;
  private final ErlangRuntime runtime;
  private final Library library;
  private final Optional<CallRequest> call;
  private final Duration timeout;
  private final AtomicLong slowestPass = new AtomicLong();

  /**
   * How libraries are loaded.
   *
   * @param modules what they are loaded into
   * @param helpers modules that the call needs
   * @param info the second argument of {@code load_nif}
   */
  public record Library(ModuleSource modules, CaseModules helpers, OtpErlangObject info) {}

  /**
   * A test.
   *
   * @param call what is called; without one the load is the case
   * @param timeout how long a load, and a call, may take
   */
  public NodeTest(
      NodeSession session,
      ErlangRuntime runtime,
      Library library,
      Optional<CallRequest> call,
      Duration timeout) {
    this.session = session;
    this.runtime = runtime;
    this.library = library;
    this.call = call;
    this.timeout = call.flatMap(CallRequest::timeout).orElse(timeout);
  }

  @Override
  public TestAnswer test(Path file) {
    BootResult booted =
        session.boot(runtime, NodeOptions.DEFAULT.seeing(List.of(NodeView.around(file))));
    if (booted instanceof BootResult.NotBooted not) {
      return new TestAnswer.Unclear("no node: " + not.reason());
    }
    try (ErlangNode node = ((BootResult.Booted) booted).node()) {
      ModuleSource modules = library.modules();
      LoadRequest request =
          new LoadRequest(file, modules.module(file), modules.exact(file), library.info(), timeout);
      LoadReport load = LoadProbe.load(node, request);
      if (!(load.outcome() instanceof Outcome.Loaded)) {
        return notLoaded(load.outcome(), file);
      }
      if (call.isEmpty()) {
        return new TestAnswer.Passed("loaded");
      }
      library.helpers().bringInto(node, timeout);
      return judge(CallProbe.call(node, load.module(), timed(call.get()), timeout));
    } catch (ModuleException e) {
      return new TestAnswer.Unclear("no module: " + e.getMessage());
    }
  }

  private CallRequest timed(CallRequest request) {
    long known = slowestPass.get();
    Duration enough = Duration.ofNanos(Math.max(AT_LEAST.toNanos(), known * TIMES_AS_LONG));
    boolean shorter = known > 0 && enough.compareTo(timeout) < 0;
    return new CallRequest(
        request.name(),
        request.call(),
        request.setup(),
        request.expect(),
        Optional.of(shorter ? enough : timeout));
  }

  private TestAnswer judge(CallReport report) {
    CallReport.End end = report.end();
    if (end instanceof CallReport.End.Invalid invalid) {
      return new TestAnswer.BadCall(invalid.reason());
    }
    if (end instanceof CallReport.End.Undefined undefined) {
      return new TestAnswer.BadCall(undefined.what());
    }
    if (end instanceof CallReport.End.Unwritten unwritten) {
      return new TestAnswer.Failed("raised " + unwritten.reason() + ", its body is not written");
    }
    if (end instanceof CallReport.End.Failed failed) {
      return failed.outcome() instanceof Outcome.NeverStarted
          ? new TestAnswer.Unclear("no node for the call")
          : new TestAnswer.Failed(Sentences.calling(failed.outcome()));
    }
    if (end instanceof CallReport.End.Unexpected unexpected) {
      return new TestAnswer.Failed(
          (unexpected.raised() ? "raised " : "returned ") + unexpected.got());
    }
    slowestPass.accumulateAndGet(report.took().toNanos(), Math::max);
    return new TestAnswer.Passed(report.outcome() + " " + report.result().orElse(""));
  }

  /** The VM names the file, which lies in a folder that says nothing to anybody. */
  private static TestAnswer notLoaded(Outcome outcome, Path file) {
    return outcome instanceof Outcome.NeverStarted never
        ? new TestAnswer.Unclear("no node: " + never.reason())
        : new TestAnswer.Failed(
            Sentences.loading(outcome, Optional.empty()).replace(file.getParent() + "/", ""));
  }
}
