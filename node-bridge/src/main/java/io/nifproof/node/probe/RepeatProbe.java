package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangPid;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.beam.TimerModule;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import io.nifproof.node.term.Terms;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Repeats the call of a case in a node and measures it: its arguments are evaluated once, by a
 * process of its own that keeps them; then compiled code calls the function as often as it is told.
 */
public final class RepeatProbe {
  /**
   * What a user allows for one call says nothing about many, and a machine that is busy is no
   * reason to call a node hung.
   */
  private static final Duration LEAST = Duration.ofSeconds(10);

  private static final Duration SOON = Duration.ofSeconds(2);

  private static final String SERVER = "$nifproof_timed";
  private static final String ARGUMENTS = "$nifproof_arguments";

  /**
   * A process that has the arguments, and makes calls with them until the next one begins. Its
   * variables have names that no case has, since they would be the same variables.
   */
  private static final String START =
      """
      case whereis('%1$s') of
        undefined -> ok;
        NifproofOld -> NifproofGone = monitor(process, NifproofOld), exit(NifproofOld, kill),
          receive {'DOWN', NifproofGone, _, _, _} -> ok end
      end,
      register('%1$s', spawn(fun() ->
        NifproofAll = try {arguments, '%2$s'} catch NifproofC:NifproofR -> {raised, {NifproofC, NifproofR}} end,
        (fun NifproofServe() -> receive {NifproofFrom, NifproofHow, NifproofK, NifproofN} ->
          NifproofFrom ! {nifproof, case NifproofAll of
            {arguments, NifproofList} ->
              try {took, [apply('%3$s', NifproofHow, [NifproofN | NifproofList])
                || _ <- lists:seq(1, NifproofK)]}
              catch NifproofClass:NifproofReason -> {raised, {NifproofClass, NifproofReason}} end;
            _ -> NifproofAll
          end},
          NifproofServe()
        end end)()
      end))
      """
          .formatted(SERVER, ARGUMENTS, TimerModule.NAME);

  private static final String REPEAT =
      """
      NifproofM = monitor(process, '%1$s'), '%1$s' ! {self(), %2$s, %3$d, %4$d},
      receive
        {nifproof, NifproofAnswer} -> demonitor(NifproofM, [flush]), NifproofAnswer;
        {'DOWN', NifproofM, _, _, NifproofWhy} -> {raised, {exit, NifproofWhy}}
      end
      """;

  private final ErlangNode node;
  private final Duration timeout;

  private RepeatProbe(ErlangNode node, Duration timeout) {
    this.node = node;
    this.timeout = timeout;
  }

  /** What came of getting ready. */
  public sealed interface Prepared {
    /** The arguments are there, or what their evaluation raised comes of the first call. */
    record Ready(RepeatProbe probe) implements Prepared {}

    /** There is no call that could be repeated; why. */
    record Impossible(String reason) implements Prepared {}

    /** The node died or hung. */
    record Failed(Outcome outcome) implements Prepared {}
  }

  /**
   * Gets ready to repeat a call. One at a time in a node.
   *
   * @param module the module that the library was loaded into
   * @param timeout how long each step may take at least
   */
  public static Prepared prepare(
      ErlangNode node, String module, CallRequest request, Duration timeout) {
    Duration longest =
        Stream.of(LEAST, timeout, request.timeout().orElse(timeout))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    RepeatProbe probe = new RepeatProbe(node, longest);
    ErlangForms.Parsed parsed = ErlangForms.parse(node, request.body(), probe.timeout);
    if (parsed instanceof ErlangForms.Parsed.Invalid invalid) {
      return new Prepared.Impossible(invalid.reason());
    }
    if (parsed instanceof ErlangForms.Parsed.Unanswered lost) {
      return new Prepared.Failed(probe.failure(lost.reply()));
    }
    OtpErlangList forms = ((ErlangForms.Parsed.Forms) parsed).list();
    OtpErlangObject own = ErlangForms.inModule(node, module, forms, probe.timeout);
    RepeatableCall last = RepeatableCall.in((OtpErlangList) own);
    if (last instanceof RepeatableCall.None none) {
      return new Prepared.Impossible(none.reason());
    }
    RepeatableCall.Found call = (RepeatableCall.Found) last;
    return probe
        .load(call)
        .or(() -> probe.start(call))
        .<Prepared>map(Prepared.Failed::new)
        .orElseGet(() -> new Prepared.Ready(probe));
  }

  /** Makes so many batches of so many calls; a node that hangs in one is ended. */
  public Repeated call(int batches, long times) {
    return repeat(TimerModule.CALL, batches, times);
  }

  /** Goes through the loop so often without the call. */
  public Repeated idle(int batches, long times) {
    return repeat(TimerModule.IDLE, batches, times);
  }

  private Optional<Outcome> load(RepeatableCall.Found call) {
    Reply reply =
        node.call(
            "code",
            "load_binary",
            timeout,
            new OtpErlangAtom(TimerModule.NAME),
            new OtpErlangString(TimerModule.NAME + ".beam"),
            new OtpErlangBinary(TimerModule.assemble(call.module(), call.function())));
    return reply instanceof Reply.Answer ? Optional.empty() : Optional.of(failure(reply));
  }

  private Optional<Outcome> start(RepeatableCall.Found call) {
    Reply reply = evaluate(START, call.arguments());
    if (reply instanceof Reply.Answer answer && !ErlangForms.isTagged(answer.term(), "value", 3)) {
      throw new IllegalStateException("what repeats calls did not start: " + answer.term());
    }
    return reply instanceof Reply.Answer ? Optional.empty() : Optional.of(failure(reply));
  }

  private Repeated repeat(String how, int batches, long times) {
    Reply reply = evaluate(REPEAT.formatted(SERVER, how, batches, times), ErlangForms.block());
    if (!(reply instanceof Reply.Answer answer)) {
      Optional<String> waits =
          reply instanceof Reply.TimedOut ? waitingFunction() : Optional.empty();
      if (waits.isPresent()) {
        node.end(); // the call goes on, and nobody can stop it
        return new Repeated.Waits(waits.get());
      }
      return new Repeated.Failed(failure(reply));
    }
    if (answer.term() instanceof OtpErlangTuple value
        && ErlangForms.isTagged(value, "value", 3)
        && value.elementAt(1) instanceof OtpErlangTuple told
        && told.arity() == 2) {
      return ErlangForms.isTagged(told, "took", 2)
          ? new Repeated.Took(longs(told.elementAt(1)))
          : new Repeated.Raised(Terms.print(told.elementAt(1)));
    }
    return new Repeated.Raised(Terms.print(answer.term()));
  }

  /**
   * Where the process that makes the calls waits for a message; empty when it is busy, or when the
   * node does not even say so.
   */
  private Optional<String> waitingFunction() {
    Reply named = node.call("erlang", "whereis", SOON, new OtpErlangAtom(SERVER));
    if (!(named instanceof Reply.Answer pid) || !(pid.term() instanceof OtpErlangPid)) {
      return Optional.empty();
    }
    OtpErlangObject[] wanted = {new OtpErlangAtom("status"), new OtpErlangAtom("current_function")};
    Reply told = node.call("erlang", "process_info", SOON, pid.term(), new OtpErlangList(wanted));
    if (told instanceof Reply.Answer answer
        && answer.term() instanceof OtpErlangList facts
        && facts.arity() == wanted.length
        && facts.elementAt(0) instanceof OtpErlangTuple status
        && status.elementAt(1).equals(new OtpErlangAtom("waiting"))
        && facts.elementAt(1) instanceof OtpErlangTuple current
        && current.elementAt(1) instanceof OtpErlangTuple function) {
      return Optional.of(
          function.elementAt(0) + ":" + function.elementAt(1) + "/" + function.elementAt(2));
    }
    return Optional.empty();
  }

  /** A list of small numbers comes as a string. */
  private static List<Long> longs(OtpErlangObject list) {
    if (list instanceof OtpErlangString string) {
      return string.stringValue().codePoints().mapToObj(Long::valueOf).toList();
    }
    return Arrays.stream(((OtpErlangList) list).elements())
        .map(number -> ((OtpErlangLong) number).longValue())
        .toList();
  }

  /** Evaluates a text of ours, which is Erlang, with the arguments in their place. */
  private Reply evaluate(String text, OtpErlangObject arguments) {
    ErlangForms.Parsed parsed = ErlangForms.parse(node, text, timeout);
    if (parsed instanceof ErlangForms.Parsed.Unanswered lost) {
      return lost.reply();
    }
    OtpErlangObject forms =
        ErlangForms.replace(((ErlangForms.Parsed.Forms) parsed).list(), ARGUMENTS, arguments);
    return node.call("erl_eval", "exprs", timeout, forms, new OtpErlangList());
  }

  private Outcome failure(Reply reply) {
    if (reply instanceof Reply.Down down) {
      return Outcome.ended(down.status());
    }
    Trap.dumpThreads(node);
    node.end();
    return new Outcome.Hung(timeout);
  }
}
