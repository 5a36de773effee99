package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.nifproof.spec.NativeFunction;
import io.nifproof.spec.NativeModule;
import io.nifproof.spec.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A node into which all sample libraries were loaded. */
final class StubNode implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final ErlangNode node;
  private final StubSamples samples;
  private final List<OtpErlangObject> identifiers;

  private StubNode(ErlangNode node, StubSamples samples) {
    this.node = node;
    this.samples = samples;
    identifiers =
        List.of(
            call("erlang", "self"),
            call("erlang", "make_ref"),
            ((OtpErlangList) call("erlang", "ports")).elementAt(0));
  }

  /** Boots it, and loads the libraries. */
  static StubNode boot(
      NodeSession session,
      ErlangRuntime runtime,
      NodeOptions options,
      StubSamples samples,
      Map<String, Path> libraries) {
    BootResult booted = session.boot(runtime, options);
    assertThat(booted).as(runtime.id()).isInstanceOf(BootResult.Booted.class);
    StubNode made = new StubNode(((BootResult.Booted) booted).node(), samples);
    made.load("stub_driver", "stub_driver");
    made.loadAll(libraries);
    return made;
  }

  private void loadAll(Map<String, Path> libraries) {
    libraries.forEach(
        (name, library) -> {
          String module = samples.module(name).name();
          load(module, name);
          String path = library.toString().replaceAll("\\.so$", "");
          assertThat(call(module, "load", new OtpErlangString(path)))
              .as(name + " on " + node.runtime().id())
              .isEqualTo(new OtpErlangAtom("ok"));
        });
  }

  /** Boots a node with the samples' modules of a way, each with its program started. */
  static StubNode bootPrograms(
      NodeSession session,
      ErlangRuntime runtime,
      StubSamples samples,
      StubWay way,
      Map<String, Path> programs) {
    BootResult booted = session.boot(runtime, NodeOptions.DEFAULT);
    assertThat(booted).as(runtime.id()).isInstanceOf(BootResult.Booted.class);
    StubNode made = new StubNode(((BootResult.Booted) booted).node(), samples);
    made.load("stub_driver", "stub_driver");
    programs.forEach(
        (name, program) -> {
          String module = name + "_" + way.word();
          made.load(module, module);
          assertThat(
                  made.call(
                      "stub_driver",
                      "start",
                      new OtpErlangAtom(module),
                      new OtpErlangString(program.toString())))
              .isEqualTo(new OtpErlangAtom("ok"));
          for (NativeFunction function : samples.module(name).functions()) {
            if (isEcho(name, function)) {
              made.echo(module, function, new Random(5), 100);
            }
          }
        });
    return made;
  }

  /** What is more than an echo, of programs; and what comes after one was killed. */
  void specialOfPrograms(StubWay way, Path program) {
    assertThat(call("stub_driver", "special_program", new OtpErlangAtom(way.word())))
        .isEqualTo(new OtpErlangList());
    assertThat(
            call(
                "stub_driver",
                "killed",
                new OtpErlangAtom("results_" + way.word()),
                new OtpErlangString(program.toString()),
                new OtpErlangAtom(way.word() + "_exit")))
        .isEqualTo(new OtpErlangList());
    if (way == StubWay.CNODE) {
      assertThat(call("stub_driver", "disconnected")).isEqualTo(new OtpErlangList());
    }
  }

  /** Puts a new version of every module in the place of the one that is there, which goes. */
  void upgrade(Map<String, Path> libraries) {
    loadAll(libraries);
    for (String name : libraries.keySet()) {
      OtpErlangObject unused =
          call("code", "purge", new OtpErlangAtom(samples.module(name).name()));
    }
  }

  private void load(String module, String name) {
    OtpErlangAtom atom = new OtpErlangAtom(module);
    OtpErlangBinary beam = new OtpErlangBinary(samples.beam(name));
    assertThat(call("code", "load_binary", atom, new OtpErlangString(module), beam))
        .isEqualTo(new OtpErlangTuple(new OtpErlangObject[] {new OtpErlangAtom("module"), atom}));
  }

  /** Sends terms to every function that returns its argument; says what went wrong. */
  void echo(Random random, int terms) {
    for (String name : samples.names()) {
      NativeModule module = samples.module(name);
      for (NativeFunction function : module.functions()) {
        if (isEcho(name, function)) {
          echo(module.name(), function, random, terms);
        }
      }
    }
  }

  static boolean isEcho(String module, NativeFunction function) {
    boolean same =
        function.parameters().size() == 1
            && function.parameters().get(0).type().equals(function.result());
    return same && !module.equals("resources");
  }

  private void echo(String module, NativeFunction function, Random random, int count) {
    Type type = function.result();
    Terms terms = new Terms(random, identifiers);
    Fits fits = new Fits(node.name());
    OtpErlangObject[] cases = new OtpErlangObject[count];
    for (int i = 0; i < count; i++) {
      OtpErlangObject term = terms.near(type);
      OtpErlangObject fit = new OtpErlangAtom(fits.fits(type, term));
      cases[i] = new OtpErlangTuple(new OtpErlangObject[] {term, fit});
    }
    assertThat(
            call(
                "stub_driver",
                "echo",
                new OtpErlangAtom(module),
                new OtpErlangAtom(function.id().name()),
                new OtpErlangAtom(how(type)),
                new OtpErlangList(cases)))
        .as("what %s:%s did otherwise on %s", module, function.id(), node.runtime().id())
        .isEqualTo(new OtpErlangList());
  }

  private static String how(Type type) {
    return type instanceof Type.IoData data ? data.listOnly() ? "iolist" : "iodata" : "exact";
  }

  /** What is more than an echo. */
  void special() {
    assertThat(call("stub_driver", "special")).isEqualTo(new OtpErlangList());
  }

  private OtpErlangObject call(String module, String function, OtpErlangObject... arguments) {
    Reply reply = node.call(module, function, TIMEOUT, arguments);
    assertThat(reply)
        .as(module + ":" + function + " on " + node.runtime().id() + "\n" + node.output())
        .isInstanceOf(Reply.Answer.class);
    return ((Reply.Answer) reply).term();
  }

  @Override
  public void close() {
    node.close();
  }
}
