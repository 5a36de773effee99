package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More functions than the trap watches. */
final class ManyFunctionsTest {
  private static final int ROWS = 4100;
  private static final String SOURCE =
      """
      #include <erl_nif.h>
      static int *volatile nothing;
      static ERL_NIF_TERM call(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
        (void)argv;
        return enif_make_int(env, argc == 0 ? 7 : *nothing);
      }
      static ErlNifFunc functions[] = {%s};
      ERL_NIF_INIT(many, functions, NULL, NULL, NULL, NULL)
      """;

  @TempDir private Path folder;

  @Test
  void saysWhichAreNotWatchedAndStillSeesTheCrash() throws Exception {
    String rows =
        IntStream.range(0, ROWS)
            .mapToObj(i -> "{\"f%d\", %d, call, 0}".formatted(i, i == ROWS - 1 ? 1 : 0))
            .collect(Collectors.joining(","));
    Path library = new Samples(folder).library(SOURCE.formatted(rows), "gcc");

    Ran ran =
        Ran.nifproof(
            "check",
            library,
            "--runtime",
            "host",
            "--call",
            "f1() + f" + (ROWS - 2) + "()",
            "--call",
            "f" + (ROWS - 1) + "(1)",
            "--format",
            "json");

    JsonNode cell = new ReportSchema().valid(ran.out()).get("cells").get(0);
    assertThat(cell.get("functions")).hasSize(ROWS);
    assertThat(cell.get("calls").get(0).get("result").textValue()).isEqualTo("14");
    JsonNode crash = cell.get("crash");
    assertThat(crash.get("signal").textValue()).isEqualTo("SIGSEGV");
    assertThat(crash.get("phase").textValue()).isEqualTo("call");
    assertThat(crash.get("nifFunction").isNull()).isTrue();
    assertThat(cell.get("findings"))
        .anySatisfy(
            finding -> {
              assertThat(finding.get("id").textValue()).isEqualTo("NP100");
              assertThat(finding.get("evidence").textValue()).contains("4000");
            });
  }
}
