package io.nifproof.gate.spec;

import io.nifproof.build.OptLevel;
import io.nifproof.gate.matrix.Axes;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.matrix.Matrix;
import io.nifproof.gate.matrix.MatrixRule;
import io.nifproof.node.Arch;
import io.nifproof.node.Flavor;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.toml.TomlProblem;
import io.nifproof.toml.TomlView;
import io.nifproof.toolchain.Toolchains;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads {@code [matrix]}, {@code [flags.NAME]} and {@code [profile.NAME.matrix]}. For each axis the
 * first of these counts that says something: command line, environment, profile, file, default.
 */
final class MatrixReader {
  private static final String FLAG_NAME = "[a-z0-9][a-z0-9-]*";

  private final TomlView root;
  private final MatrixOverrides overrides;
  private final List<TomlProblem> problems;
  private final Map<String, FlagSet> flagSets = new LinkedHashMap<>(FlagSet.BUILT_IN);
  private final Map<String, Boolean> timed = new LinkedHashMap<>(Profiles.TIMED);
  private final Map<String, Boolean> trapped = new LinkedHashMap<>(Profiles.TRAPPED);
  private final List<TomlView> read = new ArrayList<>();

  MatrixReader(TomlView root, MatrixOverrides overrides, List<TomlProblem> problems) {
    this.root = root;
    this.overrides = overrides;
    this.problems = problems;
  }

  Matrix read() {
    readFlagSets();
    TomlView file = seen(root.table("matrix"));
    Map<String, List<String>> profile = profile();
    Axes main = axes(axis -> layered(axis, profile, file));
    List<MatrixRule> exclude = RuleReader.read(file);
    List<Axes> include = new ArrayList<>();
    for (TomlView more : file.tables("include")) {
      seen(more);
      include.add(axes(axis -> Values.of(more, axis).or(() -> layered(axis, profile, file))));
    }
    read.forEach(TomlView::rejectUnknown);
    return new Matrix(main, exclude, include);
  }

  /** Whether the profile times calls; empty when it does not say, or there is none. */
  Optional<Boolean> timing() {
    return overrides.profile().map(timed::get);
  }

  /** Whether the profile wants the trap in every cell; empty when it does not say. */
  Optional<Boolean> trapRequired() {
    return overrides.profile().map(trapped::get);
  }

  /** Where the values of an axis stand, for messages, and what they are; empty for the default. */
  record Values(TomlView where, String key, String name, List<String> texts) {
    /** Those that a table has: a list of strings, or one string for a list of one. */
    static Optional<Values> of(TomlView table, String key) {
      List<String> wrong = List.of("(wrong)");
      List<String> texts = table.words(key, wrong);
      return table.has(key) && texts != wrong
          ? Optional.of(new Values(table, key, table.name(key), texts))
          : Optional.empty();
    }

    void problem(String message) {
      where.problem(key, message);
    }
  }

  private Optional<Values> layered(String axis, Map<String, List<String>> profile, TomlView file) {
    Optional<Values> own = Values.of(file, axis);
    if (overrides.axes().containsKey(axis)) {
      return Optional.of(
          new Values(root, "", overrides.sources().get(axis), overrides.axes().get(axis)));
    }
    if (profile.containsKey(axis)) {
      String name = "profile `" + overrides.profile().orElseThrow() + "`";
      return Optional.of(new Values(root, "profile", name, profile.get(axis)));
    }
    return own;
  }

  private Axes axes(Function<String, Optional<Values>> source) {
    return new Axes(
        axis(source, "arch", List.of(Arch.host().id()), Arch::parse, Arch.EXPECTED),
        axis(source, "runtimes", List.of("host"), Optional::of, "names of runtimes"),
        axis(
            source,
            "compilers",
            List.of("gcc"),
            Toolchains::name,
            "`gcc`, `clang` or `zig`, or one with its version, such as `gcc-12`"),
        axis(source, "optimize", List.of("O2"), OptLevel::parse, "one of O0, O1, O2, O3, Os, Og"),
        axis(
            source,
            "flags",
            List.of(FlagSet.PLAIN.name()),
            text -> Optional.ofNullable(flagSets.get(text)),
            "one of " + String.join(", ", flagSets.keySet()) + ", or a name that [flags.NAME] has"),
        axis(source, "flavours", List.of(), MatrixReader::flavour, "jit or emu"));
  }

  private <T> List<T> axis(
      Function<String, Optional<Values>> source,
      String axis,
      List<String> otherwise,
      Function<String, Optional<T>> parser,
      String expected) {
    Optional<Values> given = source.apply(axis);
    List<T> values = new ArrayList<>();
    if (given.isPresent() && given.get().texts().isEmpty()) {
      given
          .get()
          .problem(
              "`" + given.get().name() + "` has nothing in it" + ", so nothing would be checked");
    }
    for (String text : given.map(Values::texts).orElse(otherwise)) {
      Optional<T> value = parser.apply(text);
      value.ifPresent(values::add);
      if (value.isEmpty()) {
        given
            .orElseThrow()
            .problem("`" + text + "` in `" + given.get().name() + "`: expected " + expected);
      }
    }
    return values.stream().distinct().toList();
  }

  private static Optional<Flavor> flavour(String text) {
    return Arrays.stream(Flavor.values()).filter(one -> one.id().equals(text)).findFirst();
  }

  /** The values of the profile that was asked for: those of the file before those built in. */
  private Map<String, List<String>> profile() {
    TomlView profiles = root.table("profile");
    Map<String, Map<String, List<String>>> known = new LinkedHashMap<>(Profiles.BUILT_IN);
    for (String name : profiles.keys()) {
      TomlView own = seen(profiles.table(name));
      if (own.has("time")) {
        timed.put(name, own.flag("time"));
      }
      if (own.has("require_trap")) {
        trapped.put(name, own.flag("require_trap"));
      }
      TomlView matrix = seen(own.table("matrix"));
      Map<String, List<String>> values = new LinkedHashMap<>(known.getOrDefault(name, Map.of()));
      for (String axis : MatrixRule.AXES) {
        Values.of(matrix, axis).ifPresent(given -> values.put(axis, given.texts()));
      }
      known.put(name, values);
    }
    if (overrides.profile().isEmpty()) {
      return Map.of();
    }
    String name = overrides.profile().get();
    if (!known.containsKey(name)) {
      String near =
          RuntimeCatalog.nearest(name, known.keySet().stream().toList())
              .map(n -> "; did you mean `" + n + "`?")
              .orElse("");
      problems.add(
          new TomlProblem(
              0,
              "no profile `"
                  + name
                  + "`"
                  + near
                  + " (known: "
                  + String.join(", ", known.keySet())
                  + ")"));
    }
    return known.getOrDefault(name, Map.of());
  }

  private void readFlagSets() {
    TomlView sets = root.table("flags");
    for (String name : sets.keys()) {
      TomlView set = seen(sets.table(name));
      List<String> cflags = set.strings("cflags", List.of());
      List<String> ldflags = set.strings("ldflags", List.of());
      if (FlagSet.BUILT_IN.containsKey(name) || !name.matches(FLAG_NAME)) {
        sets.problem(
            name,
            "`flags."
                + name
                + "`: expected a name of small letters, digits and hyphens, other than "
                + String.join(", ", FlagSet.BUILT_IN.keySet()));
      }
      flagSets.put(name, new FlagSet(name, cflags, ldflags, FlagSet.Harness.NONE));
    }
  }

  private TomlView seen(TomlView view) {
    read.add(view);
    return view;
  }
}
