package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangRangeException;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.Doubt;
import io.nifproof.node.FunctionId;
import io.nifproof.node.Phase;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.StubModule;
import io.nifproof.node.crash.Situation;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Loads one library into one node: the module first, then {@code load_nif} from the module's own
 * code, then the node's own list of the NIFs it has.
 */
public final class LoadProbe {
  /** More corrections than any table that was seen has rows; a library cannot keep us here. */
  private static final int MOST_CORRECTIONS = 2_000;

  private static final Set<Phase> LOADING =
      EnumSet.of(Phase.DLOPEN, Phase.NIF_INIT, Phase.TABLE, Phase.LOAD);

  private final ErlangNode node;
  private final LoadRequest request;
  private LoadableModule module;
  private boolean recompiled;

  private LoadProbe(ErlangNode node, LoadRequest request) {
    this.node = node;
    this.request = request;
    this.module = request.module();
  }

  /** Loads the library; the node may be dead afterwards, and is ended when it hangs. */
  public static LoadReport load(ErlangNode node, LoadRequest request) {
    long start = System.nanoTime();
    LoadProbe probe = new LoadProbe(node, request);
    var unused = Trap.report(node); // is missed when it is gone afterwards
    Outcome outcome = probe.attempts();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (outcome instanceof Outcome.Hung) {
      Trap.dumpThreads(node);
      node.end();
    }
    Optional<TrapReport> trap = Trap.report(node);
    return new LoadReport(
        outcome,
        phase(outcome, trap),
        took,
        node.output(),
        probe.module.name(),
        trap,
        placement(node, request, outcome),
        probe.recompiled);
  }

  private static Optional<Placement> placement(
      ErlangNode node, LoadRequest request, Outcome outcome) {
    if (!(outcome instanceof Outcome.Loaded)) {
      return Optional.empty();
    }
    try {
      return Placement.of(node, request.library().toRealPath());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Optional<Phase> phase(Outcome outcome, Optional<TrapReport> trap) {
    if (outcome instanceof Outcome.Refused refused) {
      return Refusal.phase(refused);
    }
    return outcome instanceof Outcome.Loaded
        ? Optional.empty()
        : trap.flatMap(TrapReport::situation).flatMap(Situation::phase);
  }

  /** A stub that lacks what the library wants is made again with it, until nothing is missing. */
  private Outcome attempts() {
    TreeSet<FunctionId> functions = new TreeSet<>();
    for (int i = 0; i < MOST_CORRECTIONS; i++) {
      Outcome outcome = attempt();
      if (request.exact() || !(outcome instanceof Outcome.Refused refused)) {
        return outcome;
      }
      Optional<String> name = Refusal.moduleName(refused);
      Optional<FunctionId> function = Refusal.missingFunction(refused);
      boolean renamed = name.isPresent() && !name.get().equals(module.name());
      boolean extended = function.isPresent() && functions.add(function.get());
      String wanted = renamed ? name.get() : module.name();
      // A VM that cannot load a module with such long names could only die of it.
      if ((!renamed && !extended)
          || StubModule.oldestOtp(wanted, functions, false).compareTo(node.runtime().otp()) > 0) {
        return outcome;
      }
      module = LoadableModule.stub(wanted, functions);
    }
    throw new IllegalStateException("the VM still misses functions in " + module.name());
  }

  private Outcome attempt() {
    OtpErlangAtom name = new OtpErlangAtom(module.name());
    OtpErlangObject beam = binary(module.beam());
    Reply loaded = call("erlang", "load_module", name, beam);
    if (loaded instanceof Reply.Answer answer && !isTuple(answer.term(), "module")) {
      // Perhaps there is old code of it to purge: the code server does that, and takes longer.
      loaded = call("code", "load_binary", name, new OtpErlangString("nifproof"), beam);
    }
    if (!(loaded instanceof Reply.Answer accepted)) {
      return failure(loaded);
    }
    if (!isTuple(accepted.term(), "module") && request.exact()) {
      return again(accepted.term());
    }
    if (!isTuple(accepted.term(), "module")) {
      return new Outcome.Refused(
          "badfile",
          "the VM did not accept the module `" + module.name() + "` itself: " + accepted.term());
    }
    Reply reply = call(module.name(), BeamFile.LOADER.name(), pathOf(), request.loadInfo());
    if (!(reply instanceof Reply.Answer answer)) {
      return failure(reply);
    }
    boolean ok = answer.term().equals(new OtpErlangAtom("ok"));
    if (ok && isInside()) {
      return early(name);
    }
    return ok ? loaded(name) : refused(answer.term());
  }

  /** Whether the library has a thread of the VM, as the trap sees it. */
  private boolean isInside() {
    return Trap.report(node)
        .map(TrapReport::atWork)
        .map(all -> all.stream().flatMap(one -> one.phase().stream()).anyMatch(LOADING::contains))
        .orElse(false);
  }

  /** The VM gives its answer after the library has returned: this one is somebody else's. */
  private Outcome early(OtpErlangAtom name) {
    node.doubt(Doubt.ANSWERED_EARLY);
    Reply reply = call("erlang", "is_alive");
    if (!(reply instanceof Reply.Answer)) {
      return failure(reply);
    }
    return isInside() ? new Outcome.Hung(request.timeout()) : loaded(name);
  }

  /** A project's own module that this VM refuses is compiled again here, once. */
  private Outcome again(OtpErlangObject words) {
    Optional<LoadableModule> made =
        recompiled
            ? Optional.empty()
            : new Recompilation(node, request.timeout()).of(request.module());
    if (made.isPresent()) {
      recompiled = true;
      module = made.get();
      return attempt();
    }
    return new Outcome.NeverStarted(
        "the module `"
            + module.name()
            + "` is refused by OTP "
            + node.runtime().otp()
            + " ("
            + words
            + "), and there is neither abstract code in it nor a source here that this runtime's"
            + " own compiler takes; compile it with debug_info, or give its source as"
            + " `library.erl`",
        node.output(),
        Optional.empty());
  }

  private Outcome loaded(OtpErlangAtom module) {
    Reply reply = call("erlang", "get_module_info", module, new OtpErlangAtom("nifs"));
    if (!(reply instanceof Reply.Answer answer)) {
      return failure(reply);
    }
    List<FunctionId> functions = new ArrayList<>();
    if (answer.term() instanceof OtpErlangList list) {
      for (OtpErlangObject element : list) {
        functionId(element).ifPresentOrElse(functions::add, () -> node.doubt(Doubt.NONSENSE));
      }
    } else {
      node.doubt(Doubt.NONSENSE);
    }
    return new Outcome.Loaded(functions);
  }

  private static Optional<FunctionId> functionId(OtpErlangObject pair) {
    try {
      return pair instanceof OtpErlangTuple tuple
              && tuple.arity() == 2
              && tuple.elementAt(0) instanceof OtpErlangAtom name
              && tuple.elementAt(1) instanceof OtpErlangLong arity
          ? Optional.of(new FunctionId(name.atomValue(), arity.intValue()))
          : Optional.empty();
    } catch (OtpErlangRangeException e) {
      return Optional.empty();
    }
  }

  /** {@code {error, {Reason, Text}}}; anything else is shown as it came. */
  private static Outcome refused(OtpErlangObject result) {
    if (isTuple(result, "error")
        && ((OtpErlangTuple) result).elementAt(1) instanceof OtpErlangTuple why
        && why.arity() == 2
        && why.elementAt(0) instanceof OtpErlangAtom reason) {
      return new Outcome.Refused(reason.atomValue(), text(why.elementAt(1)));
    }
    return new Outcome.Refused("unexpected", "load_nif answered " + result);
  }

  private static String text(OtpErlangObject characters) {
    if (characters instanceof OtpErlangString string) {
      return string.stringValue();
    }
    try {
      return characters instanceof OtpErlangList list ? list.stringValue() : characters.toString();
    } catch (com.ericsson.otp.erlang.OtpErlangException notCharacters) {
      return characters.toString();
    }
  }

  private Outcome failure(Reply reply) {
    return reply instanceof Reply.Down down
        ? Outcome.ended(down.status())
        : new Outcome.Hung(request.timeout());
  }

  private Reply call(String module, String function, OtpErlangObject... arguments) {
    return node.call(module, function, request.timeout(), arguments);
  }

  /** {@code load_nif} adds the ending {@code .so} itself; a file without it gets a link with it. */
  private OtpErlangString pathOf() {
    Path library = request.library().toAbsolutePath();
    String path = library.toString();
    if (path.endsWith(".so")) {
      return new OtpErlangString(path.substring(0, path.length() - ".so".length()));
    }
    Path link = node.folder().resolve("library.so");
    try {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, library);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("could not link " + link + " to " + library, e);
    }
    return new OtpErlangString(node.folder().resolve("library").toString());
  }

  private static OtpErlangBinary binary(byte[] bytes) {
    return new OtpErlangBinary(bytes);
  }

  private static boolean isTuple(OtpErlangObject term, String tag) {
    return term instanceof OtpErlangTuple tuple
        && tuple.arity() == 2
        && tuple.elementAt(0).equals(new OtpErlangAtom(tag));
  }
}
