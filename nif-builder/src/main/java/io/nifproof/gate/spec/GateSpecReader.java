package io.nifproof.gate.spec;

import io.nifproof.build.Build;
import io.nifproof.gate.matrix.Matrix;
import io.nifproof.node.probe.Grace;
import io.nifproof.toml.TomlProblem;
import io.nifproof.toml.TomlView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code nifproof.toml}: everything that is wrong in it at once. */
public final class GateSpecReader {
  /** The file's name in a project. */
  public static final String FILE = "nifproof.toml";

  /** The syntax of Debian's policy manual, 5.6.1. */
  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

  private final Path file;
  private final Path project;
  private final List<TomlProblem> problems = new ArrayList<>();

  private final MatrixOverrides overrides;

  private GateSpecReader(Path file, MatrixOverrides overrides) {
    this.file = file;
    this.overrides = overrides;
    this.project = file.toAbsolutePath().normalize().getParent();
  }

  /**
   * Reads the file.
   *
   * @throws SpecException with every problem, when there is any
   * @throws IOException when the file cannot be read
   */
  public static GateSpec read(Path file) throws SpecException, IOException {
    return read(file, MatrixOverrides.NONE);
  }

  /**
   * Reads the file for a run that asks for something else than the file does.
   *
   * @throws SpecException with every problem, when there is any
   * @throws IOException when the file cannot be read
   */
  public static GateSpec read(Path file, MatrixOverrides overrides)
      throws SpecException, IOException {
    return read(file, Files.readString(file), overrides);
  }

  /**
   * Reads a text as if it were that file.
   *
   * @throws SpecException with every problem, when there is any
   */
  public static GateSpec read(Path file, String text, MatrixOverrides overrides)
      throws SpecException {
    return new GateSpecReader(file, overrides).spec(text);
  }

  private GateSpec spec(String text) throws SpecException {
    TomlView root = TomlView.of(text, problems);
    if (!problems.isEmpty()) {
      // What a broken file means is a guess; more messages about it would be noise.
      throw new SpecException(file, problems);
    }
    List<TomlView> tables = root.tableOrTables("library");
    TomlView gate = root.table("gate");
    TomlView builder = root.table("build");
    MatrixReader reader = new MatrixReader(root, overrides, problems);
    Matrix matrix = reader.read();
    boolean timed = gate.flag("time");
    boolean trap = gate.flag("require_trap");
    Build build = BuildReader.read(builder);
    List<Library> libraries = new LibraryReader(project, builder, build).read(root, tables);
    GateSpec spec =
        new GateSpec(
            project,
            build,
            packages(builder),
            libraries,
            matrix,
            new GateSpec.Run(
                isolation(gate),
                retries(gate),
                reader.timing().orElse(timed),
                reader.trapRequired().orElse(trap),
                timeout(gate),
                grace(gate)),
            new WallReader(project, root).read());
    // Others read these: the audit, and what publishes and resolves.
    List.of("policy", "audit", "publish", "resolve").forEach(root::table);
    List.of(root, gate, builder).forEach(TomlView::rejectUnknown);
    requireNoProblem();
    return spec;
  }

  private static List<String> packages(TomlView builder) {
    List<String> names = builder.strings("packages", List.of());
    names.stream()
        .filter(name -> !PACKAGE.matcher(name).matches())
        .forEach(
            name ->
                builder.problem(
                    "packages",
                    "`"
                        + name
                        + "` in `build.packages`: expected the name of a Debian package, such as"
                        + " \"libyaml-dev\""));
    return names;
  }

  private void requireNoProblem() throws SpecException {
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(TomlProblem::line));
      throw new SpecException(file, problems.stream().distinct().toList());
    }
  }

  private static Isolation isolation(TomlView gate) {
    String text = gate.string("isolation").orElse(Isolation.NODE.id());
    return Isolation.parse(text)
        .orElseGet(
            () -> {
              gate.problem(
                  "isolation",
                  "`" + text + "` in `gate.isolation`: expected \"node\" or \"shared\"");
              return Isolation.NODE;
            });
  }

  private static Retries retries(TomlView gate) {
    long most = gate.integer("retries").orElse(0L);
    if (most < 0 || most > Retries.HIGHEST) {
      gate.problem(
          "retries",
          "`" + most + "` in `gate.retries`: expected a number from 0 to " + Retries.HIGHEST);
      return Retries.NONE;
    }
    return new Retries((int) most, gate.flag("allow_flaky"));
  }

  private static Duration grace(TomlView gate) {
    Optional<String> text = gate.string("grace");
    Optional<Duration> time = text.flatMap(Durations::orNone);
    if (text.isPresent() && time.isEmpty()) {
      gate.problem(
          "grace", "`" + text.get() + "` in `gate.grace`: " + Durations.EXPECTED + ", or `0s`");
    }
    return time.orElse(Grace.DEFAULT);
  }

  private static Duration timeout(TomlView gate) {
    String text = gate.string("timeout").orElse("20s");
    return Durations.parse(text)
        .orElseGet(
            () -> {
              gate.problem("timeout", "`" + text + "` in `gate.timeout`: " + Durations.EXPECTED);
              return Duration.ofSeconds(20);
            });
  }
}
