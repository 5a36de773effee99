package io.nifproof.cli.command;

import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.ScratchDir;
import io.nifproof.gate.module.ErlCompiler;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.files.SearchPath;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.spec.NativeModule;
import io.nifproof.spec.NativeModuleReader;
import io.nifproof.spec.UnreadableSpecException;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A module that the command line names: its source in Erlang or Elixir, or its object code. */
final class SourceModule {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Path file;
  private final Map<String, String> environment;

  SourceModule(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /**
   * Its functions and their types.
   *
   * @throws CommandFailure when it cannot be compiled, or has what cannot become C
   */
  NativeModule read() throws IOException, InterruptedException {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file)) {
      throw wrong("is " + (Files.exists(file) ? "no file" : "not there"));
    }
    if (name.endsWith(".beam")) {
      return read(Files.readAllBytes(file), List.of());
    }
    if (name.endsWith(".erl")) {
      // Latin-1 takes any bytes: comments of other encodings may look odd, but are no failure.
      byte[] source = Files.readAllBytes(file);
      String text = new String(source, StandardCharsets.UTF_8);
      return read(erlang(), text.lines().toList());
    }
    if (name.endsWith(".ex") || name.endsWith(".exs")) {
      return read(elixir(), List.of());
    }
    throw wrong("ends with none of .erl, .beam, .ex");
  }

  private CommandFailure wrong(String what) {
    return new CommandFailure(
        ExitCode.USAGE,
        "`" + file + "` " + what + "; expected a module",
        "name it as in src/foo.erl, ebin/foo.beam or lib/foo.ex");
  }

  private NativeModule read(byte[] beam, List<String> lines) {
    try {
      return NativeModuleReader.read(BeamFile.parse(beam), file.getFileName().toString(), lines);
    } catch (BeamFormatException e) {
      throw wrong("cannot be read: " + e.getMessage());
    } catch (UnreadableSpecException e) {
      throw new CommandFailure(ExitCode.FAIL, e.getMessage(), "");
    }
  }

  private byte[] erlang() throws IOException, InterruptedException {
    Runtimes runtimes = Runtimes.of(environment);
    ErlangRuntime runtime = runtime(runtimes.catalog());
    try (RunFolder folder = RunFolder.create(runtimes.home());
        NodeSession session = NodeSession.open(folder.path())) {
      byte[] beam = ErlCompiler.compile(session, runtime, file.toAbsolutePath());
      folder.discard();
      return beam;
    } catch (ModuleException e) {
      throw new CommandFailure(ExitCode.FAIL, e.getMessage(), "");
    }
  }

  /** This machine's own Erlang, or else the oldest that runs without emulation. */
  private static ErlangRuntime runtime(RuntimeCatalog catalog) {
    List<ErlangRuntime> usable = catalog.all();
    if (usable.isEmpty()) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "no Erlang runtime to compile the module with",
          "install Erlang, or run `nifproof runtime add`, or name the .beam");
    }
    return catalog.find("host").orElseGet(() -> ErlCompiler.oldest(usable));
  }

  /** Elixir's own compiler; a module of a larger project is better named by its .beam. */
  private byte[] elixir() throws IOException, InterruptedException {
    try (ScratchDir scratch = new ScratchDir()) {
      Path out = scratch.path();
      CompilerEnd end =
          new CompilerProcess(environment)
              .run(
                  List.of(elixirc(), "-o", out.toString(), file.toAbsolutePath().toString()),
                  out,
                  TIMEOUT);
      return only(out, end);
    }
  }

  private byte[] only(Path out, CompilerEnd end) throws IOException {
    List<Path> beams;
    try (Stream<Path> files = Files.list(out)) {
      beams = files.filter(path -> path.toString().endsWith(".beam")).sorted().toList();
    }
    if (beams.isEmpty()) {
      throw new CommandFailure(
          ExitCode.FAIL,
          "elixirc does not compile `" + file + "`:\n" + words(end),
          "a module that needs others of its project: compile it with mix, and name its .beam"
              + " under _build");
    }
    if (beams.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + file + "` has " + beams.size() + " modules, expected one",
          "compile it, and name the .beam of the one with the NIFs");
    }
    return Files.readAllBytes(beams.get(0));
  }

  private static String words(CompilerEnd end) {
    if (end instanceof CompilerEnd.Ended ended) {
      return ended.output().strip();
    }
    return end instanceof CompilerEnd.Overdue overdue
        ? overdue.output().strip() + "\nno end within " + overdue.deadline().toSeconds() + " s"
        : ((CompilerEnd.NeverStarted) end).words();
  }

  /** The compiler on the PATH that this run was given. */
  private String elixirc() {
    Optional<Path> program = SearchPath.of(environment).program("elixirc");
    if (program.isPresent()) {
      return program.get().toString();
    }
    throw new CommandFailure(
        ExitCode.INCOMPLETE,
        "there is no `elixirc` on PATH to compile `" + file + "`",
        "install Elixir, or name the .beam under _build that mix made");
  }
}
