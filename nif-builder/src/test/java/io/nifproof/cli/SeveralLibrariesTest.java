package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.node.Arch;
import io.nifproof.samples.ReportSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project with several libraries is one gate. */
final class SeveralLibrariesTest {
  private static final String CODE =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM call(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        %s
        return enif_make_int(e, %s);
      }
      static ErlNifFunc t[] = {{"call", 0, call, 0}};
      ERL_NIF_INIT(%s, t, NULL, NULL, NULL, NULL)
      """;

  private static final String GOOD_AND_BAD =
      """
      [[library]]
      name = "good"
      sources = ["c_src/good.c"]
      [[library.case]]
      call = "call()"
      expect = "1"

      [[library]]
      name = "bad"
      sources = ["c_src/bad.c"]
      [[library.exclude]]
      optimize = "O0"

      [[case]]
      library = "bad"
      call = "call()"

      [matrix]
      optimize = ["O0", "O1", "O2"]
      """;

  @TempDir private Path project;

  @BeforeEach
  void write() throws Exception {
    Files.createDirectories(project.resolve("c_src"));
    code("good", "", "1");
    code("bad", "*(volatile int *)8 = 1;", "2");
  }

  @Test
  void oneThatKillsItsNodeLeavesTheCellsOfOthersAsTheyAre() throws Exception {
    toml(GOOD_AND_BAD);
    Ran ran = gate("--isolation", "shared", "--format", "json");
    JsonNode report = new ReportSchema().valid(ran.out());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(report.get("name").textValue()).isEqualTo("good, bad");
    assertThat(words(report, "id", "verdict"))
        .containsExactly(
            "good/gcc-O0@host pass",
            "good/gcc-O1@host pass",
            "good/gcc-O2@host pass",
            "bad/gcc-O1@host fail",
            "bad/gcc-O2@host fail");
    for (JsonNode cell : report.get("cells")) {
      String name = cell.get("name").textValue();
      assertThat(cell.get("id").textValue()).startsWith(name + "/");
      assertThat(cell.get("axes").get("library").textValue()).isEqualTo(name);
      assertThat(cell.get("library").textValue()).endsWith("/" + name + ".so");
    }
    assertThat(report.toString()).contains("fails in library bad");
  }

  @Test
  void theyAreToldApartInEveryReportAlsoInOneOfParts() throws Exception {
    toml(GOOD_AND_BAD.replace("[\"O0\", \"O1\", \"O2\"]", "[\"O2\"]"));
    Path parts = Files.createDirectories(project.resolve("parts"));
    for (String library : List.of("good", "bad")) {
      Ran part =
          gate(
              "--cell",
              library + "/gcc-O2@host",
              "--report",
              "json=" + parts + "/" + library + ".json");
      assertThat(part.out()).contains("good, bad: 1 cell, ");
    }
    Ran text = Ran.nifproof("report", parts);
    assertThat(text.out().lines())
        .contains("bad", "  host     25   amd64  crashed", "good", "  host     25   amd64  pass")
        .anyMatch(line -> line.startsWith("fail  good, bad: 2 cells, 1 passed, 1 failed"));
    assertThat(Ran.nifproof("report", parts, "--format", "junit").out())
        .contains("classname=\"bad.host\" name=\"gcc-O2\"", "classname=\"good.host\"");
    assertThat(Ran.nifproof("report", parts, "--format", "markdown").out())
        .contains("| bad/gcc-O2 |", "| good/gcc-O2 |");
    assertThat(Ran.nifproof("report", parts, "--format", "sarif").out())
        .contains("bad/gcc-O2@host");
    assertThat(Ran.nifproof("report", parts, "--format", "html").out())
        .contains("data-axis=\"library\"");
  }

  @Test
  void oneBuildOfAVariantMakesThemAll() throws Exception {
    code("bad", "", "2");
    code("third", "", "3");
    Files.writeString(
        project.resolve("Makefile"),
        """
        all: priv/good.so priv/bad_nif.so priv/third.so
        priv/%%.so: c_src/%%.c
        \techo $@ >> %1$s
        \tmkdir -p priv; $(CC) $(CFLAGS) -I$(ERTS_INCLUDE_DIR) -shared -o $@ $<
        priv/bad_nif.so: c_src/bad.c
        \techo $@ >> %1$s
        \tmkdir -p priv; $(CC) $(CFLAGS) -I$(ERTS_INCLUDE_DIR) -shared -o $@ $<
        """
            .formatted(project.resolve("calls")));
    toml(
        """
        [build]
        system = "make"
        [[library]]
        name = "good"
        cflags = ["-DX"]
        [[library]]
        name = "bad"
        output = "priv/bad_nif.so"
        [[library.case]]
        call = "call()"
        expect = "2"
        [matrix]
        optimize = ["O0", "O2"]
        """);
    Ran ran = gate("--format", "json");
    JsonNode report = new ReportSchema().valid(ran.out());
    assertThat(ran.status()).as(ran.out()).isZero();
    assertThat(words(report, "id", "verdict"))
        .containsExactly(
            "good/gcc-O0@host pass",
            "good/gcc-O2@host pass",
            "bad/gcc-O0@host pass",
            "bad/gcc-O2@host pass");
    assertThat(Files.readAllLines(project.resolve("calls")))
        .hasSize(6)
        .containsOnly("priv/good.so", "priv/bad_nif.so", "priv/third.so");
    assertThat(ran.out()).contains("`priv/third.so`").doesNotContain("`priv/bad_nif.so`");

    Ran built = Ran.nifproof("build", project, "--out", project.resolve("out"));
    assertThat(built.out().lines())
        .hasSize(4)
        .contains(project.resolve("out/bad").toString() + "/" + Arch.host() + "-gcc-O2/bad.so");
  }

  @Test
  void oneOfThemThatIsNotMadeFailsAlone() throws Exception {
    Files.writeString(
        project.resolve("Makefile"),
        """
        all:
        \tmkdir -p priv; $(CC) $(CFLAGS) -I$(ERTS_INCLUDE_DIR) -shared -o priv/good.so c_src/good.c
        """);
    toml("[build]\nsystem = 'make'\n[[library]]\nname = 'good'\n[[library]]\nname = 'bad'\n");
    Ran ran = gate("--format", "json");
    JsonNode report = new ReportSchema().valid(ran.out());
    assertThat(words(report, "id", "outcome"))
        .containsExactly("good/gcc-O2@host loaded", "bad/gcc-O2@host not-built");
    assertThat(report.get("cells").get(1).get("sentence").textValue())
        .contains("there is no `priv/bad.so`, but `priv/good.so`");
  }

  @Test
  void aKeptGateIsPublishedLibraryByLibrary() throws Exception {
    code("bad", "", "2");
    toml(GOOD_AND_BAD.replace("[\"O0\", \"O1\", \"O2\"]", "[\"O2\"]"));
    Path kept = project.resolve("kept");
    assertThat(gate("--save", kept).status()).isZero();
    Ran which = new Repositories(project).publish(kept, project.resolve("repository"));
    assertThat(which.status()).isEqualTo(2);
    assertThat(which.err()).contains("the gate built bad, good; which of them", "--library");
    for (String library : List.of("good", "bad")) {
      Repositories repositories = new Repositories(Files.createDirectory(project.resolve(library)));
      Path repository = project.resolve("repository-" + library);
      Ran published = repositories.publish(kept, repository, "--library", library);
      assertThat(published.status()).as(published.err()).isZero();
      Path into = project.resolve("into-" + library);
      Ran resolved = repositories.resolve(repository, "--into", into);
      assertThat(resolved.status()).as(resolved.err()).isZero();
      assertThat(into.resolve(library + ".so")).exists();
    }
  }

  @Test
  void bisectTakesOneOfThem() throws Exception {
    code("bad", "", "OPT");
    Files.writeString(
        project.resolve("c_src/bad.c"),
        "#ifdef __OPTIMIZE__\n#define OPT 1\n#else\n#define OPT 0\n#endif\n"
            + Files.readString(project.resolve("c_src/bad.c")));
    toml(GOOD_AND_BAD);
    Ran which = Ran.nifproof("bisect", project, "--call", "call()", "--expect", "0");
    assertThat(which.status()).isEqualTo(2);
    assertThat(which.err()).contains("several libraries: good, bad", "--library");
    Ran found =
        Ran.nifproof(
            "bisect",
            project,
            "--library",
            "bad",
            "--call",
            "call()",
            "--expect",
            "0",
            "--pass",
            "gcc-O0",
            "--fail",
            "gcc-O1");
    assertThat(found.status()).as(found.out() + found.err()).isEqualTo(1);
    assertThat(found.out()).contains("bad.so");
  }

  private Ran gate(Object... more) {
    List<Object> words = new ArrayList<>(List.of("gate", project, "--no-cache"));
    words.addAll(List.of(more));
    return Ran.nifproof(words.toArray());
  }

  private static List<String> words(JsonNode report, String first, String second) {
    List<String> words = new ArrayList<>();
    report
        .get("cells")
        .forEach(
            cell -> words.add(cell.get(first).textValue() + " " + cell.get(second).textValue()));
    return words;
  }

  private void code(String name, String statement, String value) throws Exception {
    Files.writeString(
        project.resolve("c_src/" + name + ".c"), CODE.formatted(statement, value, name));
  }

  private void toml(String text) throws Exception {
    Files.writeString(project.resolve("nifproof.toml"), text);
  }
}
