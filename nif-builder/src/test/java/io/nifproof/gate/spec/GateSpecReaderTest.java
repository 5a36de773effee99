package io.nifproof.gate.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nifproof.build.OptLevel;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.node.Arch;
import io.nifproof.toml.TomlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GateSpecReaderTest {
  private static final String LEAST = "[library]\nname = 'foo'\nsources = ['c_src/*.c']\n";

  @TempDir private Path folder;

  @Test
  void fillsInWhatIsNotSaid() throws Exception {
    GateSpec spec = read(LEAST);
    Library library = spec.libraries().get(0);
    assertThat(spec.project()).isEqualTo(folder);
    assertThat(library.name()).isEqualTo("foo");
    assertThat(library.module()).isEmpty();
    assertThat(library.recipe().cflags()).isEmpty();
    assertThat(library.recipe().ldflags()).isEmpty();
    assertThat(library.loadInfo()).hasToString("0");
    assertThat(spec.matrix().archs()).containsExactly(Arch.host());
    assertThat(spec.matrix().runtimes()).containsExactly("host");
    assertThat(spec.matrix().compilers()).containsExactly("gcc");
    assertThat(spec.matrix().levels()).containsExactly(OptLevel.O2);
    assertThat(spec.run().timeout()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void readsEveryKeyAsThePageDescribesThem() throws Exception {
    String page = Files.readString(Path.of("../docs/nifproof-toml.md"));
    int start = page.indexOf("[library]", page.indexOf("One that uses every key"));
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/foo.erl"), "-module(foo).");
    GateSpec spec = read(page.substring(start, page.indexOf("```", start)));
    Library library = spec.libraries().get(0);
    assertThat(library.recipe().sources()).containsExactly("c_src/*.c", "vendor/x.c");
    assertThat(library.module())
        .contains(new GateSpec.ModuleFile.Erl(folder.resolve("src/foo.erl")));
    assertThat(library.recipe().cflags()).contains("-Wextra");
    assertThat(library.recipe().ldflags()).containsExactly("-lm");
    assertThat(library.loadInfo().toString()).startsWith("{302,");
    assertThat(spec.matrix().archs()).containsExactly(Arch.AMD64, Arch.ARM64);
    assertThat(spec.matrix().runtimes()).hasSize(4).contains("debian:bookworm/arm64");
    assertThat(spec.matrix().compilers()).containsExactly("gcc", "clang-14");
    assertThat(spec.matrix().levels()).containsExactly(OptLevel.O0, OptLevel.O2);
    assertThat(spec.matrix().main().flagSets())
        .extracting(FlagSet::name)
        .containsExactly("plain", "lto", "fast");
    assertThat(spec.matrix().exclude()).hasSize(1);
    assertThat(spec.matrix().include().get(0).runtimes()).containsExactly("host");
    assertThat(library.cases())
        .extracting(one -> one.request().name())
        .containsExactly("adds", "add(a, B)");
    assertThat(spec.run().isolation()).isEqualTo(Isolation.NODE);
  }

  @Test
  void timesCallsWhenTheProfileOrTheFileSaysSo() throws Exception {
    String own = "[profile.mine]\ntime = true\n[profile.ci]\ntime = false\n";
    assertThat(read(LEAST).run().timing()).isFalse();
    assertThat(read(LEAST + "[gate]\ntime = true\n").run().timing()).isTrue();
    assertThat(read(LEAST, "full").run().timing()).isTrue();
    assertThat(read(LEAST, "quick").run().timing()).isFalse();
    assertThat(read(LEAST + own, "mine").run().timing()).isTrue();
    assertThat(read(LEAST + own + "[gate]\ntime = true\n", "ci").run().timing()).isFalse();
    assertThatThrownBy(() -> read(LEAST + "[profile.mine]\ntime = 'yes'\n"))
        .hasMessageContaining("`profile.mine.time` must be true or false");
  }

  private GateSpec read(String text, String profile) throws Exception {
    Path file = Files.writeString(folder.resolve("nifproof.toml"), text);
    return GateSpecReader.read(file, new MatrixOverrides(Optional.of(profile), Map.of(), Map.of()));
  }

  @Test
  void saysOnlyThatTheFileIsBrokenWhenItIs() throws Exception {
    assertThat(problems("[library]\nname = \n[gate\n"))
        .extracting(TomlProblem::line)
        .containsExactly(2, 3);
  }

  @Test
  void wantsANameAndSources() throws Exception {
    assertThat(problems(""))
        .extracting(TomlProblem::message)
        .hasSize(2)
        .allMatch(message -> message.contains("is missing: "));
  }

  @Test
  void findsOneMistakeOnceAndNotItsConsequences() throws Exception {
    assertThat(problems("library = 3\n"))
        .containsExactly(new TomlProblem(1, "`library` must be a table, written `[library]`"));
    assertThat(problems(LEAST + "[matrix]\narch = 5\n")).hasSize(1);
    assertThat(problems(LEAST.replace("['c_src/*.c']", "[1]"))).hasSize(1);
    assertThat(problems(LEAST.replace("['c_src/*.c']", "[]"))).hasSize(1);
    assertThat(problems(LEAST.replace("'foo'", "1"))).hasSize(1);
  }

  @Test
  void refusesNamesThatAreNoFileName() throws Exception {
    for (String name : List.of("", " ", "../foo", "foo.so", "priv/foo", ".foo")) {
      assertThat(problems(LEAST.replace("foo", name)))
          .as(name)
          .singleElement()
          .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
    }
  }

  @Test
  void refusesEmptyAxes() throws Exception {
    String empty = "[matrix]\narch = []\nruntimes = []\ncompilers = []\noptimize = []\n";
    assertThat(problems(LEAST + empty)).extracting(TomlProblem::line).containsExactly(5, 6, 7, 8);
  }

  @Test
  void refusesTwoModules() throws Exception {
    Files.writeString(folder.resolve("a"), "");
    assertThat(problems(LEAST + "erl = 'a'\nbeam = 'a'\n"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("exclude each other"));
  }

  @Test
  void readsSeveralLibrariesWithTheirOwnCasesAndRules() throws Exception {
    GateSpec spec =
        read(
            """
            [build]
            system = "make"
            [[library]]
            name = "one"
            output = "priv/1.so"
            [[library.exclude]]
            flags = "asan"
            [[library.case]]
            call = "f()"
            [[library]]
            name = "two"
            [[case]]
            library = "two"
            call = "f()"
            """);
    assertThat(spec.name()).isEqualTo("one, two");
    Library one = spec.libraries().get(0);
    Library two = spec.libraries().get(1);
    assertThat(one.recipe().output(Arch.host())).isEqualTo(Path.of("priv/1.so"));
    assertThat(two.recipe().output(Arch.host())).isEqualTo(Path.of("priv/two.so"));
    assertThat(one.exclude()).hasSize(1);
    assertThat(two.exclude()).isEmpty();
    assertThat(one.cases()).extracting(c -> c.request().name()).containsExactly("f()");
    assertThat(two.cases()).extracting(c -> c.request().name()).containsExactly("f()");
  }

  @Test
  void findsThePrebuiltLibraryOfAnArchitecture() throws Exception {
    String library = "[library]\nname = 'foo'\n";
    String output = "output = 'dist/{arch}/foo.so'\n";
    String prebuilt = "[build]\nsystem = 'prebuilt'\n";
    for (String toml : List.of(library + output + prebuilt, library + prebuilt + output)) {
      assertThat(read(toml).libraries().get(0).recipe().output(Arch.ARM64))
          .isEqualTo(Path.of("dist/arm64/foo.so"));
    }
  }

  @Test
  void saysAllThatIsWrongWithSeveralLibrariesAtOnce() throws Exception {
    String two =
        "[[library]]\nname = 'a'\nsources = ['a.c']\n[[library]]\nname = 'b'\nsources = ['b.c']\n";
    assertProblem(two + "[[case]]\ncall = 'f()'\n", "expected `library`", "`a`, `b`");
    assertProblem(two + "[[case]]\nlibrary = 'c'\ncall = 'f()'\n", "`c` in `case.library`", "`a`");
    assertProblem(two.replace("'b'", "'a'"), "two libraries are called `a`");
    assertProblem(two + "[[library.exclude]]\n", "`[[library.exclude]]` that names no axis");
    assertProblem(two + "[[library.case]]\ncal = 'f()'\ncall = 'f()'\n", "`library.case.cal`");
    assertProblem(
        two + "[[library.case]]\ncall = 'f()'\ntimeout = '1'\n", "`library.case.timeout`");
    assertProblem(two + "output = 'b.so'\n", "`library.output` means nothing");
    String made = two.replaceAll("sources.*\n", "") + "[build]\nsystem = ";
    assertProblem(made + "'make'\noutput = 'x.so'\n", "give each `[[library]]` its own");
    assertThat(problems(made + "'prebuilt'\n"))
        .extracting(TomlProblem::message)
        .hasSize(2)
        .allMatch(message -> message.startsWith("`library.output` is missing"));
    assertThat(problems("[[library]]\n[[library]]\n[gate]\ntimeout = 1\n"))
        .extracting(TomlProblem::line)
        .containsExactly(1, 1, 2, 2, 4);
  }

  @Test
  void refusesOutputsThatMeanNothing() throws Exception {
    String library = "[library]\nname = 'foo'\n";
    assertProblem(library + "[build]\nsystem = 'prebuilt'", "`build.output` is missing");
    assertProblem(
        library + "[build]\nsystem = 'prebuilt'\noutput = '{os}/x.so'", "`{os}`", "only `{arch}`");
    assertProblem(library + "[build]\nsystem = 'make'\noutput = '/x.so'", "expected a path inside");
    assertProblem(
        library + "output = 'x.so'\n[build]\nsystem = 'make'\noutput = 'x.so'", "exclude each");
  }

  private void assertProblem(String toml, String... parts) throws IOException {
    assertThat(problems(toml)).as(toml).hasSize(1);
    assertThat(problems(toml).get(0).message()).contains(parts);
  }

  @Test
  void namesTheFileAndTheLineOfEachProblemInItsMessage() throws Exception {
    Path file = write(LEAST + "[gate]\ntimeout = 'soon'\n");
    SpecException thrown =
        catchThrowableOfType(SpecException.class, () -> GateSpecReader.read(file));
    assertThat(thrown).hasMessageStartingWith(file + ":5: `soon` in `gate.timeout`: expected a");
  }

  private List<TomlProblem> problems(String toml) throws IOException {
    Path file = write(toml);
    SpecException thrown =
        catchThrowableOfType(SpecException.class, () -> GateSpecReader.read(file));
    assertThat(thrown).as(toml).isNotNull();
    return thrown.problems();
  }

  private GateSpec read(String toml) throws Exception {
    return GateSpecReader.read(write(toml));
  }

  private Path write(String toml) throws IOException {
    return Files.writeString(folder.resolve("nifproof.toml"), toml);
  }
}
