package io.nifproof.cli.command;

import io.nifproof.artifact.sbom.Sbom;
import io.nifproof.artifact.sbom.SbomFormat;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Version;
import io.nifproof.elf.identity.FileIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what is inside libraries. */
@Command(
    name = "sbom",
    description = {
      "Write the bill of materials of libraries as CycloneDX: the files compiled into each, the"
          + " libraries it needs, its compilers.",
      "",
      "A stripped library does not tell what was compiled into it; the document says so."
    })
public final class SbomCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Built libraries (.so).")
  private List<Path> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "Write json or xml (default: ${DEFAULT-VALUE}).")
  private SbomFormat format;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the libraries are together (default: the name of the first).")
  private String name;

  @Option(
      names = "--release",
      paramLabel = "VERSION",
      defaultValue = "",
      description = "Its version, when it has one.")
  private String version;

  @Override
  public Integer call() throws IOException {
    Map<String, Path> libraries = new LinkedHashMap<>();
    for (Path file : files) {
      FileIdentity identity = FileIdentity.of(file);
      if (!(identity instanceof FileIdentity.Elf)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "`" + file + "` is " + identity.describe() + "; expected a built library (.so)",
            "");
      }
      String label = file.getFileName().toString();
      libraries.put(libraries.containsKey(label) ? file.toString() : label, file);
    }
    String whole = name == null ? files.get(0).getFileName().toString() : name;
    PrintWriter out = spec.commandLine().getOut();
    out.print(Sbom.of(whole, version, libraries, Version.number(), format));
    out.flush();
    return ExitCode.PASS.status();
  }
}
