package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;
import static io.nifproof.finding.Certainty.LIKELY;
import static io.nifproof.finding.Certainty.POSSIBLE;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.Signal;
import io.nifproof.node.probe.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Why a node died or hung. The first rule that knows is right: special causes stand first. */
final class Causes {
  private static final Signal BUS = new Signal(7);
  private static final Signal ABRT = new Signal(6);

  /** What the processor or the process itself does wrong. */
  private static final List<Signal> FAULTS = Stream.of(4, 5, 6, 7, 8, 11).map(Signal::new).toList();

  private static final List<Function<Evidence, Optional<Finding>>> RULES =
      List.of(
          Causes::tableWalk,
          Causes::exitCalled,
          Causes::hang,
          Causes::afterUnload,
          UndefinedBehavior::said,
          Causes::unseen,
          Causes::sentByOther,
          Causes::unhandled,
          Causes::raised,
          Causes::closedDescriptors,
          Causes::unloadedCode,
          UndefinedBehavior::reported,
          Faults::stackOverflow,
          Causes::strayEnvironment,
          Causes::ownThread,
          Causes::damagedFile,
          Causes::constructor,
          Faults::nullCall,
          Faults::jumpIntoNowhere,
          HeapDamage::seen,
          Causes::abort,
          Faults::illegalInstruction,
          Faults::arithmetic,
          Faults::badAccess);

  private Causes() {}

  static Optional<Finding> of(Evidence evidence) {
    boolean lives =
        !(evidence.outcome() instanceof Outcome.Crashed
            || evidence.outcome() instanceof Outcome.Exited
            || evidence.outcome() instanceof Outcome.Hung);
    return lives
        ? Optional.empty()
        : RULES.stream().flatMap(rule -> rule.apply(evidence).stream()).findFirst();
  }

  static Optional<Finding> when(boolean condition, Finding diagnosis) {
    return condition ? Optional.of(diagnosis) : Optional.empty();
  }

  private static Optional<Finding> tableWalk(Evidence evidence) {
    Optional<String> problem = Words.table(evidence.trap());
    return when(
        evidence.in(Phase.TABLE),
        Diagnosis.error(evidence, FindingId.NP101, problem.isPresent() ? CERTAIN : LIKELY)
            .means(
                "the VM did not survive its walk over the function table: "
                    + problem.orElse("its rows could not be told sound from unsound"))
            .remedy(
                "ERL_NIF_INIT counts the rows with sizeof; no row of zeros must end the table, and"
                    + " the rows must be those of the erl_nif.h that the entry's version names."));
  }

  private static Optional<Finding> exitCalled(Evidence evidence) {
    Optional<TrapReport.Exit> exit = evidence.trap().exit();
    return exit.filter(e -> evidence.crash().isEmpty())
        .filter(e -> !e.byVm() || e.where().phase().isPresent())
        .map(
            e ->
                Diagnosis.error(evidence, FindingId.NP110, CERTAIN)
                    .means(
                        e.how()
                            + "("
                            + e.status()
                            + ") was called "
                            + Words.place(evidence)
                            + " "
                            + Words.during(evidence)
                            + "; it ends the whole VM")
                    .remedy(
                        "Return an error or raise an exception (enif_raise_exception) instead."));
  }

  private static Optional<Finding> hang(Evidence evidence) {
    return when(
        evidence.outcome() instanceof Outcome.Hung,
        Diagnosis.error(
                evidence, FindingId.NP115, evidence.ownFrame().isPresent() ? CERTAIN : LIKELY)
            .means(
                "nothing came back: a thread stood "
                    + Words.place(evidence)
                    + " "
                    + Words.during(evidence))
            .remedy(
                "The stack is that of the moment when the time was up; a longer --timeout tells"
                    + " slow from stuck."));
  }

  /** What died in code of the library is told better by others. */
  private static Optional<Finding> afterUnload(Evidence evidence) {
    boolean told =
        evidence.phase().isPresent()
            || evidence.frames().stream().anyMatch(NamedFrame::own)
            || evidence.frames().stream().anyMatch(f -> evidence.unloaded(f.frame()).isPresent())
            || !evidence.trap().closed().isEmpty()
            || evidence.crash().map(CrashReport::sentByOther).orElse(false);
    return when(
        !told && evidence.trap().nothingIsLoaded(),
        Diagnosis.error(evidence, FindingId.NP122, LIKELY)
            .means(
                "the VM lived while the library was loaded and "
                    + Words.end(evidence)
                    + " after it was unloaded, with no code of it on the stack")
            .remedy(
                "What unload leaves behind acts later: a timer or alarm, a signal's handler, a"
                    + " limit, a pointer given to another library, memory written past its end. Run"
                    + " the same without the unload to see that the VM lives."));
  }

  /** Of the thread that died; what others used is told as a harm of its own. */
  private static Optional<Finding> strayEnvironment(Evidence evidence) {
    Optional<Integer> dead = evidence.crash().map(crash -> crash.where().thread());
    return evidence.trap().strays().stream()
        .filter(stray -> dead.equals(Optional.of(stray.where().thread())))
        .findFirst()
        .map(stray -> SideEffects.strayEnvironment(evidence, stray));
  }

  private static Optional<Finding> unseen(Evidence evidence) {
    return when(
        evidence.crash().isEmpty(),
        Diagnosis.error(evidence, FindingId.NP119, POSSIBLE)
            .means(
                "the VM ended without anything being seen from inside: by SIGKILL, or because a"
                    + " signal was blocked or its handler replaced; last known: "
                    + Words.during(evidence))
            .remedy(
                "Look for kill, raise, sigaction and pthread_sigmask in the library, and for the"
                    + " kernel's out-of-memory killer in its log."));
  }

  private static Optional<Finding> sentByOther(Evidence evidence) {
    return evidence
        .crash()
        .filter(CrashReport::sentByOther)
        .map(
            crash ->
                Diagnosis.error(evidence, FindingId.NP119, CERTAIN)
                    .means(crash.signal() + " was sent by another process")
                    .remedy("Look for what kills processes: a supervisor, a limit, a script."));
  }

  /** No fault and sent by no process: a timer, a limit or a filter ended the VM. */
  private static Optional<Finding> unhandled(Evidence evidence) {
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
                            + "; the kernel sent it, for a timer, a limit or a filter of system"
                            + " calls")
                    .remedy(
                        "Look for alarm, setitimer, timer_create, setrlimit and seccomp in the"
                            + " library."));
  }

  private static Optional<Finding> raised(Evidence evidence) {
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

  private static Optional<Finding> closedDescriptors(Evidence evidence) {
    boolean closed = !evidence.trap().closed().isEmpty() && evidence.ownFrame().isEmpty();
    return closed ? Optional.of(SideEffects.descriptors(evidence)) : Optional.empty();
  }

  private static Optional<Finding> unloadedCode(Evidence evidence) {
    Optional<TrapReport.Library> gone =
        evidence.frames().stream().flatMap(f -> evidence.unloaded(f.frame()).stream()).findFirst();
    return gone.map(
        library ->
            Diagnosis.error(evidence, FindingId.NP118, CERTAIN)
                .means(
                    "code of `"
                        + library.path()
                        + "` ran after it was unloaded: a thread, a destructor of a resource or a"
                        + " callback that outlived it")
                .remedy(
                    "Join threads in unload, and let no pointer to the library's code outlive"
                        + " it."));
  }

  private static Optional<Finding> ownThread(Evidence evidence) {
    return when(
        evidence.in(Phase.THREAD, Phase.THREAD_END),
        Diagnosis.error(evidence, FindingId.NP112, CERTAIN)
            .means(
                evidence.crash().map(Words::signal).orElse("a crash")
                    + " "
                    + Words.place(evidence)
                    + ", "
                    + Words.during(evidence)
                    + "; no process of Erlang called it, so none can be blamed")
            .remedy("Run the thread's work alone under a debugger or a sanitizer."));
  }

  private static Optional<Finding> damagedFile(Evidence evidence) {
    return when(
        evidence.signalled(BUS) && evidence.in(Phase.DLOPEN),
        Diagnosis.error(evidence, FindingId.NP120, LIKELY)
            .means(
                "the file of the library is shorter than its headers say: the dynamic loader ran"
                    + " past its end")
            .remedy("Compare its size or checksum with the original, and copy it again."));
  }

  private static Optional<Finding> constructor(Evidence evidence) {
    boolean opening = evidence.in(Phase.DLOPEN);
    return when(
        evidence.in(Phase.DLOPEN, Phase.DLCLOSE),
        Diagnosis.error(
                evidence, FindingId.NP111, evidence.ownFrame().isPresent() ? CERTAIN : LIKELY)
            .means(
                evidence.crash().map(Words::signal).orElse("a crash")
                    + " "
                    + Words.place(evidence)
                    + ", in a "
                    + (opening ? "constructor" : "destructor")
                    + " that runs while the library is "
                    + (opening ? "loaded" : "unloaded"))
            .remedy(
                opening
                    ? "Constructors run before the VM asks for nif_init: do such work in load."
                    : "Do such work in unload, while everything is still there."));
  }

  private static Optional<Finding> abort(Evidence evidence) {
    String text = Output.abortMessage(evidence.output()).map(t -> ": `" + t + "`").orElse("");
    return when(
        evidence.signalled(ABRT),
        Diagnosis.error(
                evidence,
                FindingId.NP108,
                evidence.ownFrame().isPresent() || !text.isEmpty() ? CERTAIN : LIKELY)
            .means(
                "the process aborted itself "
                    + Words.place(evidence)
                    + " "
                    + Words.during(evidence)
                    + text)
            .remedy(
                "An assertion, a runtime check of the compiler, an uncaught C++ exception, or"
                    + " abort(): its own words say which."));
  }
}
