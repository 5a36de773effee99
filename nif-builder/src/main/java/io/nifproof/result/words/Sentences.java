package io.nifproof.result.words;

import io.nifproof.node.FunctionId;
import io.nifproof.node.OtpRelease;
import io.nifproof.node.Phase;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.Attempt;
import io.nifproof.result.CallAnswer;
import io.nifproof.result.CallResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one sentence what happened. Nobody else does. */
public final class Sentences {
  private static final int FUNCTIONS_SHOWN = 6;

  private Sentences() {}

  /**
   * How a load ended.
   *
   * @param phase where the library was, as far as that is known from outside
   */
  public static String loading(Outcome outcome, Optional<Phase> phase) {
    String during = phase.map(known -> " (" + known + ")").orElse("");
    return outcome.match(
        new Saying(" while it loaded the library" + during, "load_nif did not return"));
  }

  /**
   * The same of a load into a module that its runtime had to compile again.
   *
   * @param load what came of it
   * @param otp the runtime's
   */
  public static String recompiled(String load, OtpRelease otp) {
    return load
        + " (its module compiled again by OTP "
        + otp
        + ", which refuses what another compiled)";
  }

  /** What a node did in a call, or in one of many. */
  public static String calling(Outcome outcome) {
    return outcome.match(new Saying("", "no answer"));
  }

  /** What a signal did, told by who saw it: {@code crashed: SIGSEGV reading …}. */
  public static String crashed(String how) {
    return "crashed: " + how;
  }

  /** What a process did that ended by itself. */
  public static String exited(ExitStatus status, String where) {
    return "exited: the VM's process ended with " + status + where;
  }

  /** That nothing came in time. */
  public static String hung(Duration deadline, String where) {
    return "hung: no answer within " + seconds(deadline) + where;
  }

  /** That there is no library, and why. */
  public static String notBuilt(String why) {
    return "not built: " + why;
  }

  /** That nifproof itself failed on what it saw of a cell, which says nothing about the library. */
  public static String notJudged(Throwable failure) {
    String where =
        Stream.of(failure.getStackTrace())
            .findFirst()
            .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName())
            .orElse("");
    String why = Optional.ofNullable(failure.getMessage()).map(text -> ": " + text).orElse("");
    return "not judged, which says nothing about the library: nifproof failed on what it saw ("
        + failure.getClass().getSimpleName()
        + where
        + why
        + ")";
  }

  /**
   * What came of a call that the node survived.
   *
   * @param expected what should have come, with a comma before it; told when something else came
   */
  public static String answered(CallAnswer answer, String text, String expected) {
    return switch (answer) {
      case RETURNED, RAISED, INVALID, UNDEFINED -> answer.id() + ": " + text;
      case UNEXPECTED -> answer.id() + ": " + text + expected;
      case UNWRITTEN -> "not written: the body of the function raised " + text;
    };
  }

  /** What came of a cell: of the load, and of the calls that did not go well. */
  public static String of(String load, List<CallResult> calls) {
    return load
        + calls.stream()
            .filter(call -> !call.asExpected())
            .map(call -> "; `" + call.name() + "` " + call.sentence())
            .collect(Collectors.joining());
  }

  /** That a cell contradicts itself. */
  public static String flaky(List<Attempt> attempts, String shown) {
    return "not the same each time: "
        + attempts.stream()
            .map(each -> each.verdict() + " in " + each.source())
            .collect(Collectors.joining(", "))
        + "; "
        + shown;
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }

  private static String functions(List<FunctionId> functions) {
    if (functions.isEmpty()) {
      return "no NIF (its table is empty)";
    }
    String shown =
        functions.stream()
            .limit(FUNCTIONS_SHOWN)
            .map(FunctionId::toString)
            .collect(Collectors.joining(", "));
    String more = functions.size() > FUNCTIONS_SHOWN ? ", …" : "";
    return CellWords.count(functions.size(), "NIF") + ": " + shown + more;
  }

  /**
   * A sentence for each outcome.
   *
   * @param where in what it happened, with a space before it
   * @param silence what did not come in time
   */
  private record Saying(String where, String silence) implements Outcome.Match<String> {
    @Override
    public String loaded(Outcome.Loaded loaded) {
      return "loaded: " + functions(loaded.functions());
    }

    @Override
    public String refused(Outcome.Refused refused) {
      return "refused: " + refused.reason() + ": " + refused.text();
    }

    @Override
    public String crashed(Outcome.Crashed crashed) {
      return Sentences.crashed(crashed.signal() + " killed the VM" + where);
    }

    @Override
    public String hung(Outcome.Hung hung) {
      return "hung: " + silence + " within " + seconds(hung.deadline());
    }

    @Override
    public String exited(Outcome.Exited exited) {
      return Sentences.exited(exited.status(), where);
    }

    @Override
    public String neverStarted(Outcome.NeverStarted never) {
      return "never started, which says nothing about the library: " + never.reason();
    }
  }
}
