package io.nifproof.cli.option;

import io.nifproof.app.Project;
import io.nifproof.app.host.HostMachine;
import io.nifproof.audit.AuditSettings;
import io.nifproof.audit.platform.AuditPolicy;
import io.nifproof.audit.platform.CLibrary;
import io.nifproof.audit.platform.CpuLevel;
import io.nifproof.audit.platform.Target;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.gate.spec.GateSpecReader;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.OtpRelease;
import io.nifproof.node.RuntimeCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where libraries shall load. */
public final class TargetOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--arch", paramLabel = "ARCH", description = "Shall load on amd64 or arm64.")
  private String arch;

  @Option(names = "--otp", paramLabel = "OTP", description = "Oldest OTP that shall load it.")
  private String otp;

  @Option(
      names = "--runtime",
      paramLabel = "ID",
      description = "Shall load on this runtime: its own files say what it has.")
  private String runtime;

  @Option(
      names = "--libc",
      paramLabel = "LIBC",
      description = "C library in its oldest version: glibc-2.28, or musl.")
  private String libc;

  @Option(
      names = "--cpu",
      paramLabel = "LEVEL",
      description = "Least processor: x86-64, x86-64-v2, x86-64-v3, x86-64-v4 or armv8-a.")
  private String cpu;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "Kind of machine, such as debian-12 or alpine-3.20; docs/audit.md lists them.")
  private String policy;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File with policies and suppressions (default: ./nifproof.toml, if there).")
  private Path config;

  /** What the project's file says; nothing when there is none. */
  public AuditSettings settings() throws IOException {
    return chosen(Optional.ofNullable(config));
  }

  /** What a file says that was named, or else that of the current folder, if there is one. */
  public static AuditSettings chosen(Optional<Path> config) throws IOException {
    Path file = config.orElse(Path.of(GateSpecReader.FILE));
    if (config.isEmpty() && !Files.isRegularFile(file)) {
      return AuditSettings.NONE;
    }
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.USAGE, "there is no file `" + file + "` for --config", "docs/audit.md");
    }
    return Project.auditSettings(file);
  }

  /** The target: options first, then the runtime's own facts, then the policy. */
  public Target target(AuditSettings settings) throws IOException {
    Optional<Arch> wanted = parsed("--arch", arch, Arch::parse, Arch.EXPECTED);
    Target options =
        new Target(
            wanted,
            parsed("--otp", otp, OtpRelease::parse, "a release such as 27"),
            Optional.empty(),
            parsed("--libc", libc, CLibrary::parse, CLibrary.EXPECTED),
            parsed("--cpu", cpu, CpuLevel::parse, CpuLevel.EXPECTED),
            Optional.empty());
    Target asked = options.or(runtime == null ? Target.ANY : ofRuntime());
    Optional<String> name = Optional.ofNullable(policy).or(settings::policy);
    return name.isEmpty() ? asked : asked.or(policy(settings, name.get()).target(arch(asked)));
  }

  /** Without one named, the level of the architecture is that of x86-64: ARM has but one. */
  private static Optional<Arch> arch(Target asked) {
    return asked.arch().or(() -> asked.cpu().map(CpuLevel::arch)).or(() -> Optional.of(Arch.AMD64));
  }

  private static AuditPolicy policy(AuditSettings settings, String name) {
    AuditPolicy found = settings.allPolicies().get(name);
    if (found == null) {
      String known = String.join(", ", settings.allPolicies().keySet());
      throw new CommandFailure(
          ExitCode.USAGE,
          "there is no policy `" + name + "`; known are " + known,
          "write your own as [policy." + name + "] in nifproof.toml: docs/audit.md");
    }
    return found;
  }

  private Target ofRuntime() throws IOException {
    RuntimeCatalog catalog = new HostMachine(System.getenv()).runtimes().catalog(List.of(runtime));
    Optional<ErlangRuntime> found = catalog.find(runtime);
    if (found.isEmpty()) {
      String near = catalog.nearest(runtime).map(n -> "; did you mean `" + n + "`?").orElse("");
      throw new CommandFailure(
          ExitCode.USAGE,
          "there is no runtime `" + runtime + "` on this machine" + near,
          "nifproof runtime list");
    }
    return Target.of(found.get());
  }

  private <T> Optional<T> parsed(
      String option, String text, Function<String, Optional<T>> parser, String expected) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<T> value = parser.apply(text);
    if (value.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "`" + text + "` for " + option + ": expected " + expected);
    }
    return value;
  }
}
