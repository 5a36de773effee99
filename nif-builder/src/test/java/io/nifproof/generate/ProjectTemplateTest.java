package io.nifproof.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTemplateTest {
  private static final Path TEMPLATE = Path.of("../templates/projects/rebar3");

  @TempDir Path folder;

  @Test
  void makesAProjectThatRebar3BuildsTestsAndLoads() throws Exception {
    CompilerEnd.Ended version = run(folder, "/usr/bin/env", "rebar3", "version");
    assumeTrue(version.status() == 0, "skipped: no rebar3 on PATH");
    NewProject.Created created = create("frob");

    CompilerEnd.Ended compile = run(created.folder(), "/usr/bin/env", "rebar3", "compile");
    assertThat(compile.status()).as(compile.output()).isZero();
    assertThat(created.folder().resolve("priv/frob.so")).exists();

    CompilerEnd.Ended eunit = run(created.folder(), "/usr/bin/env", "rebar3", "eunit");
    assertThat(eunit.output()).contains("3 tests, 0 failures");

    String ebin = created.folder().resolve("_build/default/lib/frob/ebin").toString();
    CompilerEnd.Ended loaded =
        run(
            folder,
            "/usr/bin/env",
            "erl",
            "-noshell",
            "-pa",
            ebin,
            "-eval",
            "io:format(\"~p\", [frob:add(20, 22)]), halt().");
    assertThat(loaded.output()).isEqualTo("42");
  }

  @Test
  void leavesNoTemplateLanguageBehind() throws Exception {
    NewProject.Created created = create("frob");
    assertThat(created.files()).contains(Path.of(".gitignore"), Path.of("c_src/frob.c"));
    for (Path file : created.files()) {
      assertThat(Files.readString(created.folder().resolve(file))).doesNotContain("{{");
    }
  }

  @Test
  void everyFileOfTheTemplateIsInItsIndex() throws Exception {
    List<String> sources =
        TemplateIndex.read(TEMPLATE).entries().stream().map(TemplateIndex.Entry::source).toList();
    try (var files = Files.walk(TEMPLATE)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> TEMPLATE.relativize(file).toString())
                  .filter(name -> !name.endsWith(".template")))
          .containsExactlyInAnyOrderElementsOf(sources);
    }
  }

  @Test
  void overwritesNothing() throws Exception {
    Path readme = Files.createDirectories(folder.resolve("frob")).resolve("README.md");
    Files.writeString(readme, "mine");
    NewProject result = new ProjectTemplate(TEMPLATE).create("frob", folder);
    assertThat(result).isEqualTo(new NewProject.InTheWay(List.of(readme)));
    assertThat(readme).hasContent("mine");
    assertThat(readme.resolveSibling("rebar.config")).doesNotExist();
  }

  @Test
  void refusesABadNameAndOffersAGoodOne() throws Exception {
    NewProject result = new ProjectTemplate(TEMPLATE).create("Fast-JSON", folder);
    assertThat(result).isInstanceOf(NewProject.BadName.class);
    assertThat(result.summary()).contains("`Fast-JSON` is not both", "hint: `fast_json` would do");
    assertThat(folder).isEmptyDirectory();
  }

  private NewProject.Created create(String name) throws Exception {
    NewProject result = new ProjectTemplate(TEMPLATE).create(name, folder);
    assertThat(result).isInstanceOf(NewProject.Created.class);
    return (NewProject.Created) result;
  }

  /** Runs without network settings and with a home folder of its own. */
  private CompilerEnd.Ended run(Path where, String... command) throws InterruptedException {
    Map<String, String> environment =
        Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "LANG", "C.UTF-8");
    CompilerEnd end =
        new CompilerProcess(environment).run(List.of(command), where, Duration.ofMinutes(2));
    assertThat(end).isInstanceOf(CompilerEnd.Ended.class);
    return (CompilerEnd.Ended) end;
  }
}
