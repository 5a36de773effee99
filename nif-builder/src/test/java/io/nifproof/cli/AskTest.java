package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.RunTimeTables;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on libraries whose table is made at run time. */
final class AskTest {
  @TempDir private Path folder;

  @Test
  void auditAsksOnlyWhenTold() throws Exception {
    Path library = library(RunTimeTables.CONSTRUCTOR);

    JsonNode silent = audited(Ran.nifproof("audit", library, "--format", "json"));
    assertThat(silent.get("certainty").asText()).isEqualTo("built at run time");
    assertThat(silent.get("asked").isNull()).isTrue();

    JsonNode asked = audited(Ran.nifproof("audit", library, "--ask", "--format", "json"));
    assertThat(asked.get("certainty").asText()).isEqualTo("asked");
    assertThat(asked.get("asked").get("outcome").asText()).isEqualTo("asked");
    assertThat(asked.get("functions"))
        .extracting(row -> row.get("name").asText() + "/" + row.get("arity"))
        .containsExactly("one/0", "two/2");

    Ran text = Ran.nifproof("audit", library, "--ask");
    assertThat(text.status()).isEqualTo(ExitCode.PASS.status());
    assertThat(text.out()).contains("module made", "2 functions, asked", "NP072 note");
  }

  @Test
  void rulesJudgeTheRowsThatTheLibraryGave() {
    Path library = library(RunTimeTables.SENTINEL);

    assertThat(Ran.nifproof("audit", library).out()).doesNotContain("NP010");
    Ran asked = Ran.nifproof("audit", library, "--ask");
    assertThat(asked.status()).isEqualTo(ExitCode.FAIL.status());
    assertThat(asked.out()).contains("NP010 error", "row 3 of the function table has no name");
  }

  @Test
  void aCrashIsReportedAndNoDeathOfOurs() throws Exception {
    Path library = library(RunTimeTables.init("*(volatile int *)8 = 1; return 0;"));

    Ran ran = Ran.nifproof("audit", library, "--ask", "--format", "json");
    assertThat(ran.status()).as(ran.err()).isEqualTo(ExitCode.PASS.status());
    JsonNode audit = audited(ran);
    assertThat(audit.get("certainty").asText()).isEqualTo("built at run time");
    assertThat(audit.get("asked").get("outcome").asText()).isEqualTo("crashed");
    assertThat(audit.get("asked").get("sentence").asText()).contains("SIGSEGV in nif_init");
    assertThat(audit.get("findings").findValuesAsText("severity")).contains("warning");
  }

  @Test
  void checkMakesItsStubOfWhatTheLibraryGave() throws Exception {
    TestRuntimes.ready("host");
    Path library = library(RunTimeTables.CONSTRUCTOR);

    JsonNode cell = checked(library);
    assertThat(cell.get("outcome").asText()).isEqualTo("loaded");
    assertThat(cell.get("functions")).hasSize(2);
    assertThat(cell.get("findings").toString()).contains("NP072").contains("asked: nif_init gave");

    JsonNode silent = checked(library, "--no-ask");
    assertThat(silent.get("outcome").asText()).isEqualTo("loaded");
    assertThat(silent.get("findings").toString()).doesNotContain("asked: ");
  }

  private static JsonNode checked(Path library, String... more) throws Exception {
    Ran ran =
        more.length == 0
            ? Ran.nifproof("check", library, "--runtime", "host", "--format=json")
            : Ran.nifproof("check", library, "--runtime", "host", "--format=json", more[0]);
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(ExitCode.PASS.status());
    return new ObjectMapper().readTree(ran.out()).get("cells").get(0);
  }

  private static JsonNode audited(Ran ran) throws Exception {
    return new ObjectMapper().readTree(ran.out()).get("libraries").get(0);
  }

  private Path library(String source) {
    return new Samples(folder).library(source, "gcc", "-O1");
  }
}
