package io.nifproof.cli;

import io.nifproof.generate.stub.StubResult;
import io.nifproof.generate.stub.Stubs;
import io.nifproof.spec.NativeModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
      "FOO_nif.c and FOO_nif.h are written anew each time. FOO_impl.c, with the bodies, is made once"
          + " and never changed; bodies that no longer match their specs are named, and the exit"
          + " status is 1."
    })
final class GenerateCommand implements Callable<Integer> {
  private static final String TEMPLATES = "templates/stubs";

  private final String home;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODULE",
      description = "The module: src/foo.erl, lib/foo.ex, or compiled as ebin/foo.beam.")
  private Path module;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "c_src",
      description = "Where the files go (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--check",
      description = "Write nothing; exit with 1 when something would be written or a body differs.")
  private boolean check;

  /**
   * Takes the folder of the distribution.
   *
   * @param home what the launcher passes as {@code nifproof.home}; null without a launcher
   */
  GenerateCommand(String home) {
    this.home = home;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Stubs stubs = new Stubs(templates());
    NativeModule declared = new SourceModule(module, System.getenv()).read();
    StubResult result = check ? stubs.check(declared, out) : write(stubs, declared);
    report(result);
    boolean fine = check ? result.upToDate() : result.differences().isEmpty();
    return (fine ? ExitCode.PASS : ExitCode.FAIL).status();
  }

  private StubResult write(Stubs stubs, NativeModule declared) {
    try {
      return stubs.write(declared, out);
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
    boolean quiet = ((RootCommand) spec.root().userObject()).quiet();
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
