package io.nifproof.explain.frame;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the trace of the crash shows: the library's first frame, what it called, who called it. */
public final class TraceClue implements Clue {
  private static final Pattern MAIN =
      Pattern.compile(
          "main|_?_?libc_start_main\\w*|__libc_start_call_main|std::rt::lang_start\\S*");
  private static final Pattern STOPPED =
      Pattern.compile(
          "received signal"
              + " (?:SIG\\d+|SIGINT|SIGUSR\\d|SIGCHLD|SIGPIPE|SIGSTOP|SIGCONT|SIGALRM|SIGPROF)");
  private static final Pattern NULL_ARGUMENT = Pattern.compile("\\b(\\w+)=0x0\\b");

  @Override
  public void read(ReportedText text, Statements statements) {
    Optional<Trace> crash =
        Traces.ofCrash(text).filter(trace -> ofVm(text, trace) && !stopped(text, trace));
    if (crash.isEmpty()) {
      return;
    }
    Trace trace = crash.get();
    if (trace.library().isPresent()) {
      library(text, trace, statements);
    } else {
      VmTrace.tell(text, trace, statements);
    }
  }

  /** A thread that only waits, or one that a debugger stopped at a signal of which nobody dies. */
  private static boolean stopped(ReportedText text, Trace trace) {
    return Traces.waits(trace) || (text.has(STOPPED) && !ReportedSignal.known(text));
  }

  /** A program of its own, such as a port, is no VM, whatever else the text speaks of. */
  private static boolean ofVm(ReportedText text, Trace trace) {
    boolean program =
        trace.frames().stream().anyMatch(frame -> MAIN.matcher(frame.function()).matches());
    return trace.has(Owner.VM) || (text.mayBeVm() && !program);
  }

  private static void library(ReportedText text, Trace trace, Statements statements) {
    TraceFrame frame = trace.library().orElseThrow();
    List<TraceFrame> inner = trace.callees(frame);
    Optional<Caller> caller = Caller.of(trace.callers(trace.entered().orElse(frame)));
    if (Recursion.of(trace).isPresent()) {
      Recursion.of(trace).get().tell(statements);
    } else if (inner.stream().allMatch(f -> f.function().equals("<signal handler called>"))) {
      innermost(text, frame, caller, statements);
    } else if (jumped(inner)) {
      WildJump.tell(text, trace, frame, statements);
    } else {
      called(frame, inner, statements);
    }
    context(trace, frame, caller, statements);
    NativePlace.tell(text, frame, statements);
  }

  private static boolean jumped(List<TraceFrame> inner) {
    return inner.stream().allMatch(f -> f.owner() == Owner.NOWHERE);
  }

  private static void innermost(
      ReportedText text, TraceFrame frame, Optional<Caller> caller, Statements statements) {
    ReportedSignal signal = ReportedSignal.of(text);
    FindingId finding = caller.flatMap(Caller::finding).orElse(signal.finding());
    statements
        .proves(
            frame.line(),
            "the crash is in " + frame.place() + ", which is a library's code: " + signal.what())
        .next(frame.line(), "nifproof explain " + finding);
    nullArgument(frame, statements);
    if (frame.raw().contains("Cannot access memory at address")) {
      statements
          .suggests(
              frame.line(),
              "not even its arguments on the stack can be read: the stack is full ("
                  + FindingId.NP104
                  + "), of large local arrays or deep calls")
          .next(frame.line(), "+sss and +sssdcpu (in kilowords) give schedulers more stack");
    }
  }

  private static void called(TraceFrame frame, List<TraceFrame> inner, Statements statements) {
    Callee.Told told = Callee.of(inner);
    Callee callee = told.callee();
    String function = told.frame().named() ? told.frame().function() : told.frame().file();
    statements
        .add(
            callee.kind(),
            frame.line(),
            callee.says().replace("$lib", frame.place()).replace("$fun", function)
                + " ("
                + callee.finding()
                + ")")
        .next(frame.line(), callee.remedy());
    nullArgument(inner.get(0), statements);
  }

  private static void nullArgument(TraceFrame frame, Statements statements) {
    var matcher = NULL_ARGUMENT.matcher(frame.raw());
    if (matcher.find()) {
      statements.suggests(
          frame.line(),
          "its argument `" + matcher.group(1) + "` is NULL, which is likely what it died of");
    }
  }

  private static void context(
      Trace trace, TraceFrame frame, Optional<Caller> caller, Statements statements) {
    TraceFrame entered = trace.entered().orElse(frame);
    caller.ifPresent(
        who -> statements.proves(entered.line(), entered.place() + " was called as " + who.role()));
    if (caller.isEmpty() && !entered.equals(frame)) {
      statements.proves(entered.line(), "the way there began in " + entered.place());
    }
    if (!entered.module().isEmpty()
        && !frame.module().isEmpty()
        && !entered.file().equals(frame.file())) {
      statements.proves(
          frame.line(),
          "that code is of `"
              + frame.file()
              + "`, which `"
              + entered.file()
              + "` uses: the fault may be in either, the call is the latter's");
    }
  }
}
