package io.nifproof.cli.command;

import io.nifproof.abi.NifVersion;
import io.nifproof.app.host.Artifacts;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Coordinates;
import io.nifproof.artifact.Gpg;
import io.nifproof.artifact.Platform;
import io.nifproof.artifact.proof.ArtifactSettings;
import io.nifproof.artifact.proof.ProofPolicy;
import io.nifproof.artifact.repository.MavenRepositories;
import io.nifproof.artifact.resolve.LibraryResolver;
import io.nifproof.artifact.resolve.Resolved;
import io.nifproof.audit.platform.CLibrary;
import io.nifproof.cli.option.ProjectOptions;
import io.nifproof.cli.option.RepositoryOptions;
import io.nifproof.cli.option.RequiredProof;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.node.Arch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a published library in, when it is proved. */
@Command(
    name = "resolve",
    description = {
      "Find the published library for this machine, check its proof, and put it into place.",
      "",
      "Prints where it is: in the local Maven repository, or with --into in your folder, where it"
          + " appears as a whole or not at all."
    })
public final class ResolveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "G:A:V",
      description = "Group, artifact and version; a range such as [1.0,2.0) takes the newest.")
  private String coordinates;

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "For amd64 or arm64 (default: this machine's).")
  private String arch;

  @Option(
      names = "--libc",
      paramLabel = "LIBC",
      description = "For glibc or musl (default: this machine's; glibc with another --arch).")
  private String libc;

  @Option(
      names = "--nif-version",
      paramLabel = "VERSION",
      description = "Newest NIF version of the runtime, such as 2.17, where several are published.")
  private String nif;

  @Option(names = "--into", paramLabel = "DIR", description = "Put the library there: priv.")
  private Path into;

  @Option(names = "--ebin", paramLabel = "DIR", description = "Put its module there: ebin.")
  private Path ebin;

  @Mixin private RequiredProof required;
  @Mixin private RepositoryOptions repositories;
  @Mixin private ProjectOptions projectFile;

  @Override
  public Integer call() {
    return Artifacts.run(this::resolve).status();
  }

  private ExitCode resolve() throws ArtifactException, IOException, InterruptedException {
    Coordinates wanted = RepositoryOptions.coordinates(coordinates);
    Platform platform = platform();
    ArtifactSettings project = projectFile.read();
    ProofPolicy policy = required.policy(project.require());
    List<String> names =
        repositories.named().isEmpty() ? project.repositories() : repositories.named();
    try (MavenRepositories maven = repositories.open()) {
      Resolved resolved =
          new LibraryResolver(maven, names, policy, new Gpg(System.getenv()))
              .resolve(wanted, platform);
      place(resolved);
    }
    return ExitCode.PASS;
  }

  private void place(Resolved resolved) throws ArtifactException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    Verbosity root = Verbosity.of(spec);
    if (!root.quiet()) {
      spec.commandLine()
          .getErr()
          .println(
              "nifproof: "
                  + resolved.coordinates()
                  + " for "
                  + resolved.library().classifier()
                  + ": proved, "
                  + cells(resolved.attestation().cells(resolved.library()).size())
                  + " passed");
    }
    out.println(into == null ? resolved.file() : resolved.placeLibrary(into));
    if (ebin != null) {
      Optional<Path> module = resolved.placeModule(ebin);
      if (module.isEmpty()) {
        throw new CommandFailure(
            ExitCode.INCOMPLETE,
            "`" + resolved.coordinates() + "` was published without its module",
            "leave out --ebin");
      }
      out.println(module.get());
    }
    out.flush();
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }

  private Platform platform() {
    Platform host = Platform.host();
    Arch wanted =
        arch == null ? host.arch() : parsed(Arch.parse(arch), arch, "--arch", Arch.EXPECTED);
    boolean musl = wanted == host.arch() && host.musl();
    if (libc != null) {
      CLibrary.Kind kind =
          switch (libc) {
            case "glibc" -> CLibrary.Kind.GLIBC;
            case "musl" -> CLibrary.Kind.MUSL;
            default -> parsed(Optional.empty(), libc, "--libc", "glibc or musl");
          };
      musl = kind == CLibrary.Kind.MUSL;
    }
    Optional<NifVersion> version =
        Optional.ofNullable(nif)
            .map(text -> parsed(NifVersion.parse(text), text, "--nif-version", "such as 2.17"));
    return new Platform(wanted, musl, version);
  }

  private static <T> T parsed(Optional<T> value, String text, String option, String expected) {
    return value.orElseThrow(
        () ->
            new CommandFailure(
                ExitCode.USAGE, "`" + text + "` for " + option + ": expected " + expected, ""));
  }
}
