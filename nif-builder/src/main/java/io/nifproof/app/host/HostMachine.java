package io.nifproof.app.host;

import io.nifproof.build.Build;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.TargetRoot;
import io.nifproof.diagnose.symbol.Symbolizer;
import io.nifproof.gate.cell.CrashMonitoring;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.StartMethod;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapCompiler;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.node.provision.fetch.DebianName;
import io.nifproof.node.provision.fetch.ProvisionException;
import io.nifproof.node.provision.fetch.Provisioner;
import io.nifproof.node.wall.WallSettings;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.ToolchainCatalog;
import io.nifproof.toolchain.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What this machine has for a run: runtimes that boot, compilers that reach, headers. */
public final class HostMachine {
  private final Map<String, String> environment;
  private final Runtimes runtimes;

  /**
   * The machine as an environment describes it.
   *
   * @param environment such as that of this process: what to find programs and runtimes by
   */
  public HostMachine(Map<String, String> environment) {
    this.environment = environment;
    this.runtimes = Runtimes.of(environment);
  }

  /** What programs are started with. */
  public Map<String, String> environment() {
    return environment;
  }

  /** The runtimes, for who adds or removes some. */
  public Runtimes runtimes() {
    return runtimes;
  }

  /** The runtimes of this machine, after those of Debian that a specification names were added. */
  public RuntimeCatalog runtimesFor(GateSpec spec, Consumer<String> progress)
      throws IOException, InterruptedException {
    RuntimeCatalog catalog = runtimes.catalog(spec.matrix().runtimes());
    if (!"1".equals(environment.get("NIFPROOF_NO_SETUP"))) {
      for (String id : spec.matrix().runtimes()) {
        Optional<DebianName> debian = DebianName.parse(id);
        if (debian.isPresent()
            && spec.matrix().archs().contains(debian.get().arch())
            && !isThere(debian.get(), spec.packages(), catalog)) {
          String with =
              spec.packages().isEmpty() ? "" : " with " + String.join(", ", spec.packages());
          progress.accept("nifproof: adding the runtime " + id + with + ", as nifproof.toml asks");
          add(id, spec.packages(), progress);
        }
      }
      catalog = runtimes.catalog(spec.matrix().runtimes());
    }
    return proved(catalog, spec.matrix().runtimes());
  }

  private boolean isThere(DebianName name, List<String> packages, RuntimeCatalog catalog)
      throws IOException {
    return catalog.state(name.toString()).isPresent()
        && (packages.isEmpty() || runtimes.has(name, packages));
  }

  private void add(String id, List<String> packages, Consumer<String> progress)
      throws IOException, InterruptedException {
    try {
      RuntimeState unused = runtimes.add(id, packages, line -> progress.accept("  " + line));
    } catch (ProvisionException e) {
      throw UseCaseException.unavailable("runtime `" + id + "`: " + e.getMessage(), e.remedy());
    }
  }

  /** The runtimes of this machine, of which those named have booted at least once. */
  public RuntimeCatalog catalog(Collection<String> ids) throws IOException, InterruptedException {
    return proved(runtimes.catalog(ids), ids);
  }

  /** The same catalog, in which the runtimes named have booted at least once on this machine. */
  public RuntimeCatalog proved(RuntimeCatalog catalog, Collection<String> ids)
      throws InterruptedException {
    List<RuntimeState> states = new ArrayList<>();
    for (RuntimeState state : catalog.states()) {
      boolean prove = state instanceof RuntimeState.Untried && ids.contains(state.id());
      states.add(prove ? runtimes.prove(state.runtime().orElseThrow()) : state);
    }
    return new RuntimeCatalog(states);
  }

  /**
   * Sees to it that runs have room on this machine.
   *
   * @throws UseCaseException when nifproof's folder cannot be written, is full or {@code noexec}
   */
  public void requireRoom() {
    CacheRoom.require(runtimes.home().root());
  }

  /** The compilers that a specification names; none when its library is there. */
  public ToolchainCatalog toolchainsFor(GateSpec spec) throws InterruptedException {
    // A library that is there needs no compiler.
    List<String> compilers =
        spec.build() instanceof Build.Prebuilt ? List.of() : spec.matrix().compilers();
    return new Toolchains(runtimes.home().root(), environment)
        .catalog(compilers, spec.matrix().archs());
  }

  /** Some compilers for one architecture. */
  public ToolchainCatalog toolchains(List<String> compilers, Arch arch)
      throws InterruptedException {
    return new Toolchains(runtimes.home().root(), environment).catalog(compilers, List.of(arch));
  }

  /** The crash trap for each architecture, compiled on first use, and a symbolizer. */
  public CrashMonitoring watch(Collection<Arch> archs) throws InterruptedException {
    List<String> names = List.of("gcc", "clang");
    ToolchainCatalog known =
        new Toolchains(runtimes.home().root(), environment).catalog(names, archs);
    TrapCompiler compiler = new TrapCompiler(runtimes.home());
    Map<Arch, Trap> traps = new EnumMap<>(Arch.class);
    for (Arch arch : archs) {
      Optional<Toolchain> toolchain =
          names.stream().flatMap(name -> known.find(name, arch).stream()).findFirst();
      traps.put(
          arch,
          compiler.trap(
              arch,
              toolchain.map(Toolchain::command),
              toolchain.map(Toolchain::identity).orElse("")));
    }
    return new CrashMonitoring(traps, Symbolizer.of(environment), false);
  }

  /**
   * The walls of a run's nodes.
   *
   * @throws UseCaseException when they are required and cannot be built
   */
  public WallSettings walls(WallWish wish, GateSpec.WallSpec spec) throws InterruptedException {
    return Walls.of(environment, wish, spec.openings(), spec.limits());
  }

  /** The architectures of a plan. */
  public static Set<Arch> archs(GatePlan plan) {
    return plan.cells().stream().map(cell -> cell.runtime().arch()).collect(Collectors.toSet());
  }

  /** The headers of the oldest OTP of a plan: what is built with them, newer ones load too. */
  public static ErlangHeaders headers(GatePlan plan, GateSpec spec) {
    ErlangRuntime oldest =
        plan.cells().stream()
            .map(cell -> cell.runtime())
            .min(
                Comparator.comparing(ErlangRuntime::otp)
                    .thenComparing(runtime -> runtime.includeDir().isEmpty()))
            .orElseThrow();
    Path includeDir =
        oldest
            .includeDir()
            .orElseThrow(
                () ->
                    UseCaseException.unavailable(
                        "the oldest runtime, `"
                            + oldest.id()
                            + "` (OTP "
                            + oldest.otp()
                            + "), has no erl_nif.h; a library must be built with the headers of"
                            + " the oldest OTP that shall load it",
                        "Debian, Ubuntu: apt-get install erlang-dev"));
    List<ErlangRuntime> all = plan.cells().stream().map(cell -> cell.runtime()).toList();
    Map<Arch, TargetRoot> roots = spec.packages().isEmpty() ? Map.of() : roots(all);
    return new ErlangHeaders(includeDir, eiLibraries(all), roots);
  }

  /** Of each other architecture that of the oldest OTP: newer systems have its libraries too. */
  private static Map<Arch, TargetRoot> roots(List<ErlangRuntime> runtimes) {
    Map<Arch, TargetRoot> roots = new EnumMap<>(Arch.class);
    for (ErlangRuntime runtime :
        runtimes.stream().sorted(Comparator.comparing(ErlangRuntime::otp)).toList()) {
      if (runtime.start() instanceof StartMethod.Emulated emulated) {
        Path root = emulated.systemRoot();
        roots.putIfAbsent(
            runtime.arch(), new TargetRoot(runtime.arch(), root, Provisioner.linkable(root)));
      }
    }
    return roots;
  }

  /** Of each architecture that of the oldest OTP that has one. */
  public static Map<Arch, Path> eiLibraries(List<ErlangRuntime> runtimes) {
    Map<Arch, Path> eiLibraries = new EnumMap<>(Arch.class);
    runtimes.stream()
        .sorted(Comparator.comparing(ErlangRuntime::otp))
        .forEach(
            runtime ->
                eiLibrary(runtime).ifPresent(dir -> eiLibraries.putIfAbsent(runtime.arch(), dir)));
    return eiLibraries;
  }

  /** Where the {@code libei.a} of a runtime is: OTP lays it beside the headers. */
  private static Optional<Path> eiLibrary(ErlangRuntime runtime) {
    return runtime
        .includeDir()
        .map(dir -> dir.resolveSibling("lib"))
        .filter(dir -> Files.isRegularFile(dir.resolve("libei.a")));
  }
}
