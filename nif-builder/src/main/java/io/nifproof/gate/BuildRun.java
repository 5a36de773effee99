package io.nifproof.gate;

import io.nifproof.build.BuildRequest;
import io.nifproof.build.BuildResult;
import io.nifproof.build.CcDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Builds variants of a library, as many at a time as there are cores. */
public final class BuildRun {
  private static final Duration COMPILE_TIME = Duration.ofMinutes(5);

  private final GateSpec spec;
  private final Path folder;
  private final Path includeDir;
  private final CcDriver driver;

  /**
   * A run that does nothing yet.
   *
   * @param folder where the libraries go, each into a folder of its own
   * @param includeDir where {@code erl_nif.h} is
   * @param environment of the compilers
   */
  public BuildRun(GateSpec spec, Path folder, Path includeDir, Map<String, String> environment) {
    this.spec = spec;
    this.folder = folder;
    this.includeDir = includeDir;
    this.driver = new CcDriver(environment);
  }

  /** Builds them all. */
  public Map<Variant, BuildResult> all(List<Variant> variants) {
    Map<Variant, CompletableFuture<BuildResult>> started = new LinkedHashMap<>();
    Map<Variant, BuildResult> results = new LinkedHashMap<>();
    try (WorkQueue work = new WorkQueue()) {
      variants.forEach(variant -> started.put(variant, work.submit(() -> build(variant))));
      started.forEach((variant, result) -> results.put(variant, result.join()));
    }
    return results;
  }

  /** Where the library of a variant goes. */
  public Path output(Variant variant) {
    String name = variant.toolchain().target() + "-" + variant.id();
    return folder.resolve(name).resolve(spec.name() + ".so");
  }

  BuildResult build(Variant variant) {
    try {
      return driver.build(request(variant), COMPILE_TIME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BuildResult.Impossible("interrupted while it was built");
    }
  }

  private static List<String> joined(List<String> project, List<String> variant) {
    return Stream.concat(project.stream(), variant.stream()).toList();
  }

  private BuildRequest request(Variant variant) {
    return new BuildRequest(
        spec.project(),
        spec.sources(),
        List.of(includeDir),
        joined(spec.cflags(), variant.flags().cflags(variant.toolchain())),
        joined(spec.ldflags(), variant.flags().ldflags(variant.toolchain())),
        variant.toolchain(),
        variant.level(),
        output(variant));
  }
}
