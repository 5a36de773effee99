package io.nifproof.gate.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.build.Build;
import io.nifproof.build.BuildTool;
import io.nifproof.toml.TomlProblem;
import io.nifproof.toml.TomlView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BuildReaderTest {
  private final List<TomlProblem> problems = new ArrayList<>();

  @Test
  void callsTheCompilerWhenNothingIsSaid() {
    assertThat(read("")).isEqualTo(new Build.Cc());
    assertThat(read("system = 'cc'")).isEqualTo(new Build.Cc());
    assertThat(problems).isEmpty();
  }

  @Test
  void takesTheUsualOutputAndTimeOfAProject() {
    assertThat(read("system = 'make'"))
        .isEqualTo(
            new Build.Project(
                BuildTool.MAKE, Path.of(""), List.of(), Map.of(), Duration.ofMinutes(10)));
    assertThat(problems).isEmpty();
  }

  @Test
  void readsEveryKey() {
    Build build =
        read(
            """
            system = "rebar3"
            dir = "./apps/foo"
            target = ["as", "prod", "compile"]
            env = { FOO = "bar" }
            timeout = "90s"
            """);
    assertThat(problems).isEmpty();
    assertThat(build)
        .isEqualTo(
            new Build.Project(
                BuildTool.REBAR3,
                Path.of("apps/foo"),
                List.of("as", "prod", "compile"),
                Map.of("FOO", "bar"),
                Duration.ofSeconds(90)));
  }

  @Test
  void takesOneTargetWithoutAList() {
    assertThat(((Build.Project) read("system = 'make'\ntarget = 'all'")).words())
        .containsExactly("all");
  }

  @Test
  void takesALibraryThatIsThere() {
    assertThat(read("system = 'prebuilt'")).isEqualTo(new Build.Prebuilt());
    assertThat(problems).isEmpty();
  }

  @Test
  void refusesWhatMeansNothing() {
    assertProblem("system = 'ninja'", "`ninja` in `build.system`: expected cc, make");
    assertProblem("output = 'priv/foo.so'", "`build.output` means nothing", "which is `cc`");
    assertProblem("system = 'prebuilt'\ndir = 'y'", "`build.dir` means nothing");
    assertProblem("system = 'make'\ndir = '../x'", "expected a path inside the project");
    assertProblem("system = 'make'\ntimeout = 'soon'", "`soon` in `build.timeout`");
    assertProblem("system = 'make'\nenv = { 'A B' = 'x' }", "expected the name of a variable");
    assertProblem("system = 'make'\nenv = { A = 1 }", "`build.env.A` must be a string");
    assertProblem("system = 'make'\ntarget = 3", "`build.target` must be a list");
  }

  private void assertProblem(String toml, String... parts) {
    problems.clear();
    Build unused = read(toml);
    assertThat(problems).as(toml).hasSize(1);
    assertThat(problems.get(0).message()).contains(parts);
  }

  private Build read(String toml) {
    return BuildReader.read(TomlView.of("[build]\n" + toml, problems).table("build"));
  }
}
