package io.nifproof.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.Workflow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTemplateTest {
  private static final Path REBAR3 = TestProject.TEMPLATES.resolve("rebar3");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rebar3", "rebar3-cmake", "mix", "cmake", "make"})
  void leavesNoTemplateLanguageBehind(String template) throws Exception {
    NewProject.Created created = TestProject.create(template, "frob", folder);
    assertThat(created.files())
        .contains(
            Path.of(".gitignore"),
            Path.of(".github/workflows/ci.yml"),
            Path.of("README.md"),
            Path.of("c_src/frob.c"),
            Path.of("flake.nix"),
            Path.of("nifproof.toml"));
    assertThat(created.commands()).hasSize(2);
    for (Path file : created.files()) {
      assertThat(created.folder().resolve(file))
          .content()
          .as(file.toString())
          .doesNotContain("{{", "}}", "&amp;")
          .endsWith("\n");
    }
    String workflow = Files.readString(created.folder().resolve(".github/workflows/ci.yml"));
    assertThat(Workflow.read(workflow).commands())
        .hasSize(5)
        .allSatisfy(command -> assertThat(Workflow.syntaxError(command)).isEmpty());
  }

  @Test
  void everyFileOfTheTemplatesIsInAnIndex() throws Exception {
    TreeSet<Path> named = new TreeSet<>();
    TreeSet<Path> there = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TestProject.TEMPLATES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".template")) {
          there.add(file);
          continue;
        }
        TemplateIndex.read(file.getParent()).entries().stream()
            .map(entry -> file.resolveSibling(entry.source()).normalize())
            .forEach(named::add);
      }
    }
    assertThat(there).isEqualTo(named);
  }

  @Test
  void overwritesNothing() throws Exception {
    Path readme = file("frob/README.md");
    NewProject result = new ProjectTemplate(REBAR3).create("frob", folder, Existing.KEEP);
    assertThat(result).isEqualTo(new NewProject.InTheWay(List.of(readme), Existing.KEEP));
    assertThat(result.summary()).contains("exists already", "hint: ", "--force");
    assertThat(readme).hasContent("mine");
    assertThat(readme.resolveSibling("rebar.config")).doesNotExist();
  }

  @Test
  void replacesWhatItIsToldToAndNothingElse() throws Exception {
    Path readme = file("frob/README.md");
    Path notes = file("frob/notes");
    Path outside = file("outside");
    Files.createSymbolicLink(readme.resolveSibling("nifproof.toml"), outside);
    NewProject result = new ProjectTemplate(REBAR3).create("frob", folder, Existing.REPLACE);
    assertThat(result.summary()).endsWith("files, 2 of them replaced");
    assertThat(readme).content().startsWith("# frob");
    assertThat(readme.resolveSibling("nifproof.toml")).isRegularFile();
    assertThat(notes).hasContent("mine");
    assertThat(outside).hasContent("mine");
  }

  @Test
  void replacesNoFolder() throws Exception {
    Path mine = file("frob/README.md/mine");
    NewProject result = new ProjectTemplate(REBAR3).create("frob", folder, Existing.REPLACE);
    assertThat(result.summary()).contains("README.md` is a folder", "hint: ");
    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("frob/rebar.config")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rebar3", "rebar3-cmake", "mix", "cmake", "make"})
  void refusesABadNameAndOffersAGoodOne(String template) throws Exception {
    NewProject result =
        new ProjectTemplate(TestProject.TEMPLATES.resolve(template))
            .create("Fast-JSON", folder, Existing.KEEP);
    assertThat(result).isInstanceOf(NewProject.BadName.class);
    assertThat(result.summary()).contains("`Fast-JSON` is not both", "hint: `fast_json` would do");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesANameOfElixirForMixOnly() throws Exception {
    NewProject result =
        new ProjectTemplate(TestProject.TEMPLATES.resolve("mix"))
            .create("map_set", folder, Existing.KEEP);
    assertThat(result.summary())
        .contains("`map_set` would make the module `MapSet`", "hint: `map_set_nif` would do");
    assertThat(folder).isEmptyDirectory();
    TestProject.create("rebar3", "map_set", folder);
  }

  private Path file(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "mine");
  }
}
