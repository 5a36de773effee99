package io.nifproof.gate.module;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangString;
import io.nifproof.gate.spec.CaseReader;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.launch.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Modules that calls need in their node, compiled once, when first asked for. Thread-safe. */
public final class CaseModules {
  /** None. */
  public static final CaseModules NONE =
      new CaseModules(new Memoized<>("module of a case", List::of));

  private final Memoized<List<Helper>> made;

  /**
   * A module.
   *
   * @param name its name
   * @param beam its object code
   */
  public record Helper(String name, OtpErlangBinary beam) {}

  private CaseModules(Memoized<List<Helper>> made) {
    this.made = made;
  }

  /** Those that are in some files, compiled with a runtime. */
  public static CaseModules of(NodeSession session, ErlangRuntime runtime, List<Path> files) {
    return new CaseModules(
        new Memoized<>(
            "module of a case",
            () -> {
              List<Helper> helpers = new ArrayList<>();
              for (Path file : files) {
                helpers.add(
                    new Helper(
                        CaseReader.moduleName(file),
                        new OtpErlangBinary(ErlCompiler.compile(session, runtime, file))));
              }
              return helpers;
            }));
  }

  /**
   * Loads them into a node. A node that dies of it is noticed by the call that follows.
   *
   * @param timeout how long each may take
   * @throws ModuleException when one cannot be made
   */
  public void bringInto(ErlangNode node, Duration timeout) throws ModuleException {
    for (Helper helper : all()) {
      Reply unused =
          node.call(
              "code",
              "load_binary",
              timeout,
              new OtpErlangAtom(helper.name()),
              new OtpErlangString(helper.name() + ".beam"),
              helper.beam());
    }
  }

  public List<Helper> all() throws ModuleException {
    return made.get();
  }
}
