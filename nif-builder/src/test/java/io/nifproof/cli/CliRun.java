package io.nifproof.cli;

import io.nifproof.cli.command.DoctorCommand;
import io.nifproof.cli.command.GenerateCommand;
import io.nifproof.cli.command.NewCommand;
import io.nifproof.cli.command.NixCommand;
import io.nifproof.cli.command.RuntimeCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** One run of commands inside this process, on a machine that a folder stands for. */
public final class CliRun {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * What a run did.
   *
   * @param code how it ended
   * @param out all that it wrote to stdout
   * @param err all that it wrote to stderr
   */
  public record Ended(int code, String out, String err) {}

  /** A machine with an empty home and cache, and the programs of this one. */
  public CliRun(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.toString());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("NIFPROOF_CACHE", folder.resolve("cache").toString());
  }

  /** The same with a variable set. */
  public CliRun with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** The same with no programs but those named, which are this machine's. */
  public CliRun withOnly(String... programs) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin-" + String.join("-", programs)));
    for (String program : programs) {
      script(bin.resolve(program), "exec /usr/bin/" + program + " \"$@\"");
    }
    return with("PATH", bin);
  }

  /** A program of ours on the machine, in the first folder of its PATH. */
  public CliRun withScript(String name, String text) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("scripts"));
    script(bin.resolve(name), text);
    return with("PATH", bin + ":" + environment.get("PATH"));
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  public Ended run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands = new CommandLine(new RootCommand());
    List.of(
            new RuntimeCommand(environment),
            new DoctorCommand(environment),
            new NewCommand(Checkout.ROOT.toString()),
            new GenerateCommand(Checkout.ROOT.toString(), environment),
            new NixCommand(Checkout.ROOT.toString()))
        .forEach(commands::addSubcommand);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    int code = Main.run(commands, new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ended(code, out.toString(), err.toString());
  }
}
