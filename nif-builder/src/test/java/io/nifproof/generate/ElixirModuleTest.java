package io.nifproof.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.toolchain.CompilerEnd;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElixirModuleTest {
  @ParameterizedTest
  @CsvSource({"frob, Frob", "fast_json2, FastJson2", "a__b, AB", "nif_, Nif", "x_2y, X2y"})
  void isNamedAsMixWould(String name, String module) {
    assertThat(ElixirModule.of(new ProjectName(name))).isEqualTo(module);
  }

  @ParameterizedTest
  @CsvSource({"map, map_nif", "gen_server, gen_server_nif", "iex, iex_nif", "mapper, mapper"})
  void offersANameThatElixirHasNot(String name, String nearest) {
    assertThat(ElixirModule.nearest(new ProjectName(name))).hasToString(nearest);
  }

  @Property(tries = 500)
  void alwaysOffersALegalName(@ForAll String name) {
    assertThat(ElixirModule.problem(ElixirModule.nearest(ProjectName.nearest(name)))).isEmpty();
  }

  @Test
  void knowsEveryModuleOfTheElixirHere(@TempDir Path folder) throws Exception {
    CompilerEnd.Ended elixir =
        TestProject.run(
            folder,
            folder,
            Map.of(),
            "elixir -e 'for dir <- Path.wildcard(Path.join([:code.lib_dir(:elixir), \"..\","
                + " \"*\", \"ebin\", \"Elixir.*.beam\"])), do:"
                + " dir |> Path.basename() |> String.split(\".\") |> Enum.at(1) |> IO.puts()'");
    assumeTrue(elixir.status() == 0, "skipped: no elixir on PATH");
    assertThat(elixir.output().lines().distinct())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            module -> {
              String name = module.toLowerCase(Locale.ROOT);
              assertThat(
                      ProjectName.problem(name).isEmpty()
                          ? ElixirModule.problem(new ProjectName(name))
                          : ProjectName.problem(name))
                  .as(module)
                  .isNotEmpty();
            });
  }
}
