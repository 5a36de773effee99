package io.nifproof.gate;

import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.build.OptLevel;
import io.nifproof.node.Arch;
import io.nifproof.node.term.TermSyntaxException;
import io.nifproof.node.term.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Reads {@code nifproof.toml}: everything that is wrong in it at once. */
public final class GateSpecReader {
  /** The file's name in a project. */
  public static final String FILE = "nifproof.toml";

  private final Path file;
  private final Path project;
  private final List<SpecProblem> problems = new ArrayList<>();

  private GateSpecReader(Path file) {
    this.file = file;
    this.project = file.toAbsolutePath().normalize().getParent();
  }

  /**
   * Reads the file.
   *
   * @throws SpecException with every problem, when there is any
   * @throws IOException when the file cannot be read
   */
  public static GateSpec read(Path file) throws SpecException, IOException {
    return new GateSpecReader(file).spec(Toml.parse(Files.readString(file)));
  }

  private GateSpec spec(TomlParseResult toml) throws SpecException {
    toml.errors().forEach(e -> problems.add(new SpecProblem(e.position().line(), e.getMessage())));
    if (!problems.isEmpty()) {
      // What a broken file means is a guess; more messages about it would be noise.
      throw new SpecException(file, problems);
    }
    TomlView root = new TomlView("", toml, problems);
    TomlView library = root.table("library");
    TomlView matrix = root.table("matrix");
    TomlView gate = root.table("gate");
    GateSpec spec =
        new GateSpec(
            project,
            library.string("name").orElseGet(() -> missing(library, "name")),
            sources(library),
            module(library),
            library.strings("cflags", List.of()),
            library.strings("ldflags", List.of()),
            loadInfo(library),
            matrix.parsed("arch", List.of(Arch.host().id()), Arch::parse, "amd64 or arm64"),
            matrix.strings("runtimes", List.of("host")),
            matrix.strings("compilers", List.of("gcc")),
            matrix.parsed(
                "optimize", List.of("O2"), OptLevel::parse, "one of O0, O1, O2, O3, Os, Og"),
            timeout(gate));
    // Policies and suppressions are read by the audit.
    root.table("policy");
    root.table("audit");
    for (TomlView view : List.of(root, library, matrix, gate)) {
      view.rejectUnknown();
    }
    for (String axis : List.of("arch", "runtimes", "compilers", "optimize")) {
      if (matrix.has(axis) && matrix.strings(axis, List.of()).isEmpty()) {
        matrix.problem(
            axis, "`matrix." + axis + "` has nothing in it, so nothing would be checked");
      }
    }
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(SpecProblem::line));
      throw new SpecException(file, problems.stream().distinct().toList());
    }
    return spec;
  }

  private String missing(TomlView table, String key) {
    if (!table.has(key)) {
      problems.add(
          new SpecProblem(
              0, "`library." + key + "` is missing: the file name of the library without `.so`"));
    }
    return "";
  }

  private List<String> sources(TomlView library) {
    List<String> sources = library.strings("sources", List.of());
    if (sources.isEmpty()) {
      library.problem("sources", "`library.sources` must name C files, such as [\"c_src/*.c\"]");
    }
    return sources;
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
      table.problem(key, "there is no file `" + project.resolve(path) + "`");
    }
  }

  private OtpErlangObject loadInfo(TomlView library) {
    String text = library.string("load_info").orElse("0");
    try {
      return Terms.parse(text);
    } catch (TermSyntaxException e) {
      library.problem("load_info", "`library.load_info` is no Erlang term: " + e.getMessage());
      return new OtpErlangLong(0);
    }
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
