package io.nifproof;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.artifact.Platform;
import io.nifproof.audit.platform.CpuLevel;
import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a new architecture must bring. Add its constant to {@link Arch}: the compiler names each
 * {@code switch} that it needs a case in, and this test each file outside of Java that must know
 * it.
 */
final class NewArchitectureTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path NATIVE = ROOT.resolve("node-bridge/src/main/native");
  private static final List<Path> SOURCES =
      List.of(ROOT.resolve("node-bridge/src/main/java"), ROOT.resolve("nif-builder/src/main/java"));

  /** It reads the words of others' crash reports, which name what they like. */
  private static final Path EXPLAIN = SOURCES.get(1).resolve("io/nifproof/explain");

  /** What a file must say of each architecture. */
  private record Row(String file, String what, Function<Arch, String> text) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("docs/nifproof-toml.md", "a value of `arch`", arch -> "`" + arch + "`"),
          new Row("docs/commands.md", "a value of `runtime add`", arch -> "`" + arch + "`"),
          new Row("docs/audit.md", "its processors' names", NewArchitectureTest::leastLevel),
          new Row("docs/publishing.md", "a classifier", NewArchitectureTest::classifierRow),
          new Row("docs/schema/report-2.json", "a value of `arch`", NewArchitectureTest::quoted),
          new Row("docs/schema/audit-1.json", "a value of `arch`", NewArchitectureTest::quoted),
          new Row("docs/schema/plan-1.json", "a value of `arch`", NewArchitectureTest::quoted),
          new Row(
              "docs/schema/attestation-1.json", "a value of `arch`", NewArchitectureTest::quoted),
          new Row(
              "nif-builder/src/main/resources/io/nifproof/audit/policies.toml",
              "a least level for each policy",
              arch -> "\"" + leastLevel(arch) + "\""),
          new Row(cli("option/TargetOptions.java"), "a value of `--arch`", Arch::id),
          new Row(
              cli("option/TargetOptions.java"),
              "a value of `--cpu`",
              NewArchitectureTest::leastLevel),
          new Row(cli("command/ResolveCommand.java"), "a value of `--arch`", Arch::id),
          new Row(cli("command/RuntimeCommand.java"), "a value of `add`", Arch::id),
          new Row(explain("ClaimClue.java"), "its kept registers", Arch::title),
          new Row(explain("process/ProcessorClue.java"), "what exists only there", Arch::title),
          new Row("flake.nix", "its system", NewArchitectureTest::system),
          new Row("nix/package.nix", "its system", NewArchitectureTest::system),
          new Row("nix/machines.nix", "its system", NewArchitectureTest::system),
          new Row("nix/gate.nix", "its system", arch -> arch.machine() + "-linux"),
          new Row("nix/builder.nix", "its system", NewArchitectureTest::system),
          new Row("nix/matrix.nix", "a value of `arch`", arch -> arch + " = \"" + arch + "\";"),
          new Row("nix/matrix.nix", "Debian's runtimes", arch -> "debian:${suite}/" + arch),
          new Row("scripts/common.sh", "its triple", Arch::gnuTriple),
          new Row("scripts/needs.sh", "its compiler", arch -> "gcc-" + arch.gnuTriple()),
          new Row("scripts/setup", "its runtimes", arch -> "own=" + arch),
          new Row("scripts/fetch-debian-nifs", "its packages", arch -> "*/" + arch),
          new Row("scripts/dist/install.sh", "its name", arch -> "arch=" + arch),
          new Row(tests("audit/RulesTest.java"), "its compiler", arch -> "gcc-" + arch),
          new Row(
              tests("diagnose/ClobberTest.java"),
              "its kept registers",
              arch -> "Arch." + arch.name()),
          new Row("nif-builder/src/test/resources/crashes/crashes.tsv", "a column", Arch::id),
          new Row("nif-builder/src/test/resources/zoo/zoo.tsv", "a column", Arch::id));

  /** Code that names one architecture and may, each with the reason. */
  private static final Map<String, String> NAMES_ONE =
      Map.ofEntries(
          Map.entry("Arch.java", "there they have their names"),
          Map.entry("CpuLevel.java", "x86-64-v1 is another name for its first level"),
          Map.entry("TargetOptions.java", "a policy means x86-64's level when no target is named"),
          Map.entry("ResolveCommand.java", "help, which is tested here"),
          Map.entry("RuntimeCommand.java", "help, which is tested here"),
          Map.entry("FloorFinder.java", "the level of x86-64, in its own case"),
          Map.entry("NamedInstall.java", "an example in a message"),
          Map.entry("Faults.java", "only some processors trap when dividing by zero"));

  private static String quoted(Arch arch) {
    return "\"" + arch + "\"";
  }

  private static String system(Arch arch) {
    return "\"" + arch.machine() + "-linux\"";
  }

  private static String classifierRow(Arch arch) {
    return new Platform(arch, false, Optional.empty()).classifier();
  }

  private static String leastLevel(Arch arch) {
    return new CpuLevel(arch, 1).toString();
  }

  private static String cli(String file) {
    return "nif-builder/src/main/java/io/nifproof/cli/" + file;
  }

  private static String explain(String file) {
    return "nif-builder/src/main/java/io/nifproof/explain/" + file;
  }

  private static String tests(String file) {
    return "nif-builder/src/test/java/io/nifproof/" + file;
  }

  @TestFactory
  Stream<DynamicTest> everyFileHasItsRow() {
    return Stream.of(Arch.values())
        .flatMap(
            arch ->
                ROWS.stream()
                    .map(
                        row ->
                            DynamicTest.dynamicTest(
                                arch + " in " + row.file() + ": " + row.what(),
                                () ->
                                    assertThat(Files.readAllLines(ROOT.resolve(row.file())))
                                        .withFailMessage(
                                            "`%s` does not tell %s of %s: nowhere is `%s`",
                                            row.file(), row.what(), arch, row.text().apply(arch))
                                        .anyMatch(line -> line.contains(row.text().apply(arch))))));
  }

  /** What one has in `abi` and in the trap, each has, with the same names of files. */
  @TestFactory
  Stream<DynamicTest> everyFileOfOneHasItsSiblings() throws IOException {
    List<Path> files = new ArrayList<>(files(NATIVE));
    for (Arch arch : Arch.values()) {
      files.add(SOURCES.get(1).resolve("io/nifproof/abi").resolve(arch + "/package-info.java"));
    }
    List<Path> siblings = new ArrayList<>();
    for (Path file : files) {
      String name = ROOT.relativize(file).toString();
      for (Arch one : Arch.values()) {
        for (Arch other : one.others()) {
          String sibling = name.replaceAll("(?<=[/-])" + one + "(?=[/.])", other.id());
          if (!sibling.equals(name)) {
            siblings.add(Path.of(sibling));
          }
        }
      }
    }
    assertThat(siblings).isNotEmpty();
    return siblings.stream()
        .distinct()
        .sorted()
        .map(
            sibling ->
                DynamicTest.dynamicTest(
                    sibling.toString(),
                    () ->
                        assertThat(ROOT.resolve(sibling))
                            .as("the sibling %s", sibling)
                            .isRegularFile()));
  }

  /** A comparison with one architecture, or a list of their names, would pass over a new one. */
  @Test
  void noCodeNamesAnArchitectureOutsideOfACase() throws IOException {
    String names =
        Stream.of(Arch.values())
            .flatMap(arch -> Stream.of(arch.id(), arch.machine(), arch.title()))
            .map(Pattern::quote)
            .distinct()
            .collect(Collectors.joining("|"));
    String constants = Stream.of(Arch.values()).map(Enum::name).collect(Collectors.joining("|"));
    Pattern one =
        Pattern.compile(
            "\\bArch\\.(?:%s)\\b|[=!]= (?:%s)\\b".formatted(constants, constants)
                + "|\"(?:[^\"]*[^\"\\w])?(?:%s)(?:[^\"\\w][^\"]*)?\"".formatted(names));
    List<String> found = new ArrayList<>();
    Set<String> unused = new TreeSet<>(NAMES_ONE.keySet());
    for (Path file : sources()) {
      String name = file.getFileName().toString();
      if (!file.startsWith(EXPLAIN)) {
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(
                line -> !line.startsWith("*") && !line.startsWith("/") && !line.contains("case "))
            .filter(line -> one.matcher(line).find())
            .forEach(
                line -> {
                  unused.remove(name);
                  if (!NAMES_ONE.containsKey(name)) {
                    found.add(ROOT.relativize(file) + ": " + line);
                  }
                });
      }
    }
    assertThat(found).isEmpty();
    assertThat(unused).as("of NAMES_ONE: these name none any more").isEmpty();
  }

  /** The compiler demands it of `switch` expressions only, and a `default` would hide it. */
  @Test
  void everySwitchHasACaseForEach() throws IOException {
    Map<String, Map<Arch, Long>> uneven = new TreeMap<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      Map<Arch, Long> cases = new TreeMap<>();
      for (Arch arch : Arch.values()) {
        cases.put(
            arch, Pattern.compile("case " + arch.name() + "\\b").matcher(text).results().count());
      }
      if (cases.values().stream().distinct().count() > 1) {
        uneven.put(ROOT.relativize(file).toString(), cases);
      }
    }
    assertThat(uneven).isEmpty();
  }

  @Test
  void everyNameIsReadAndBelongsToOne() {
    for (Arch arch : Arch.values()) {
      for (String name : List.of(arch.id(), arch.machine(), arch.title(), arch.name())) {
        assertThat(Arch.parse(name)).as(name).contains(arch);
      }
      assertThat(Arch.ofElfMachine(arch.elfMachine())).contains(arch);
      assertThat(CpuLevel.parse(leastLevel(arch))).contains(new CpuLevel(arch, 1));
      assertThat(Platform.parse(classifierRow(arch)).map(Platform::arch)).contains(arch);
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder : SOURCES) {
      all.addAll(files(folder));
    }
    return all;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
