package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates of libraries that are there, each with something that a glance would miss. */
final class GatesNotGreenTest {
  /** Its thread ends the VM some time after everything has returned. */
  private static final String LATE =
      """
      #include <erl_nif.h>
      #include <stdlib.h>
      #include <unistd.h>
      static void *late(void *p) { usleep(DELAY * 1000); abort(); return p; }
      static ERL_NIF_TERM one(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, 1);
      }
      static int load(ErlNifEnv *e, void **p, ERL_NIF_TERM i) {
        ErlNifTid thread;
        return enif_thread_create("late", &thread, late, NULL, NULL);
      }
      static ErlNifFunc t[] = {{"one", 0, one, 0}};
      ERL_NIF_INIT(late, t, load, NULL, NULL, NULL)
      """;

  @TempDir private Path folder;

  @BeforeEach
  void ready() throws Exception {
    TestRuntimes.ready("host");
    Files.createDirectories(folder.resolve("priv"));
  }

  @Test
  void failsWhereAThreadDiesWithinTheGraceThatTheProjectGives() throws Exception {
    Files.move(
        new Samples(folder).library(LATE, "gcc", "-DDELAY=700"), folder.resolve("priv/late.so"));
    toml("[library]\nname = 'late'\n[gate]\ngrace = '5s'\n");
    JsonNode cell = gate("fail").get("cells").get(0);
    assertThat(cell.get("outcome").textValue()).isEqualTo("crashed");
    assertThat(cell.get("signal").textValue()).isEqualTo("SIGABRT");
    assertThat(gate("pass", "--grace", "0s").get("cells").get(0).get("outcome").textValue())
        .isEqualTo("loaded");
  }

  @Test
  void tellsEverywhereOfADeclaredFunctionWithoutARow() throws Exception {
    Files.move(new Samples(folder).library(Samples.HELLO, "gcc"), folder.resolve("priv/hello.so"));
    Files.writeString(
        folder.resolve("hello.erl"),
        """
        -module(hello).
        -export([one/0, two/2, three/3]).
        -nifs([one/0, two/2, three/3]).
        one() -> erlang:nif_error(x).
        two(_, _) -> erlang:nif_error(x).
        three(_, _, _) -> erlang:nif_error(x).
        """);
    toml("[library]\nname = 'hello'\nerl = 'hello.erl'\n");
    for (String kind : new String[] {"text", "json", "markdown", "junit", "sarif", "html"}) {
      Path report = folder.resolve("report." + kind);
      Ran ran = Ran.nifproof("gate", folder, "--report", kind + "=" + report);
      assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
      assertThat(report).content().contains("NP023");
    }
  }

  @Test
  void tellsOfTwoLibrariesOfAProjectThatBringOneName() throws Exception {
    StringBuilder libraries = new StringBuilder();
    for (String name : new String[] {"first", "second"}) {
      Path own = Files.createDirectories(folder.resolve("priv/" + name));
      Samples samples = new Samples(own);
      String code = "const char *codec(void) { return \"" + name + "\"; }";
      Files.move(
          samples.library(code, "gcc", "-Wl,-soname,libcodec.so.1"), own.resolve("libcodec.so.1"));
      String needed = "-Wl,--no-as-needed,-rpath,$ORIGIN";
      Files.move(
          samples.library(Samples.HELLO, "gcc", needed, "-L" + own, "-l:libcodec.so.1"),
          own.resolve("nif.so"));
      libraries
          .append("[[library]]\nname = '" + name + "'\n")
          .append("output = 'priv/" + name + "/nif.so'\n");
    }
    Files.writeString(
        folder.resolve("nifproof.toml"),
        libraries + "[build]\nsystem = 'prebuilt'\n[matrix]\nruntimes = ['host']\n");
    JsonNode cells = gate("pass").get("cells");
    assertThat(cells).hasSize(2);
    assertThat(cells.get(1).get("findings").findValuesAsText("id")).contains("NP046");
  }

  @Test
  void refusesAGraceThatIsNoTime() throws Exception {
    toml("[library]\nname = 'hello'\n[gate]\ngrace = 'soon'\n");
    Ran ran = Ran.nifproof("gate", folder);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("`soon` in `gate.grace`: expected a time such as");
  }

  private void toml(String text) throws Exception {
    String build =
        "[build]\nsystem = 'prebuilt'\noutput = 'priv/NAME.so'\n[matrix]\nruntimes = ['host']\n"
            .replace("NAME", text.replaceAll("(?s).*name = '([a-z]+)'.*", "$1"));
    Files.writeString(folder.resolve("nifproof.toml"), text + build);
  }

  private JsonNode gate(String verdict, String... options) throws Exception {
    Object[] words = new Object[5 + options.length];
    System.arraycopy(
        new Object[] {"gate", folder, "--format", "json", "--no-cache"}, 0, words, 0, 5);
    System.arraycopy(options, 0, words, 5, options.length);
    JsonNode report = new ReportSchema().valid(Ran.nifproof(words).out());
    assertThat(report.get("verdict").textValue()).as(report.toString()).isEqualTo(verdict);
    return report;
  }
}
