package io.nifproof.cli.option;

import io.nifproof.gate.spec.MatrixOverrides;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a run takes of the matrix instead of what nifproof.toml says. */
public final class MatrixOptions {
  private static final String SPLIT = ",";

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Take the matrix of this profile: quick, ci, full, or one of nifproof.toml.")
  private String profile;

  @Option(names = "--arch", split = SPLIT, paramLabel = "ARCH", description = "Build for these.")
  private List<String> archs;

  @Option(
      names = "--runtimes",
      split = SPLIT,
      paramLabel = "ID",
      description = "Load on these runtimes.")
  private List<String> runtimes;

  @Option(
      names = "--compilers",
      split = SPLIT,
      paramLabel = "NAME",
      description = "Build with these compilers.")
  private List<String> compilers;

  @Option(
      names = "--optimize",
      split = SPLIT,
      paramLabel = "LEVEL",
      description = "Build at these levels.")
  private List<String> levels;

  @Option(
      names = "--flags",
      split = SPLIT,
      paramLabel = "SET",
      description = "Build with these sets of flags.")
  private List<String> flagSets;

  @Option(
      names = "--flavours",
      split = SPLIT,
      paramLabel = "NAME",
      description = "Load in these VMs of each runtime that has them: jit, emu.")
  private List<String> flavours;

  MatrixOverrides overrides(Map<String, String> environment) {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    put(axes, "arch", archs);
    put(axes, "runtimes", runtimes);
    put(axes, "compilers", compilers);
    put(axes, "optimize", levels);
    put(axes, "flags", flagSets);
    put(axes, "flavours", flavours);
    return MatrixOverrides.of(Optional.ofNullable(profile), axes, environment);
  }

  private static void put(Map<String, List<String>> axes, String axis, List<String> values) {
    if (values != null) {
      axes.put(axis, values);
    }
  }
}
