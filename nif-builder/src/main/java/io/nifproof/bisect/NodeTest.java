package io.nifproof.bisect;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.gate.Helpers;
import io.nifproof.gate.ModuleException;
import io.nifproof.gate.ModuleSource;
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
import io.nifproof.result.Sentences;
import java.nio.file.Path;
import java.time.Duration;
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
  private final Duration patience;
  private final AtomicLong slowestPass = new AtomicLong();

  /**
   * How libraries are loaded.
   *
   * @param modules what they are loaded into
   * @param helpers modules that the call needs
   * @param info the second argument of {@code load_nif}
   */
  public record Library(ModuleSource modules, Helpers helpers, OtpErlangObject info) {}

  /**
   * A test.
   *
   * @param call what is called; without one the load is the case
   * @param patience how long a load, and a call, may take
   */
  public NodeTest(
      NodeSession session,
      ErlangRuntime runtime,
      Library library,
      Optional<CallRequest> call,
      Duration patience) {
    this.session = session;
    this.runtime = runtime;
    this.library = library;
    this.call = call;
    this.patience = call.flatMap(CallRequest::timeout).orElse(patience);
  }

  @Override
  public Answer test(Path file) {
    BootResult booted = session.boot(runtime, NodeOptions.DEFAULT);
    if (booted instanceof BootResult.NotBooted not) {
      return new Answer.Unclear("no node: " + not.reason());
    }
    try (ErlangNode node = ((BootResult.Booted) booted).node()) {
      ModuleSource modules = library.modules();
      LoadRequest request =
          new LoadRequest(
              file, modules.module(file), modules.exact(file), library.info(), patience);
      LoadReport load = LoadProbe.load(node, request);
      if (!(load.outcome() instanceof Outcome.Loaded)) {
        return notLoaded(load.outcome(), file);
      }
      if (call.isEmpty()) {
        return new Answer.Passed("loaded");
      }
      library.helpers().bringInto(node, patience);
      return judge(CallProbe.call(node, load.module(), timed(call.get()), patience));
    } catch (ModuleException e) {
      return new Answer.Unclear("no module: " + e.getMessage());
    }
  }

  private CallRequest timed(CallRequest request) {
    long known = slowestPass.get();
    Duration enough = Duration.ofNanos(Math.max(AT_LEAST.toNanos(), known * TIMES_AS_LONG));
    boolean shorter = known > 0 && enough.compareTo(patience) < 0;
    return new CallRequest(
        request.name(),
        request.call(),
        request.setup(),
        request.expect(),
        Optional.of(shorter ? enough : patience));
  }

  private Answer judge(CallReport report) {
    CallReport.End end = report.end();
    if (end instanceof CallReport.End.Invalid invalid) {
      return new Answer.BadCall(invalid.reason());
    }
    if (end instanceof CallReport.End.Failed failed) {
      return failed.outcome() instanceof Outcome.NeverStarted
          ? new Answer.Unclear("no node for the call")
          : new Answer.Failed(Sentences.calling(failed.outcome()));
    }
    if (end instanceof CallReport.End.Unexpected unexpected) {
      return new Answer.Failed((unexpected.raised() ? "raised " : "returned ") + unexpected.got());
    }
    slowestPass.accumulateAndGet(report.took().toNanos(), Math::max);
    return new Answer.Passed(report.outcome() + " " + report.result().orElse(""));
  }

  /** The VM names the file, which lies in a folder that says nothing to anybody. */
  private static Answer notLoaded(Outcome outcome, Path file) {
    return outcome instanceof Outcome.NeverStarted never
        ? new Answer.Unclear("no node: " + never.reason())
        : new Answer.Failed(
            Sentences.loading(outcome, Optional.empty()).replace(file.getParent() + "/", ""));
  }
}
