package io.nifproof.diagnose;

import io.nifproof.node.FunctionId;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.Situation;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.words.Sentences;
import java.util.Optional;

/** Says in words what a thread did, and where. */
final class Words {
  private Words() {}

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  /** {@code in strlen, called by `one` (zoo.c:12)}; without what was called where none is known. */
  static String place(Evidence evidence) {
    String own = ownPlace(evidence);
    return Callees.ofLibrary(evidence)
        .map(called -> "in " + called + ", called by " + own.substring("in ".length()))
        .orElse(own);
  }

  /** {@code in `one` (zoo.c:12)}; of the library where that is known, else where it happened. */
  static String ownPlace(Evidence evidence) {
    Optional<NamedFrame> own = evidence.ownFrame();
    if (own.isPresent()) {
      NamedFrame frame = own.get();
      String name = frame.function().map(f -> "`" + f + "`").orElse(frame.toString());
      return "in " + name + frame.source().map(source -> " (" + source + ")").orElse("");
    }
    return evidence.frames().stream().findFirst().map(frame -> "in " + frame).orElse("");
  }

  /** {@code while zoo:one/0 ran}. */
  static String during(Evidence evidence) {
    return during(evidence.phase(), evidence.situation());
  }

  /** The same of another moment. */
  static String during(Optional<Phase> phase, Optional<Situation> where) {
    return phase.map(known -> during(known, where)).orElse("outside of any call");
  }

  private static String during(Phase phase, Optional<Situation> where) {
    String function =
        where.flatMap(Situation::function).map(Object::toString).orElse("one of its functions");
    return switch (phase) {
      case DLOPEN -> "while the dynamic loader loaded the library and ran its constructors";
      case NIF_INIT -> "in nif_init";
      case TABLE -> "while the VM walked the function table";
      case LOAD -> "in the callback load";
      case CALL -> "while " + function + " ran";
      case UPGRADE -> "in the callback upgrade";
      case UNLOAD -> "in the callback unload";
      case DLCLOSE -> "while the dynamic loader ran the library's destructors";
      case THREAD -> "in a thread that the library started" + startedIn(where);
      case RESOURCE ->
          "in the "
              + where.flatMap(Situation::function).map(FunctionId::name).orElse("callback")
              + ", a resource type";
      case THREAD_END -> "while a thread ended and its own data was destroyed" + startedIn(where);
      case EXIT -> "while the process ended and its exit handlers and destructors ran";
    };
  }

  private static String startedIn(Optional<Situation> where) {
    String function = where.flatMap(Situation::function).map(f -> " (" + f + ")").orElse("");
    return where.flatMap(Situation::startedIn).map(phase -> " in " + phase + function).orElse("");
  }

  /** {@code died of SIGALRM}. */
  static String end(Evidence evidence) {
    if (evidence.outcome() instanceof Outcome.Crashed crashed) {
      return "died of " + evidence.crash().map(Words::signal).orElse(crashed.signal().name());
    }
    return evidence.outcome() instanceof Outcome.Exited exited
        ? "ended with status " + exited.status()
        : "hung";
  }

  /** {@code SIGSEGV reading address 0x0}. */
  static String signal(CrashReport crash) {
    String name = crash.signal().name();
    boolean fault = name.equals("SIGSEGV") || name.equals("SIGBUS");
    if (!fault || crash.code() <= 0 || crash.code() == 128) {
      return name;
    }
    String verb =
        switch (crash.access()) {
          case READ -> " reading address ";
          case WRITE -> " writing address ";
          case FETCH -> " running code at address ";
          case UNKNOWN -> " accessing address ";
        };
    return name + verb + hex(crash.address());
  }

  /** What is wrong in the table; empty when nothing is. */
  static Optional<String> table(TrapReport trap) {
    return trap.table().stream().findFirst().map(Words::problem);
  }

  private static String problem(TrapReport.TableProblem problem) {
    String row = "row " + problem.row();
    return switch (problem.fault()) {
      case NO_NAME -> row + " has no name";
      case UNREADABLE_NAME ->
          "the name of " + row + " is at " + hex(problem.value()) + ", where no text is";
      case NO_MODULE -> "the entry does not name its module";
      case NO_FUNCTION -> row + " has no function";
      case NO_CODE ->
          "the function of " + row + " is at " + hex(problem.value()) + ", where no code is";
      case WRONG_COUNT -> "the entry counts " + (int) problem.value() + " rows";
      case UNREADABLE_TABLE ->
          "the table at " + hex(problem.value()) + " ends before the rows that the entry counts do";
      case UNREADABLE_ENTRY -> "the entry at " + hex(problem.value()) + " cannot be read";
    };
  }

  /** What became of the node, without a full stop; empty when it lives. */
  static Optional<String> sentence(Evidence evidence) {
    Outcome outcome = evidence.outcome();
    boolean known = evidence.ownFrame().isPresent();
    String where = ((known ? place(evidence) + " " : "") + during(evidence)).strip();
    if (outcome instanceof Outcome.Crashed crashed) {
      String signal = evidence.crash().map(Words::signal).orElse(crashed.signal().name());
      String row = evidence.in(Phase.TABLE) ? table(evidence.trap()).orElse("") : "";
      String how = signal + " " + where + (row.isEmpty() ? "" : ": " + row);
      return Optional.of(Sentences.crashed(how));
    }
    if (outcome instanceof Outcome.Exited exited) {
      return Optional.of(Sentences.exited(exited.status(), " " + where));
    }
    if (outcome instanceof Outcome.Hung hung) {
      return Optional.of(Sentences.hung(hung.deadline(), ", " + where));
    }
    return Optional.empty();
  }
}
