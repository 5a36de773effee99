package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangDecodeException;
import com.ericsson.otp.erlang.OtpErlangInt;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import com.ericsson.otp.erlang.OtpInputStream;
import com.ericsson.otp.erlang.OtpOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The boot script of our nodes: the runtime's own {@code no_dot_erlang.boot}, which loads in one go
 * what a node with distribution needs, and leaves what only a shell or a compiler needs until
 * somebody calls it. It saves a fifth of an emulated boot; see docs/why/boot-script.md.
 *
 * <p>The shape of a boot script is that of {@code script(4)} in the documentation of SASL; which
 * modules a node loads while it boots was asked of OTP 25, 27 and 29.
 */
final class BootScript {
  /** Loaded by the runtime's script first of all, and not called before there is a code server. */
  private static final Set<String> LATER = Set.of("erl_eval", "erl_lint", "erl_parse");

  /**
   * Loaded by every node on its way to distribution, one by one, each looked for along the code
   * path. One that a release does not have is left out.
   */
  private static final Set<String> AT_ONCE =
      Set.of(
          "auth",
          "binary",
          "dist_util",
          "erl_distribution",
          "erl_epmd",
          "erl_signal_handler",
          "erpc",
          "gb_sets",
          "gb_trees",
          "gen_tcp",
          "global",
          "global_group",
          "inet",
          "inet_config",
          "inet_db",
          "inet_parse",
          "inet_tcp",
          "inet_tcp_dist",
          "inet_udp",
          "kernel_config",
          "kernel_refc",
          "logger_handler_watcher",
          "logger_olp",
          "logger_proxy",
          "logger_sup",
          "maps",
          "net_kernel",
          "os",
          "peer",
          "proplists",
          "queue",
          "rand",
          "raw_file_io",
          "raw_file_io_list",
          "re",
          "rpc",
          "standard_error",
          "supervisor_bridge",
          "unicode",
          "user_sup");

  /**
   * What the command line would say of the kernel's environment; a script needs no parser for it.
   */
  private static final List<OtpErlangObject> KERNEL =
      List.of(
          pair("logger", list(tuple(atom("handler"), atom("default"), atom("undefined")))),
          pair("inet_dist_use_interface", tuple(number(127), number(0), number(0), number(1))));

  private BootScript() {}

  /**
   * Makes a script of the runtime's own.
   *
   * @param stock the bytes of its {@code no_dot_erlang.boot}
   * @return the bytes of ours; empty when the other one is not what we know
   */
  static Optional<byte[]> of(byte[] stock) {
    try {
      return changed(new OtpInputStream(stock).read_any())
          .map(
              script -> {
                OtpOutputStream out = new OtpOutputStream();
                out.write1(131); // the version tag of the external term format
                out.write_any(script);
                return out.toByteArray();
              });
    } catch (OtpErlangDecodeException e) {
      return Optional.empty();
    }
  }

  private static Optional<OtpErlangObject> changed(OtpErlangObject stock) {
    if (!(stock instanceof OtpErlangTuple script)
        || script.arity() != 3
        || !(script.elementAt(2) instanceof OtpErlangList commands)) {
      return Optional.empty();
    }
    Set<String> known = new HashSet<>();
    commands.forEach(command -> modules(command).forEach(known::add));
    List<OtpErlangObject> ours = new ArrayList<>();
    boolean first = true;
    boolean kernel = false;
    for (OtpErlangObject command : commands) {
      if (first && modules(command).findAny().isPresent()) {
        ours.add(tuple(atom("primLoad"), atOnce(command, known)));
        first = false;
        continue;
      }
      Optional<OtpErlangObject> configured = configured(command);
      kernel |= configured.isPresent();
      ours.add(configured.orElse(command));
    }
    return first || !kernel
        ? Optional.empty()
        : Optional.of(tuple(script.elementAt(0), script.elementAt(1), list(ours)));
  }

  /** The modules of a {@code {primLoad, [Module]}}; none for any other command. */
  private static Stream<String> modules(OtpErlangObject command) {
    return command instanceof OtpErlangTuple load
            && load.arity() == 2
            && load.elementAt(0).equals(atom("primLoad"))
            && load.elementAt(1) instanceof OtpErlangList names
        ? Stream.of(names.elements())
            .filter(OtpErlangAtom.class::isInstance)
            .map(name -> ((OtpErlangAtom) name).atomValue())
        : Stream.empty();
  }

  private static OtpErlangList atOnce(OtpErlangObject first, Set<String> known) {
    Stream<String> stock = modules(first).filter(module -> !LATER.contains(module));
    Stream<String> ours = AT_ONCE.stream().filter(known::contains).sorted();
    return list(Stream.concat(stock, ours).distinct().map(BootScript::atom).toList());
  }

  /** The command that starts the kernel, with our environment before its own. */
  private static Optional<OtpErlangObject> configured(OtpErlangObject command) {
    if (command instanceof OtpErlangTuple start
        && start.arity() == 3
        && start.elementAt(1).equals(atom("application_controller"))
        && start.elementAt(2) instanceof OtpErlangTuple call
        && call.arity() == 3
        && call.elementAt(2) instanceof OtpErlangList arguments
        && arguments.arity() == 1
        && arguments.elementAt(0) instanceof OtpErlangTuple application
        && application.arity() == 3
        && application.elementAt(2) instanceof OtpErlangList properties) {
      List<OtpErlangObject> changed =
          Stream.of(properties.elements()).map(BootScript::env).toList();
      OtpErlangTuple kernel =
          tuple(application.elementAt(0), application.elementAt(1), list(changed));
      return Optional.of(
          tuple(
              start.elementAt(0),
              start.elementAt(1),
              tuple(call.elementAt(0), call.elementAt(1), list(kernel))));
    }
    return Optional.empty();
  }

  private static OtpErlangObject env(OtpErlangObject property) {
    if (property instanceof OtpErlangTuple pair
        && pair.arity() == 2
        && pair.elementAt(0).equals(atom("env"))
        && pair.elementAt(1) instanceof OtpErlangList stock) {
      return tuple(
          atom("env"), list(Stream.concat(KERNEL.stream(), Stream.of(stock.elements())).toList()));
    }
    return property;
  }

  private static OtpErlangAtom atom(String name) {
    return new OtpErlangAtom(name);
  }

  private static OtpErlangObject number(int value) {
    return new OtpErlangInt(value);
  }

  private static OtpErlangTuple pair(String key, OtpErlangObject value) {
    return tuple(atom(key), value);
  }

  private static OtpErlangTuple tuple(OtpErlangObject... elements) {
    return new OtpErlangTuple(elements);
  }

  private static OtpErlangList list(OtpErlangObject... elements) {
    return new OtpErlangList(elements);
  }

  private static OtpErlangList list(List<? extends OtpErlangObject> elements) {
    return list(elements.toArray(new OtpErlangObject[0]));
  }
}
