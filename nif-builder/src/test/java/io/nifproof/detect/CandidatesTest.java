package io.nifproof.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.build.Build;
import io.nifproof.build.BuildTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the shapes that projects have. */
final class CandidatesTest {
  @TempDir private Path folder;

  @Test
  void portSpecsAreReadAsThePortCompilerReadsThem() throws Exception {
    file(
        "rebar.config",
        """
        {port_env, [
          {"CFLAGS", "$CFLAGS -Wall -O3 -I c_src/inc"},
          {"linux", "LDFLAGS", "${LDFLAGS} -lz"},
          {"win32", "CFLAGS", "/Ox"}]}.
        {port_specs, [
          {"darwin", "priv/mac.so", ["c_src/mac.c"]},
          {"priv/lib/zip.so", ["c_src/*.c"]},
          {"priv/helper", ["c_src/helper.c"]},
          {"linux", "priv/more.so", ["c_src/more.cc"], [{env, [{"CXXFLAGS", "-DMORE=\\\\\\"1\\\\\\""}]}]}]}.
        {plugins, [pc]}.
        """);

    Candidate first = candidates().get(0);

    assertThat(first.because()).isEqualTo("port_specs in rebar.config");
    assertThat(first.libraries())
        .containsExactly(
            new LibrarySources(
                "zip", List.of("c_src/*.c"), List.of("-Wall", "-Ic_src/inc"), List.of("-lz")),
            new LibrarySources(
                "more",
                List.of("c_src/more.cc"),
                List.of("-Wall", "-Ic_src/inc", "-DMORE=\"1\""),
                List.of("-lz")));
    assertThat(first.remarks()).anyMatch(remark -> remark.endsWith("-O3"));
  }

  @Test
  void theScriptOfRebarDecides() throws Exception {
    file("rebar.config", "{deps, [{some, \"1.0\"}]}.\n");
    file(
        "rebar.config.script",
        """
        io:format("chatter~n"),
        {ok, Vsn} = application:get_key(rebar, vsn),
        "3" ++ _ = Vsn,
        CONFIG ++ [{port_specs, [{"priv/a.so", ["c_src/a.c"]}]}].
        """);

    assertThat(candidates().get(0).libraries()).extracting(LibrarySources::name).contains("a");
  }

  @Test
  void rebarItselfComesFirstWhereItNeedsNothing() throws Exception {
    file("rebar.config", "{pre_hooks, [{\"linux\", compile, \"make -C c_src all V=0\"}]}.\n");
    file("c_src/Makefile", "all:\n\ttrue\n");

    List<Candidate> found = candidates();

    assertThat(found.get(0).build())
        .isInstanceOfSatisfying(
            Build.Project.class, build -> assertThat(build.tool()).isEqualTo(BuildTool.REBAR3));
    assertThat(found.get(1).build())
        .isInstanceOfSatisfying(
            Build.Project.class,
            build -> {
              assertThat(build.dir()).isEqualTo(Path.of("c_src"));
              assertThat(build.words()).containsExactly("all");
            });
  }

  @Test
  void whatRebarWouldCallComesFirstWhereItsDependenciesAreNotFetched() throws Exception {
    file("rebar.config", "{deps, [cowlib]}. {pre_hooks, [{compile, \"cd c_src && make\"}]}.\n");
    file("c_src/Makefile", "all:\n\ttrue\n");

    List<Candidate> found = candidates();

    assertThat(found.get(0).because()).startsWith("the hook `cd c_src && make`");
    assertThat(found.get(found.size() - 1).because()).isEqualTo("rebar.config");
  }

  @Test
  void elixirMakeIsCalledAsMixWould() throws Exception {
    file(
        "mix.exs",
        """
        defmodule Foo.MixProject do
          use Mix.Project
          def project do
            [app: :foo, version: "0.1.0", compilers: [:elixir_make] ++ Mix.compilers(),
             make_cwd: "native", make_targets: ["nif"], make_env: &env/0,
             deps: [{:elixir_make, "~> 0.6", runtime: false}, {:ex_doc, "~> 0.3", only: :dev}]]
          end
          defp env, do: %{"BACKEND" => "plain"}
        end
        """);
    file("native/Makefile", "calling_from_make:\n\tmix compile\nnif:\n\ttrue\n");

    assertThat(candidates().get(0).build())
        .isInstanceOfSatisfying(
            Build.Project.class,
            build -> {
              assertThat(build.tool()).isEqualTo(BuildTool.MAKE);
              assertThat(build.dir()).isEqualTo(Path.of("native"));
              assertThat(build.words()).containsExactly("nif");
              assertThat(build.environment()).containsEntry("BACKEND", "plain");
            });
  }

  @Test
  void aGoalThatCallsMixIsNotTheOneThatBuilds() throws Exception {
    file("Makefile", "calling_from_make:\n\tmix compile\n\nall: lib\n\nlib:\n\ttrue\n");

    assertThat(candidates().get(0).build())
        .isInstanceOfSatisfying(
            Build.Project.class, build -> assertThat(build.words()).containsExactly("all"));
  }

  @Test
  void aMakefileThatOnlyCallsRebarIsNoWayOfItsOwn() throws Exception {
    file("Makefile", "compile:\n\t./rebar3 compile\n\ntest:\n\ttrue\n");

    assertThat(candidates()).isEmpty();
  }

  @Test
  void flagsOfErlangMkAreTakenWithoutThoseOfOtherSystems() throws Exception {
    file(
        "Makefile",
        """
        PROJECT = crcs
        CFLAGS += -DFAST -O3
        ifeq ($(shell uname), Darwin)
        LDFLAGS += -dynamiclib
        endif
        LDLIBS += -lz
        include erlang.mk
        """);
    file("c_src/crcs.c", "ERL_NIF_INIT(crcs, funcs, NULL, NULL, NULL, NULL)\n");
    file("c_src/table.c", "int table;\n");
    file("c_src/inner/inner.h", "");

    assertThat(candidates().get(0).libraries())
        .containsExactly(
            new LibrarySources(
                "crcs",
                List.of("c_src/crcs.c", "c_src/table.c"),
                List.of("-Ic_src/inner", "-DFAST"),
                List.of("-lz")));
  }

  @Test
  void sourcesOfTwoNifsInOneFolderMakeTwoLibraries() throws Exception {
    file("c_src/one.c", "#include <math.h>\nERL_NIF_INIT(one, f, NULL, NULL, NULL, NULL)\n");
    file("c_src/two.c", "ERL_NIF_INIT(Elixir.Two, f, NULL, NULL, NULL, NULL)\n");
    file("c_src/both.c", "int both;\n");
    file("test/c_src/mock.c", "ERL_NIF_INIT(mock, f, NULL, NULL, NULL, NULL)\n");

    assertThat(candidates().get(0).libraries())
        .containsExactly(
            new LibrarySources(
                "one", List.of("c_src/both.c", "c_src/one.c"), List.of(), List.of("-lm")),
            new LibrarySources(
                "two", List.of("c_src/both.c", "c_src/two.c"), List.of(), List.of()));
  }

  private List<Candidate> candidates() throws IOException, InterruptedException {
    return Candidates.of(ProjectTree.of(folder), System.getenv());
  }

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
