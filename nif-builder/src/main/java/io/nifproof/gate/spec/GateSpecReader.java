package io.nifproof.gate.spec;

import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.build.Build;
import io.nifproof.gate.matrix.Matrix;
import io.nifproof.node.term.TermSyntaxException;
import io.nifproof.node.term.Terms;
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

/** Reads {@code nifproof.toml}: everything that is wrong in it at once. */
public final class GateSpecReader {
  /** The file's name in a project. */
  public static final String FILE = "nifproof.toml";

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
    TomlView library = root.table("library");
    TomlView gate = root.table("gate");
    TomlView builder = root.table("build");
    MatrixReader reader = new MatrixReader(root, overrides, problems);
    Matrix matrix = reader.read();
    boolean timed = gate.flag("time");
    boolean trap = gate.flag("require_trap");
    GateSpec.Library made = library(library, builder);
    GateSpec spec =
        new GateSpec(
            project,
            made,
            matrix,
            new CaseReader(project).read(root),
            new GateSpec.Run(
                isolation(gate),
                retries(gate),
                reader.timing().orElse(timed),
                reader.trapRequired().orElse(trap),
                timeout(gate)));
    // Others read these: the audit, and what publishes and resolves.
    List.of("policy", "audit", "publish", "resolve").forEach(root::table);
    List.of(root, library, gate, builder).forEach(TomlView::rejectUnknown);
    requireNoProblem();
    return spec;
  }

  private GateSpec.Library library(TomlView library, TomlView builder) {
    String name = name(library);
    Build build = BuildReader.read(builder, name);
    return new GateSpec.Library(
        name,
        sources(library, build),
        module(library),
        library.strings("cflags", List.of()),
        library.strings("ldflags", List.of()),
        loadInfo(library),
        build);
  }

  private void requireNoProblem() throws SpecException {
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(TomlProblem::line));
      throw new SpecException(file, problems.stream().distinct().toList());
    }
  }

  private static String name(TomlView library) {
    if (!library.has("name")) {
      library.problem(
          "name", "`library.name` is missing: the file name of the library without `.so`");
    }
    String name = library.string("name").orElse("x");
    if (name.isBlank() || name.contains("/") || name.endsWith(".so") || name.startsWith(".")) {
      library.problem(
          "name",
          "`" + name + "` in `library.name`: expected a file name without folder and `.so`");
    }
    return name;
  }

  private static List<String> sources(TomlView library, Build build) {
    if (!(build instanceof Build.Cc)) {
      if (library.has("sources")) {
        library.problem(
            "sources", "`library.sources` is for `build.system` `cc`; this project has another");
      }
      return library.strings("sources", List.of());
    }
    String example = ": the C files, such as [\"c_src/*.c\"]";
    if (!library.has("sources")) {
      library.problem("sources", "`library.sources` is missing" + example);
    }
    return library.someStrings("sources", List.of(), example);
  }

  private Optional<GateSpec.ModuleFile> module(TomlView library) {
    Optional<String> erl = library.string("erl");
    Optional<String> beam = library.string("beam");
    if (erl.isPresent() && beam.isPresent()) {
      library.problem("beam", "`library.erl` and `library.beam` exclude each other");
    }
    erl.ifPresent(path -> requireFile(library, "erl", path));
    beam.ifPresent(path -> requireFile(library, "beam", path));
    Optional<GateSpec.ModuleFile> source =
        erl.map(path -> new GateSpec.ModuleFile.Erl(project.resolve(path)));
    return source.or(() -> beam.map(path -> new GateSpec.ModuleFile.Beam(project.resolve(path))));
  }

  private void requireFile(TomlView table, String key, String path) {
    if (!Files.isRegularFile(project.resolve(path))) {
      Path absolute = project.resolve(path);
      table.problem(key, "`library." + key + "`: there is no file `" + absolute + "`");
    }
  }

  private OtpErlangObject loadInfo(TomlView library) {
    String text = library.string("load_info").orElse("0");
    try {
      return Terms.parse(text);
    } catch (TermSyntaxException e) {
      library.problem("load_info", "`library.load_info`: " + e.getMessage());
      return new OtpErlangLong(0);
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

  private Duration timeout(TomlView gate) {
    String text = gate.string("timeout").orElse("20s");
    return Durations.parse(text)
        .orElseGet(
            () -> {
              gate.problem("timeout", "`" + text + "` in `gate.timeout`: " + Durations.EXPECTED);
              return Duration.ofSeconds(20);
            });
  }
}
