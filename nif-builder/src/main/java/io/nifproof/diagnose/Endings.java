package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;
import static io.nifproof.finding.Certainty.LIKELY;
import static io.nifproof.finding.Certainty.POSSIBLE;

import io.nifproof.finding.Certainty;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.LastWords;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.Signal;
import io.nifproof.node.probe.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ends of a VM that are no fault of the processor: calls of exit, and signals that were sent.
 */
final class Endings {
  private static final Signal ABRT = new Signal(6);
  private static final Signal KILL = new Signal(9);

  /** What the processor or the process itself does wrong. */
  private static final List<Signal> FAULTS = Stream.of(4, 5, 6, 7, 8, 11).map(Signal::new).toList();

  private Endings() {}

  static Optional<Finding> exitCalled(Evidence evidence) {
    return evidence
        .trap()
        .exit()
        .filter(exit -> evidence.crash().isEmpty() && !exit.byVm())
        .map(
            exit ->
                Diagnosis.error(evidence, FindingId.NP110, CERTAIN)
                    .means(
                        call(exit)
                            + " was called "
                            + Words.ownPlace(evidence)
                            + SignalWords.inHandler(evidence)
                                .map(who -> ", " + who + ",")
                                .orElse("")
                            + " "
                            + Words.during(evidence)
                            + "; it ends the whole VM")
                    .remedy(
                        SignalWords.inHandler(evidence).isPresent()
                            ? SignalWords.REMEDY
                            : "Return an error or raise an exception (enif_raise_exception)"
                                + " instead."));
  }

  /** The VM ended itself: inside a function of its own that the library called, or by itself. */
  static Optional<Finding> gaveUp(Evidence evidence) {
    Optional<TrapReport.Exit> exit =
        evidence.trap().exit().filter(one -> evidence.crash().isEmpty() && one.byVm());
    Optional<String> words = LastWords.of(evidence.output());
    boolean aborted = evidence.signalled(ABRT) && words.isPresent();
    if (exit.isEmpty() && !aborted) {
      return Optional.empty();
    }
    String how = exit.map(Endings::call).orElse("abort()");
    return Optional.of(
        evidence.phase().isPresent()
            ? gaveUpInCall(evidence, how, words)
            : endedItself(evidence, how, words));
  }

  private static Finding gaveUpInCall(Evidence evidence, String how, Optional<String> words) {
    return Diagnosis.error(evidence, FindingId.NP110, LIKELY)
        .means(
            "the VM gave up"
                + entered(evidence)
                + words.map(said -> ": " + inWords(said)).orElse(" and did not say why")
                + "; it ended itself with "
                + how
                + " "
                + Words.ownPlace(evidence)
                + " "
                + Words.during(evidence))
        .remedy(
            "The VM's own words say what it ran out of or found damaged: atoms made of input"
                + " (enif_make_existing_atom makes none), sizes that were never checked, memory"
                + " that something wrote to earlier.");
  }

  private static Finding endedItself(Evidence evidence, String how, Optional<String> words) {
    Optional<String> asked = SignalWords.askedToStop(evidence);
    boolean known = words.isPresent() || asked.isPresent();
    return Diagnosis.error(evidence, FindingId.NP119, known ? LIKELY : POSSIBLE)
        .means(
            "the VM ended itself with "
                + how
                + ", "
                + (words.isPresent() ? VmCode.during(evidence) : "outside of any call")
                + words.map(said -> ": " + inWords(said)).orElse("")
                + asked.map(who -> "; " + who).orElse(""))
        .remedy(
            asked.isPresent() && words.isEmpty()
                ? "Send the VM no signals: at SIGTERM it stops in order, at SIGUSR1 it writes a"
                    + " crash dump and ends."
                : remedy(evidence, words));
  }

  /** The words are the VM's own. */
  private static String remedy(Evidence evidence, Optional<String> words) {
    boolean inVm = evidence.signalled(ABRT) && VmCode.isIt(evidence);
    return words.isPresent()
        ? inVm
            ? VmCode.remedy()
            : "The words are the VM's own; the library has a part in it where it used up what is"
                + " missing, or wrote to memory that is not its own."
        : "halt() or init:stop() was called, or the VM was asked to stop, as by SIGTERM: look for what"
            + " asked.";
  }

  private static String entered(Evidence evidence) {
    return Callees.ofLibrary(evidence).map(name -> " inside " + name).orElse("");
  }

  private static String inWords(String said) {
    return said.startsWith("no more index entries in atom_tab")
        ? "atom table full (`" + said + "`)"
        : "`" + said + "`";
  }

  private static String call(TrapReport.Exit exit) {
    return exit.how() + "(" + exit.status() + ")";
  }

  static Optional<Finding> unseen(Evidence evidence) {
    if (evidence.crash().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        evidence.outcome() instanceof Outcome.Crashed crashed
            ? unseenSignal(evidence, crashed.signal())
            : unseenExit(evidence));
  }

  private static Finding unseenSignal(Evidence evidence, Signal signal) {
    Optional<String> handled = SignalWords.handled(evidence, signal);
    String how =
        handled.isPresent()
            ? handled.get()
            : signal.equals(KILL)
                ? "it cannot be seen from inside and comes from another process, the kernel's"
                    + " out-of-memory killer, a limit, or the library itself"
                : FAULTS.contains(signal)
                    ? "the signal was blocked, its handler replaced, or its stack unusable"
                    : reason(signal);
    return Diagnosis.error(evidence, FindingId.NP119, handled.isPresent() ? LIKELY : POSSIBLE)
        .means(
            "the VM ended by "
                + signal
                + " without it being seen from inside: "
                + how
                + "; last known: "
                + Words.during(evidence))
        .remedy(
            "Look for kill, raise, sigaction and pthread_sigmask in the library, and for the"
                + " kernel's out-of-memory killer in its log.");
  }

  private static Finding unseenExit(Evidence evidence) {
    Optional<String> words = LastWords.of(evidence.output());
    Certainty certainty = words.isPresent() ? LIKELY : POSSIBLE;
    return Diagnosis.error(evidence, FindingId.NP119, certainty)
        .means(
            "the VM "
                + Words.end(evidence)
                + " and nothing was seen of it from inside"
                + words.map(said -> "; its last words: " + inWords(said)).orElse("")
                + "; last known: "
                + Words.during(evidence))
        .remedy(
            "An exit without the C library's functions (a bare system call), or one of a VM that"
                + " was asked to stop: look for syscall(SYS_exit_group), and for who asked.");
  }

  static Optional<Finding> sentByOther(Evidence evidence) {
    return evidence
        .crash()
        .filter(CrashReport::sentByOther)
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP119, CERTAIN)
                    .means(
                        crash.signal()
                            + " was sent by another process"
                            + crash.sender().map(one -> " (pid " + one.pid() + ")").orElse(""))
                    .remedy("Look for what kills processes: a supervisor, a limit, a script."));
  }

  /** No fault and sent by no process: a timer, a limit or a filter ended the VM. */
  static Optional<Finding> unhandled(Evidence evidence) {
    return evidence
        .crash()
        .filter(crash -> crash.sender().isEmpty() && !FAULTS.contains(crash.signal()))
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP119, CERTAIN)
                    .means(
                        crash.signal()
                            + ", which nobody handles, ended the VM "
                            + Words.during(evidence)
                            + "; the kernel sent it: "
                            + reason(crash.signal()))
                    .remedy(
                        "Look for alarm, setitimer, timer_create, setrlimit and seccomp in the"
                            + " library, and for writes to pipes and sockets."));
  }

  static Optional<Finding> raised(Evidence evidence) {
    return evidence
        .crash()
        .filter(crash -> crash.code() <= 0 && !evidence.signalled(ABRT))
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP108, CERTAIN)
                    .means(
                        "the process sent "
                            + crash.signal()
                            + " to itself "
                            + Words.place(evidence)
                            + " "
                            + Words.during(evidence))
                    .remedy("Look for raise, kill and pthread_kill in the library."));
  }

  /** For what the kernel sends a signal that is no fault. */
  private static String reason(Signal signal) {
    return switch (signal.name()) {
      case "SIGALRM" -> "a timer of alarm or setitimer ran out";
      case "SIGVTALRM", "SIGPROF" -> "a timer of setitimer that counts CPU time ran out";
      case "SIGPIPE" -> "something wrote to a pipe or socket whose other end was closed";
      case "SIGXFSZ" -> "a file grew past the limit of its size (RLIMIT_FSIZE)";
      case "SIGXCPU" -> "the limit of CPU time was reached (RLIMIT_CPU)";
      case "SIGSYS" -> "a filter of system calls (seccomp) forbids what was called";
      case "SIGHUP" -> "its terminal or session was closed";
      default -> "a timer, a limit or a descriptor that signals";
    };
  }
}
