package io.nifproof.gate.module;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.launch.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Compiles an Erlang module in a node of ours, so that the oldest runtime can load the result. */
public final class ErlCompiler {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private ErlCompiler() {}

  /**
   * The runtime to compile with: the oldest OTP, since newer ones load its object code and not the
   * other way round; a native one among equals.
   */
  public static ErlangRuntime oldest(Collection<ErlangRuntime> runtimes) {
    return runtimes.stream()
        .min(
            Comparator.comparing(ErlangRuntime::otp)
                .thenComparing(runtime -> runtime.start().id().equals("emulated"))
                .thenComparing(runtime -> !runtime.start().id().equals("native")))
        .orElseThrow();
  }

  /**
   * Compiles.
   *
   * @return the object code
   * @throws ModuleException with the compiler's own words when the source is wrong
   */
  public static byte[] compile(NodeSession session, ErlangRuntime runtime, Path source)
      throws ModuleException {
    BootResult booted = session.boot(runtime, NodeOptions.DEFAULT.seeing(read(source)));
    if (booted instanceof BootResult.NotBooted not) {
      throw ModuleException.missing(
          "no node to compile `" + source + "` in: " + not.reason() + "\n" + not.words());
    }
    try (ErlangNode node = ((BootResult.Booted) booted).node()) {
      Reply reply =
          node.call(
              "compile",
              "file",
              TIMEOUT,
              new OtpErlangString(withoutEnding(source)),
              options(source));
      if (reply instanceof Reply.Answer answer
          && answer.term() instanceof OtpErlangTuple tuple
          && tuple.arity() >= 3
          && tuple.elementAt(2) instanceof OtpErlangBinary beam) {
        return beam.binaryValue();
      }
      // The compiler's words may still be on their way out of the VM: `halt` waits for them.
      Reply unused = node.call("erlang", "halt", LAST_WORDS);
      node.end();
      throw ModuleException.wrong(
          "OTP " + runtime.otp() + " does not compile `" + source + "`:\n" + node.output().strip());
    }
  }

  /** The source, and the folders where projects keep their headers. */
  private static List<Path> read(Path source) {
    Path folder = source.toAbsolutePath().normalize().getParent();
    return List.of(folder, folder.resolveSibling("include"));
  }

  private static String withoutEnding(Path source) {
    String path = source.toString();
    return path.endsWith(".erl") ? path.substring(0, path.length() - ".erl".length()) : path;
  }

  /** As erlc does, plus the folders where projects keep their headers. */
  private static OtpErlangList options(Path source) {
    Path folder = source.toAbsolutePath().getParent();
    return new OtpErlangList(
        new OtpErlangObject[] {
          new OtpErlangAtom("binary"),
          new OtpErlangAtom("report_errors"),
          new OtpErlangAtom("debug_info"),
          include(folder),
          include(folder.resolveSibling("include"))
        });
  }

  private static OtpErlangTuple include(Path folder) {
    return new OtpErlangTuple(
        new OtpErlangObject[] {new OtpErlangAtom("i"), new OtpErlangString(folder.toString())});
  }
}
