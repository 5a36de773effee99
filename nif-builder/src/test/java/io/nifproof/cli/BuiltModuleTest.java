package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.build.BuildProject;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.Arch;
import io.nifproof.samples.ReportSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The module that the build makes decides names and arities, and it is the one that is loaded. */
final class BuiltModuleTest {
  private static final String ERLANG =
      """
      -module(foo).
      -export([optimized/0, twice/0]).
      -on_load(init/0).
      init() -> erlang:load_nif(filename:join(code:priv_dir(foo), "foo"), 0).
      optimized() -> erlang:nif_error(not_loaded).
      twice() -> {optimized(), optimized()}.
      """;

  private static final String ELIXIR =
      """
      defmodule Foo do
        @on_load :init
        def init, do: :erlang.load_nif(~c"priv/foo", 0)
        def optimized, do: :erlang.nif_error(:not_loaded)
        def twice, do: {optimized(), optimized()}
      end
      """;

  private static final String MAKES_MODULE =
      """
      all: priv/foo.so ebin/foo.beam
      priv/foo.so: c_src/nif.c
      \tmkdir -p priv
      \t$(CC) $(CFLAGS) -I$(ERTS_INCLUDE_DIR) -shared -o $@ $<
      ebin/foo.beam: src/foo.erl
      \tmkdir -p ebin
      \terlc -o ebin $<
      """;

  @TempDir private Path folder;

  /** What only this module has is called: no stub would have it. */
  @ParameterizedTest
  @ValueSource(strings = {"make", "cmake", "rebar3", "mix"})
  void isLoadedAndItsOwnFunctionsCanBeCalled(String system) throws Exception {
    Path project = project(system);

    Ran ran = Ran.nifproof("gate", project, "--format", "json");

    JsonNode cell = new ReportSchema().valid(ran.out()).get("cells").get(0);
    assertThat(cell.get("verdict").textValue()).as(ran.out()).isEqualTo("pass");
    assertThat(cell.get("calls").get(0).get("sentence").textValue()).contains("{0,0}");
  }

  @ParameterizedTest
  @CsvSource({
    "make,renamed",
    "make,arity",
    "make,missing",
    "cmake,renamed",
    "rebar3,renamed",
    "mix,renamed",
    "mix,arity"
  })
  void failsTheGateWhenItIsNotWhatTheLibraryWants(String system, String change) throws Exception {
    Path project = project(system);
    changed(source(project), change);

    Ran ran = Ran.nifproof("gate", project);

    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ran.out()).contains("Function not found").contains("optimized/0");
  }

  @Test
  void failsTheGateWhenTheModuleItselfHasAnotherName() throws Exception {
    Path project = project("rebar3");
    Files.writeString(
        project.resolve("src/foo_nif.erl"), ERLANG.replace("-module(foo)", "-module(foo_nif)"));
    Files.delete(source(project));

    Ran ran = Ran.nifproof("gate", project);

    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ran.out()).contains("the library is for module `foo`, the module is `foo_nif`");
  }

  /** What lies in the folder may be older than the source, and is not what the build made. */
  @Test
  void isNeverTheOldOneThatLiesThere() throws Exception {
    Path project = project("make");
    assertThat(Ran.nifproof("gate", project).status()).isZero();
    assertThat(Checkout.run(project, Map.of(), "erlc", "-o", ".", "src/foo.erl").status()).isZero();
    Files.createDirectories(project.resolve("ebin"));
    BuildProject.stale(
        project.resolve("ebin/foo.beam"), Files.readAllBytes(project.resolve("foo.beam")));
    Files.delete(project.resolve("foo.beam"));
    changed(source(project), "renamed");

    Ran ran = Ran.nifproof("gate", project);

    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.FAIL.status());
  }

  @ParameterizedTest
  @CsvSource({"renamed", "arity", "missing"})
  void ofATemplateOfElixirIsCompiledByTheMachinesElixir(String change) throws Exception {
    String[] words = {"new", "fast_frob", "--template", "mix", "--dir", folder.toString()};
    assertThat(new CliRun(folder).run(words).code()).isZero();
    Path project = folder.resolve("fast_frob");
    Path source = project.resolve("lib/fast_frob.ex");
    String text = Files.readString(source);
    Files.writeString(
        source,
        switch (change) {
          case "renamed" -> text.replace("add(", "sum(");
          case "arity" -> text.replace("add(_a, _b)", "add(_a)").replace("add(integer(), ", "add(");
          default -> text.replaceAll("(?m)^ *(@doc \"|@spec|def add).*$", "");
        });

    Ran ran = Ran.nifproof("gate", project, "--runtimes", "host", "--arch", Arch.host());

    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ran.out()).contains("Function not found 'Elixir.FastFrob':add/2");
  }

  @Test
  void inElixirNeedsElixirOrTheGateIsIncomplete() throws Exception {
    Path project = project("mix");
    toml(project, "make", "ex = 'lib/foo.ex'");
    Path path = Files.createDirectories(folder.resolve("bin"));
    for (String name : List.of("make", "gcc", "g++", "as", "ld", "erl", "sh", "mkdir")) {
      Files.createSymbolicLink(path.resolve(name), Path.of("/usr/bin", name));
    }
    Files.writeString(
        project.resolve("Makefile"),
        MAKES_MODULE.replace("all: priv/foo.so ebin/foo.beam", "all: priv/foo.so"));

    Ran ran = Ran.elsewhere(project, Map.of("PATH", path.toString()), "gate", project.toString());

    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ran.out())
        .contains("there is no `elixirc` on", "(Debian, Ubuntu: apt-get install elixir)");
  }

  private static void changed(Path source, String change) throws Exception {
    String text = Files.readString(source);
    boolean elixir = source.toString().endsWith(".ex");
    Files.writeString(
        source,
        switch (change) {
          case "renamed" -> text.replace("optimized", "optimised");
          case "arity" ->
              elixir
                  ? text.replace("def optimized,", "def optimized(_),")
                      .replace("optimized()", "optimized(1)")
                  : text.replace("optimized/0", "optimized/1")
                      .replace("optimized()", "optimized(_)")
                      .replace("{optimized(_), optimized(_)}", "0");
          default ->
              text.replace("optimized/0, ", "")
                  .replace("optimized() -> erlang:nif_error(not_loaded).", "")
                  .replace("{optimized(), optimized()}", "erlang:nif_error(not_loaded)");
        });
  }

  private static Path source(Path project) {
    Path elixir = project.resolve("lib/foo.ex");
    return Files.exists(elixir) ? elixir : project.resolve("src/foo.erl");
  }

  private Path project(String system) throws Exception {
    Path project = BuildProject.of(system, folder);
    if (system.equals("mix")) {
      Files.writeString(project.resolve("lib/foo.ex"), ELIXIR);
      Path nif = project.resolve("c_src/nif.c");
      Files.writeString(nif, Files.readString(nif).replace("INIT(foo,", "INIT(Elixir.Foo,"));
    } else {
      Files.createDirectories(project.resolve("src"));
      Files.writeString(project.resolve("src/foo.erl"), ERLANG);
    }
    if (system.equals("make")) {
      Files.writeString(project.resolve("Makefile"), MAKES_MODULE);
    }
    if (system.equals("cmake")) {
      Files.writeString(
          project.resolve("CMakeLists.txt"),
          Files.readString(project.resolve("CMakeLists.txt"))
              + """
              add_custom_command(TARGET foo POST_BUILD
                COMMAND erlc -o ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR}/src/foo.erl)
              """);
    }
    toml(project, system, "");
    return project;
  }

  private static void toml(Path project, String system, String module) throws Exception {
    Files.writeString(
        project.resolve("nifproof.toml"),
        """
        [library]
        name = "foo"
        %s
        [matrix]
        optimize = ["O0"]
        [[case]]
        call = "twice()"
        [build]
        system = "%s"
        output = "%s/foo.so"
        """
            .formatted(module, system, system.equals("cmake") ? "build" : "priv"));
  }
}
