package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;
import static io.nifproof.finding.Certainty.LIKELY;

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

/** Why a node died or hung. The first rule that knows is right: special causes stand first. */
final class Causes {
  private static final Signal BUS = new Signal(7);
  private static final Signal ABRT = new Signal(6);

  private static final List<Function<Evidence, Optional<Finding>>> RULES =
      List.of(
          Causes::tableWalk,
          Endings::exitCalled,
          UndefinedBehavior::said,
          Endings::gaveUp,
          Causes::hang,
          Causes::afterUnload,
          Endings::unseen,
          Endings::sentByOther,
          Endings::unhandled,
          Endings::raised,
          Causes::closedDescriptors,
          Causes::unloadedCode,
          UndefinedBehavior::reported,
          StackFault::full,
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
          BadAccess::of);

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
                text.contains("without an active exception")
                    ? "A std::thread that was neither joined nor detached was destroyed, or `throw;`"
                        + " stood where nothing was caught: join threads in unload, and before the"
                        + " process ends."
                    : "An assertion, a runtime check of the compiler, an uncaught C++ exception, or"
                        + " abort(): its own words say which."));
  }
}
