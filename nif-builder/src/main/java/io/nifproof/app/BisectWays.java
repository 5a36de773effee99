package io.nifproof.app;

import io.nifproof.app.host.HostMachine;
import io.nifproof.app.host.UseCaseException;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.search.Question;
import io.nifproof.finding.FindingId;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.node.Arch;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.ToolchainCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways to build that a bisection compares; the compilers of the project without any. */
record BisectWays(GateSpec spec, Optional<VariantName> pass, Optional<VariantName> fail) {
  /**
   * What the compilers of this machine make of them.
   *
   * @throws UseCaseException when a compiler is not there, or a set of flags is unknown
   */
  Question question(HostMachine machine, Arch arch) throws InterruptedException {
    ToolchainCatalog catalog = machine.toolchains(compilers(), arch);
    List<Toolchain> toolchains = new ArrayList<>();
    for (Reach reach : catalog.reaches()) {
      if (reach instanceof Reach.Reached yes) {
        toolchains.add(yes.toolchain());
      } else {
        Reach.Unreached no = (Reach.Unreached) reach;
        throw UseCaseException.unavailable(
            no.message(),
            no.remedies().stream().map(Object::toString).collect(Collectors.joining("\n")));
      }
    }
    Optional<Setting> from = pass.map(variant -> setting(variant, catalog, arch));
    Optional<Setting> to = fail.map(variant -> setting(variant, catalog, arch));
    if (from.isPresent() && from.equals(to)) {
      throw UseCaseException.wrong(
          "--pass and --fail name the same build, `" + from.get().id() + "`",
          "leave one of them out to have it searched for");
    }
    return new Question(from, to, toolchains, sets(to));
  }

  private List<String> compilers() {
    List<String> named =
        Stream.of(pass, fail)
            .flatMap(Optional::stream)
            .map(VariantName::compiler)
            .distinct()
            .toList();
    return named.isEmpty() ? spec.matrix().compilers().stream().distinct().toList() : named;
  }

  /** What the set of flags of the failing build is known by. */
  private Map<String, List<String>> sets(Optional<Setting> setting) {
    Optional<String> name = fail.flatMap(VariantName::flagSet);
    return name.isEmpty()
        ? Map.of()
        : Map.of(
            name.get(),
            Stream.of(setting.get().flags(), setting.get().linkFlags())
                .flatMap(List::stream)
                .filter(word -> !fail.get().flags().contains(word))
                .toList());
  }

  private Setting setting(VariantName variant, ToolchainCatalog catalog, Arch arch) {
    Toolchain toolchain = catalog.find(variant.compiler(), arch).orElseThrow();
    FlagSet set = variant.flagSet().map(this::flagSet).orElse(FlagSet.PLAIN);
    List<String> flags = new ArrayList<>(set.cflags(toolchain));
    flags.addAll(variant.flags());
    return new Setting(toolchain, variant.level(), flags, set.ldflags(toolchain));
  }

  private FlagSet flagSet(String name) {
    Map<String, FlagSet> sets = new LinkedHashMap<>(FlagSet.BUILT_IN);
    spec.matrix().main().flagSets().forEach(set -> sets.put(set.name(), set));
    FlagSet set = sets.get(name);
    if (set == null) {
      throw UseCaseException.wrong(
          "no set of flags `" + name + "`", "known here: " + String.join(", ", sets.keySet()));
    }
    return switch (set.harness()) {
      case NONE, UNDEFINED_SANITIZER -> set;
      case ADDRESS_SANITIZER ->
          throw UseCaseException.wrong(
              "a library with `"
                  + name
                  + "` needs a node of another kind, and names the line itself",
              "nifproof gate --flags "
                  + name
                  + " runs it and shows the report ("
                  + FindingId.NP130
                  + ")");
      case MALLOC_CHECK ->
          throw UseCaseException.wrong(
              "`" + name + "` is a way to load and not to build: both libraries would be the same",
              "nifproof gate --flags plain,"
                  + name
                  + " runs both; "
                  + FindingId.NP107
                  + " names the function");
    };
  }
}
