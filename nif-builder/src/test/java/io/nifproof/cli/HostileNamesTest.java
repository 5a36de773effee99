package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and outputs that would steer a terminal, a page or a workflow, in every report. */
final class HostileNamesTest {
  private static final String ACT = "\\n::error::FAKE\\x1b[2J\\xe2\\x80\\xae";

  private static final String SOURCE =
      """
      #include <erl_nif.h>
      #include <unistd.h>
      static ERL_NIF_TERM f(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, 1);
      }
      static int load(ErlNifEnv *e, void **p, ERL_NIF_TERM i) {
        static const char text[] = "ACT\\n";
        write(1, text, sizeof text - 1);
        return ANSWER;
      }
      static ErlNifFunc funcs[] = {{"f" "ACT", 0, f, 0}, {"f" "ACT", 0, f, 0}};
      ERL_NIF_INIT_(hostile, funcs, load)
      """;

  @TempDir private Path folder;
  private Path library;

  @BeforeEach
  void compile() throws Exception {
    TestRuntimes.ready("host");
    Path odd = Files.createDirectories(folder.resolve("x\nFAKE\u001b[2J\u202e"));
    library = odd.resolve("n\nFAKE\u001b[31m\u2066.so");
    Files.move(
        new Samples(folder).library(source("1"), "gcc", "-Wl,-soname,s\nFAKE\u001b["), library);
  }

  private static String source(String answer) {
    return SOURCE
        .replace("ANSWER", answer)
        .replace(
            "ERL_NIF_INIT_(hostile, funcs, load)",
            "#undef ERL_NIF_INIT_DECL\n"
                + "ErlNifEntry *nif_init(void) { static ErlNifEntry e = {2, 16, \"m\" \"ACT\", 2,"
                + " funcs, load, 0, 0, 0, \"beam.vanilla\", 1, sizeof(ErlNifResourceTypeInit),"
                + " \"erts-13.0\"}; return &e; }")
        .replace("ACT", ACT);
  }

  @Test
  void actInNoReport() throws Exception {
    List<Object> words = new ArrayList<>(List.of("check", library, "--runtime", "host"));
    for (String kind : List.of("text", "html", "markdown", "junit", "sarif", "json")) {
      words.addAll(List.of("--report", kind + "=" + folder.resolve("report." + kind)));
    }
    Ran ran = Ran.nifproof(words.toArray());

    holdsNothingThatActs(ran.out());
    holdsNothingThatActs(ran.err());
    for (String kind : List.of("text", "html", "markdown", "junit", "sarif", "json")) {
      holdsNothingThatActs(Files.readString(folder.resolve("report." + kind)));
    }
    JsonNode report = new ReportSchema().valid(Files.readString(folder.resolve("report.json")));
    assertThat(report.toString()).contains("FAKE");
  }

  @Test
  void actInNoAudit() {
    for (String format : List.of("text", "json", "sarif")) {
      holdsNothingThatActs(Ran.nifproof("audit", library, "--format", format, "-v").out());
    }
    holdsNothingThatActs(Ran.nifproof("audit", library).out());
    holdsNothingThatActs(Ran.nifproof("explain", folder.resolve("a\u001b[2J")).err());
  }

  @Test
  void areNoCommandsOfAWorkflow() throws Exception {
    Ran ran =
        Ran.elsewhere(
            folder,
            Map.of("GITHUB_ACTIONS", "true", "NIFPROOF_CACHE", folder.resolve("c").toString()),
            "check",
            library,
            "--runtime",
            "host");

    List<String> lines = ran.out().lines().toList();
    assertThat(lines.get(0)).matches("::stop-commands::[0-9a-f]{32}");
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(lines.get(0).replace("stop-commands::", "") + "::");
    assertThat(ran.err().lines().findFirst().orElseThrow())
        .matches("::stop-commands::[0-9a-f]{32}");
  }

  private static void holdsNothingThatActs(String text) {
    assertThat(text.codePoints().filter(c -> c != '\n' && c != '\t'))
        .as(text)
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    assertThat(text.lines().map(String::strip)).noneMatch(line -> line.startsWith("FAKE"));
  }
}
