package io.nifproof.cli.option;

import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.search.Question;
import io.nifproof.build.Build;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.HostMachine;
import io.nifproof.finding.FindingId;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.spec.CaseSpec;
import io.nifproof.gate.spec.Durations;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.term.Terms;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.ToolchainCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What to bisect, and how a library is tested. */
public final class BisectOptions {
  @Option(
      names = "--call",
      paramLabel = "EXPR",
      description = {
        "The Erlang expression that shows it, such as 'f(1)'. A call without a module is one of the"
            + " library's module. Without a call the load itself is the test."
      })
  private String call;

  @Option(
      names = "--expect",
      paramLabel = "TERM",
      description = "What the call must return: an Erlang term or pattern.")
  private String expect;

  @Option(
      names = "--case",
      paramLabel = "NAME",
      description = "Take call and expected value of this [[case]] of nifproof.toml.")
  private String caseName;

  @Option(
      names = "--pass",
      paramLabel = "VARIANT",
      description = "A way to build that passes, such as gcc-O0 (default: searched for).")
  private String pass;

  @Option(
      names = "--fail",
      paramLabel = "VARIANT",
      description = "A way to build that fails, such as gcc-O2 or 'gcc-O2 -ffast-math'.")
  private String fail;

  @Option(
      names = "--runtime",
      paramLabel = "ID",
      defaultValue = "host",
      description = "Load on this runtime (default: ${DEFAULT-VALUE}).")
  private String runtime;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long a load, and a call, may take, such as 500ms, 20s or 2m.")
  private String timeout;

  /**
   * How a library is tested.
   *
   * @param request what is called; without it the load is the case
   * @param module an Erlang module that the call needs
   */
  public record Test(Optional<CallRequest> request, Optional<Path> module) {}

  public Test test(GateSpec spec) {
    if (caseName != null) {
      if (call != null || expect != null) {
        throw usage("--case already says what --call and --expect say", "leave them out");
      }
      CaseSpec found =
          spec.cases().stream()
              .filter(one -> one.request().name().equals(caseName))
              .findFirst()
              .orElseThrow(() -> noCase(spec));
      return new Test(Optional.of(found.request()), found.module());
    }
    if (call == null && expect != null) {
      throw usage("--expect without --call", "name the call whose value it is: --call 'f(1)'");
    }
    Optional<CallRequest.Expected> value =
        Optional.ofNullable(expect).map(CallRequest.Expected.Value::new);
    return new Test(
        Optional.ofNullable(call)
            .map(c -> new CallRequest(c, c, Optional.empty(), value, Optional.empty())),
        Optional.empty());
  }

  private CommandFailure noCase(GateSpec spec) {
    String known =
        spec.cases().stream().map(one -> one.request().name()).collect(Collectors.joining(", "));
    return usage(
        "no case `" + caseName + "` in nifproof.toml",
        known.isEmpty() ? "name a call: --call 'f(1)' --expect 2" : "cases there: " + known);
  }

  public ErlangRuntime runtime(HostMachine machine) throws IOException, InterruptedException {
    RuntimeCatalog known = machine.catalog(List.of(runtime));
    RuntimeState state =
        known
            .state(runtime)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.INCOMPLETE,
                        "no runtime `" + runtime + "` on this machine",
                        "nifproof runtime list"));
    if (state instanceof RuntimeState.Unusable unusable) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "runtime `" + runtime + "`: " + unusable.reason(),
          "nifproof doctor");
    }
    return state.runtime().orElseThrow();
  }

  public static Path headers(ErlangRuntime runtime) {
    return runtime
        .includeDir()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.INCOMPLETE,
                    "runtime `" + runtime.id() + "` has no erl_nif.h",
                    "Debian, Ubuntu: apt-get install erlang-dev"));
  }

  public Duration timeout(Duration otherwise) {
    if (timeout == null) {
      return otherwise;
    }
    return Durations.parse(timeout)
        .orElseThrow(
            () ->
                usage(
                    "`" + timeout + "` for --timeout: " + Durations.EXPECTED,
                    "leave it out to wait as long as nifproof.toml says"));
  }

  /** The ways to build; without any, the compilers of nifproof.toml at every level. */
  public Question question(HostMachine machine, GateSpec spec, Arch arch)
      throws InterruptedException {
    Optional<VariantName> passing = variant("--pass", pass);
    Optional<VariantName> failing = variant("--fail", fail);
    List<String> names = new ArrayList<>();
    passing.ifPresent(variant -> names.add(variant.compiler()));
    failing.ifPresent(variant -> names.add(variant.compiler()));
    if (names.isEmpty()) {
      names.addAll(spec.matrix().compilers());
    }
    ToolchainCatalog catalog = machine.toolchains(names.stream().distinct().toList(), arch);
    List<Toolchain> toolchains = new ArrayList<>();
    for (Reach reach : catalog.reaches()) {
      if (reach instanceof Reach.Reached yes) {
        toolchains.add(yes.toolchain());
      } else {
        Reach.Unreached no = (Reach.Unreached) reach;
        throw new CommandFailure(
            ExitCode.INCOMPLETE,
            no.message(),
            no.remedies().stream().map(Object::toString).collect(Collectors.joining("\n")));
      }
    }
    Optional<Setting> from = passing.map(variant -> setting(variant, spec, catalog, arch));
    Optional<Setting> to = failing.map(variant -> setting(variant, spec, catalog, arch));
    if (from.isPresent() && from.equals(to)) {
      throw usage(
          "--pass and --fail name the same build, `" + from.get().id() + "`",
          "leave one of them out to have it searched for");
    }
    return new Question(from, to, toolchains, sets(failing, to));
  }

  /** What the set of flags of the failing build is known by. */
  private static Map<String, List<String>> sets(
      Optional<VariantName> failing, Optional<Setting> setting) {
    Optional<String> name = failing.flatMap(VariantName::flagSet);
    return name.isEmpty()
        ? Map.of()
        : Map.of(
            name.get(),
            Stream.of(setting.get().flags(), setting.get().linkFlags())
                .flatMap(List::stream)
                .filter(word -> !failing.get().flags().contains(word))
                .toList());
  }

  private static Optional<VariantName> variant(String option, String text) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<VariantName> variant = VariantName.parse(text);
    if (variant.isEmpty()) {
      throw usage(
          "`" + text + "` for " + option + ": " + VariantName.EXPECTED,
          "leave it out to have it searched for");
    }
    return variant;
  }

  private static Setting setting(
      VariantName variant, GateSpec spec, ToolchainCatalog catalog, Arch arch) {
    Toolchain toolchain = catalog.find(variant.compiler(), arch).orElseThrow();
    FlagSet set = variant.flagSet().map(name -> flagSet(name, spec)).orElse(FlagSet.PLAIN);
    List<String> flags = new ArrayList<>(set.cflags(toolchain));
    flags.addAll(variant.flags());
    return new Setting(toolchain, variant.level(), flags, set.ldflags(toolchain));
  }

  private static FlagSet flagSet(String name, GateSpec spec) {
    Map<String, FlagSet> sets = new LinkedHashMap<>(FlagSet.BUILT_IN);
    spec.matrix().main().flagSets().forEach(set -> sets.put(set.name(), set));
    FlagSet set = sets.get(name);
    if (set == null) {
      throw usage(
          "no set of flags `" + name + "`", "known here: " + String.join(", ", sets.keySet()));
    }
    switch (set.harness()) {
      case NONE, UNDEFINED_SANITIZER -> {}
      case ADDRESS_SANITIZER ->
          throw usage(
              "a library with `"
                  + name
                  + "` needs a node of another kind, and names the line itself",
              "nifproof gate --flags "
                  + name
                  + " runs it and shows the report ("
                  + FindingId.NP130
                  + ")");
      case MALLOC_CHECK ->
          throw usage(
              "`" + name + "` is a way to load and not to build: both libraries would be the same",
              "nifproof gate --flags plain,"
                  + name
                  + " runs both; "
                  + FindingId.NP107
                  + " names the function");
    }
    return set;
  }

  /** The command that tests a library as it was tested here; none when a module is needed. */
  public List<String> check(GateSpec spec, Test test, ErlangRuntime on) {
    if (test.module().isPresent()) {
      return List.of();
    }
    List<String> words =
        new ArrayList<>(List.of("nifproof", "check", made(spec), "--runtime", on.id()));
    if (spec.module().orElse(null) instanceof GateSpec.ModuleFile.Beam beam) {
      words.addAll(List.of("--beam", beam.path().toString()));
    }
    String info = Terms.print(spec.loadInfo());
    if (!info.equals("0")) {
      words.addAll(List.of("--load-info", info));
    }
    test.request()
        .ifPresent(
            request -> {
              String setup = request.setup().map(text -> text + ", ").orElse("");
              words.addAll(List.of("--call", setup + request.call()));
            });
    return words;
  }

  /** Where the commands that show it leave the library. */
  private static String made(GateSpec spec) {
    return spec.build() instanceof Build.Project own
        ? own.output().toString()
        : spec.name() + ".so";
  }

  private static CommandFailure usage(String message, String hint) {
    return new CommandFailure(ExitCode.USAGE, message, hint);
  }
}
