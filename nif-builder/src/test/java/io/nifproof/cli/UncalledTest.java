package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates that are not green: their calls reach no native code. */
final class UncalledTest {
  private static final String SOURCE =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM hello(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, 1);
      }
      static ErlNifFunc funcs[] = {{"hello", 0, hello, 0}};
      ERL_NIF_INIT(greet, funcs, NULL, NULL, NULL, NULL)
      """;

  private static final String MODULE =
      """
      -module(greet).
      -export([hello/0, bye/0, later/1, other/0, wrong/0]).
      hello() -> erlang:nif_error(nif_not_loaded).
      bye() -> erlang:nif_error(undef).
      later(_) -> exit(library_not_loaded).
      other() -> nowhere:to_be_found(1).
      wrong() -> error(badarg).
      """;

  @TempDir private Path folder;

  @Test
  void namesTheFunctionThatATypoMeant() throws Exception {
    JsonNode calls =
        calls(
            "incomplete",
            """
            [[case]]
            call = "helo()"
            [[case]]
            call = "greet:hello(1)"
            [[case]]
            call = "catch helo()"
            [[case]]
            name = "whatever"
            call = "helo()"
            raises = "_"
            [[case]]
            call = "other()"
            """);
    String meant = "undefined: `helo/0` is not in the module `greet`; did you mean `hello/0`?";
    assertThat(sentence(calls, 0)).isEqualTo(meant);
    assertThat(sentence(calls, 1))
        .isEqualTo("undefined: `hello/1` is not in the module `greet`; did you mean `hello/0`?");
    assertThat(sentence(calls, 2)).isEqualTo(meant);
    assertThat(sentence(calls, 3)).isEqualTo(meant);
    assertThat(sentence(calls, 4)).contains("`nowhere:to_be_found/1` is not there");
  }

  @Test
  void failsWhereABodyIsNotWritten() throws Exception {
    JsonNode calls =
        calls(
            "fail",
            """
            [[case]]
            call = "bye()"
            [[case]]
            call = "later(1)"
            """);
    assertThat(sentence(calls, 0)).contains("not written", "undef");
    assertThat(sentence(calls, 1)).contains("not written", "library_not_loaded");
  }

  @Test
  void letsPassWhatACaseExpects() throws Exception {
    JsonNode calls =
        calls(
            "pass",
            """
            [[case]]
            call = "helo()"
            raises = "undef"
            [[case]]
            call = "bye()"
            raises = "undef"
            [[case]]
            call = "wrong()"
            [[case]]
            call = "hello()"
            expect = "1"
            """);
    assertThat(calls).hasSize(4);
  }

  private static String sentence(JsonNode calls, int index) {
    return calls.get(index).get("sentence").textValue();
  }

  private JsonNode calls(String verdict, String cases) throws Exception {
    TestRuntimes.ready("host");
    Files.writeString(folder.resolve("greet.erl"), MODULE);
    Files.writeString(folder.resolve("greet.c"), SOURCE);
    Files.writeString(
        folder.resolve("nifproof.toml"),
        "[library]\nname = \"greet\"\nsources = [\"greet.c\"]\nerl = \"greet.erl\"\n" + cases);
    Ran ran = Ran.nifproof("gate", folder, "--format", "json", "--no-cache");
    JsonNode report = new ReportSchema().valid(ran.out());
    assertThat(report.get("verdict").textValue()).as(ran.out()).isEqualTo(verdict);
    return report.get("cells").get(0).get("calls");
  }
}
