package io.nifproof.cli.command;

import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.generate.stub.StubResult;
import io.nifproof.generate.stub.StubWay;
import io.nifproof.generate.stub.Stubs;
import io.nifproof.spec.NativeModule;
import io.nifproof.spec.UnreadableSpecException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the C side of a module from its specs. */
@Command(
    name = "generate",
    description = {
      "Make the C side of an Erlang or Elixir module from its own specs: the table, checks of all"
          + " arguments, and a prototype for each body to write.",
      "",
      "FOO_nif.c and FOO_nif.h are written anew each time. FOO_impl.c, with the bodies, is made"
          + " once and never changed; bodies that no longer match their specs are named, and the"
          + " exit status is 1."
    })
public final class GenerateCommand implements Callable<Integer> {
  private static final String TEMPLATES = "templates/stubs";

  private final String home;
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODULE",
      description = "The module: src/foo.erl, lib/foo.ex, or compiled as ebin/foo.beam.")
  private Path module;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files go (default: c_src; of a fallback, src).")
  private Path out;

  @Option(
      names = "--as",
      paramLabel = "WAY",
      defaultValue = "nif",
      description = {
        "nif; port, for the same bodies in a program of its own; cnode, for the same as a node; or"
            + " fallback, a module in Erlang to be written, FOO_fallback.erl, made once (default:"
            + " ${DEFAULT-VALUE})."
      })
  private Way way;

  @Option(
      names = "--check",
      description = "Write nothing; exit with 1 when something would be written or a body differs.")
  private boolean check;

  /**
   * Takes the folder of the distribution.
   *
   * @param home what the launcher passes as {@code nifproof.home}; null without a launcher
   * @param environment where Erlang and Elixir are looked for
   */
  public GenerateCommand(String home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** What the functions are made as. */
  enum Way {
    NIF,
    PORT,
    CNODE,
    FALLBACK
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (check && way == Way.FALLBACK) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--check with --as fallback: that file is yours once it was made",
          "leave one of them out");
    }
    out = out != null ? out : Path.of(way == Way.FALLBACK ? "src" : "c_src");
    Stubs stubs = new Stubs(templates());
    NativeModule declared = new SourceModule(module, environment).read();
    StubResult result;
    try {
      result =
          check ? stubs.check(declared, StubWay.valueOf(way.name()), out) : write(stubs, declared);
    } catch (UnreadableSpecException e) {
      throw new CommandFailure(ExitCode.FAIL, e.getMessage(), "");
    }
    report(result);
    boolean fine = check ? result.upToDate() : result.differences().isEmpty();
    return (fine ? ExitCode.PASS : ExitCode.FAIL).status();
  }

  private StubResult write(Stubs stubs, NativeModule declared) throws UnreadableSpecException {
    try {
      return way == Way.FALLBACK
          ? stubs.fallback(declared, out)
          : stubs.write(declared, StubWay.valueOf(way.name()), out);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "the files of `" + module + "` could not be written: " + e,
          "name a folder that can be written to, with --out");
    }
  }

  private Path templates() {
    Path folder = Path.of(home == null ? "." : home).resolve(TEMPLATES);
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "no templates in `" + folder + "`",
          "start nifproof by its launcher, bin/nifproof of the distribution, and keep the"
              + " distribution's folders together");
    }
    return folder;
  }

  private void report(StubResult result) {
    boolean quiet = Verbosity.of(spec).quiet();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (check) {
      result.written().forEach(file -> err.println("nifproof: `" + file + "` is not up to date"));
    } else if (!quiet) {
      result.written().forEach(file -> out.println("wrote " + file));
      result.unchanged().stream()
          .filter(file -> !file.equals(result.bodies()))
          .forEach(file -> out.println("unchanged " + file));
    }
    if (!result.differences().isEmpty()) {
      err.println("nifproof: bodies in `" + result.bodies() + "` that do not match the specs:");
      result
          .differences()
          .forEach(difference -> err.println("  " + difference.replace("\n", "\n  ")));
    }
    if (check && !result.written().isEmpty()) {
      err.println("hint: run nifproof generate " + module + " --out " + this.out);
    }
  }
}
