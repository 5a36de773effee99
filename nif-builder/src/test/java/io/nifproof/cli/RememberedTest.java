package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pass is remembered as long as all that decides is the same, and never after a failure. */
final class RememberedTest {
  private static final String LIBRARY =
      """
      #include <erl_nif.h>
      #include <stdlib.h>
      #include <unistd.h>
      int needed(void);
      static ERL_NIF_TERM value(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, needed());
      }
      static int load(ErlNifEnv *e, void **p, ERL_NIF_TERM i) {
        if (access(FLAG, F_OK) == 0) abort();
        return 0;
      }
      static ErlNifFunc t[] = {{"value", 0, value, 0}};
      ERL_NIF_INIT(remembered, t, load, NULL, NULL, NULL)
      """;

  @TempDir private Path project;
  private Path flag;

  @BeforeEach
  void build() throws Exception {
    TestRuntimes.ready("host");
    Path folder = Files.createDirectories(project.resolve("priv/private"));
    flag = project.resolve("flag");
    needed(1);
    Path library =
        new Samples(project)
            .library(
                LIBRARY,
                "gcc",
                "-DFLAG=\"" + flag + "\"",
                "-L" + folder,
                "-Wl,--no-as-needed,-rpath,$ORIGIN/private",
                "-l:libneeded.so");
    Files.copy(library, project.resolve("priv/remembered.so"));
    Files.writeString(
        project.resolve("nifproof.toml"),
        """
        [library]
        name = "remembered"
        [build]
        system = "prebuilt"
        output = "priv/remembered.so"
        [matrix]
        runtimes = ["host"]
        [[case]]
        call = "value()"
        expect = "1"
        """);
  }

  @Test
  void isRunAgainWhenSomethingThatDecidesHasChanged() throws Exception {
    assertThat(cell("pass").get("cached").booleanValue()).isFalse();
    assertThat(cell("pass").get("cached").booleanValue()).isTrue();
    assertThat(Ran.nifproof("gate", project).out()).contains("1 cell, 1 passed (1 remembered)");
    assertThat(cell("pass", "--grace", "0s").get("cached").booleanValue()).isFalse();
    needed(2);
    JsonNode changed = cell("fail");
    assertThat(changed.get("calls").get(0).get("sentence").textValue()).contains("2, expected 1");
    needed(1);
    assertThat(cell("pass").get("cached").booleanValue()).isTrue();
  }

  @Test
  void isNotRememberedAfterItFailedOnce() throws Exception {
    Files.createFile(flag);
    assertThat(cell("fail").get("outcome").textValue()).isEqualTo("crashed");
    Files.delete(flag);
    assertThat(cell("pass").get("cached").booleanValue()).isFalse();
    assertThat(cell("pass").get("cached").booleanValue()).isFalse();
  }

  @Test
  void isForgottenWhenAFreshRunFails() throws Exception {
    assertThat(cell("pass", "--no-cache").get("cached").booleanValue()).isFalse();
    assertThat(cell("pass").get("cached").booleanValue()).isTrue();
    Files.createFile(flag);
    assertThat(cell("fail", "--no-cache").get("outcome").textValue()).isEqualTo("crashed");
    Files.delete(flag);
    assertThat(cell("pass").get("cached").booleanValue()).isFalse();
  }

  private JsonNode cell(String verdict, String... options) throws Exception {
    Object[] words = new Object[4 + options.length];
    System.arraycopy(new Object[] {"gate", project, "--format", "json"}, 0, words, 0, 4);
    System.arraycopy(options, 0, words, 4, options.length);
    Ran ran = Ran.nifproof(words);
    JsonNode report = new ReportSchema().valid(ran.out());
    assertThat(report.get("verdict").textValue()).as(ran.out()).isEqualTo(verdict);
    return report.get("cells").get(0);
  }

  private void needed(int value) throws Exception {
    Path made =
        new Samples(Files.createDirectories(project.resolve("needed")))
            .library(
                "int needed(void) { return " + value + "; }", "gcc", "-Wl,-soname,libneeded.so");
    Files.move(
        made,
        project.resolve("priv/private/libneeded.so"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
