package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what commands really write against the schema that docs/schema publishes. */
final class ReportSchemaTest {
  private static final String TOML =
      """
      [library]
      name = "hello"
      sources = ["c_src/*.c"]
      """;
  private static final String SEGV = "__attribute__((constructor)) void f() { *(int *)0 = 1; }";
  private static final String SENTINEL =
      Samples.HELLO.replace("two, ERL_NIF_DIRTY_JOB_CPU_BOUND}", "two, 0}, {NULL, 0, NULL}");

  private final ReportSchema schema = new ReportSchema();
  @TempDir private Path folder;
  private Samples samples;

  @BeforeEach
  void make() {
    samples = new Samples(folder);
  }

  @Test
  void describesALibraryThatLoads() {
    JsonNode cell = cell(check(samples.library(Samples.HELLO, "gcc")));
    assertThat(cell.get("outcome").textValue()).isEqualTo("loaded");
    assertThat(cell.get("functions")).hasSize(2);
    assertThat(cell.get("compiler").isNull()).isTrue();
    assertThat(cell.get("id").textValue()).isEqualTo("sample1.so@host");
    JsonNode placement = cell.get("placement");
    assertThat(placement.get("farthest").longValue()).isBetween(4096L, 1L << 20);
    assertThat(placement.get("farthestFromJit").longValue()).isPositive();
  }

  @Test
  void describesACrash() {
    JsonNode cell = cell(check(samples.library(Samples.HELLO + SEGV, "gcc")));
    assertThat(cell.get("outcome").textValue()).isEqualTo("crashed");
    assertThat(cell.get("signal").textValue()).isEqualTo("SIGSEGV");
    assertThat(cell.get("status").intValue()).isEqualTo(139);
  }

  @Test
  void describesACrashWithItsFinding() {
    JsonNode cell = cell(check(samples.library(SENTINEL, "gcc")));
    assertThat(cell.get("findings").findValuesAsText("id")).contains("NP010");
  }

  @Test
  void describesARefusal() {
    JsonNode cell = cell(check(samples.library("int x;", "gcc")));
    assertThat(cell.get("outcome").textValue()).isEqualTo("refused");
    assertThat(cell.get("reason").textValue()).startsWith("bad_lib: Failed to find library init");
    assertThat(cell.get("phase").textValue()).isEqualTo("nif_init");
  }

  @Test
  void describesAVmThatHangsAndOneThatExits() {
    String loop = "__attribute__((constructor)) void f() { for (;;) __asm__(\"\"); }";
    JsonNode hung = cell(check(samples.library(Samples.HELLO + loop, "gcc")));
    assertThat(hung.get("outcome").textValue()).isEqualTo("hung");
    String exit = "void _exit(int); __attribute__((constructor)) void f() { _exit(3); }";
    JsonNode exited = cell(check(samples.library(Samples.HELLO + exit, "gcc")));
    assertThat(exited.get("outcome").textValue()).isEqualTo("exited");
    assertThat(exited.get("status").intValue()).isEqualTo(3);
  }

  @Test
  void describesABuildThatFails() throws Exception {
    Path project = Ran.project(folder.resolve("p"), TOML, "int broken( {");
    JsonNode cell = cell(report(Ran.nifproof("gate", project, "--format", "json"), 1));
    assertThat(cell.get("outcome").textValue()).isEqualTo("not-built");
    assertThat(cell.get("reason").textValue()).contains("failed with status 1");
    assertThat(cell.get("compiler").textValue()).startsWith("gcc ");
    assertThat(cell.get("optimize").textValue()).isEqualTo("O2");
    assertThat(cell.get("diagnostics").textValue()).contains("nif.c:1:");
    assertThat(cell.get("verdict").textValue()).isEqualTo("fail");
  }

  @Test
  void describesWhatCannotRun() throws Exception {
    Path library = samples.library(Samples.HELLO, "gcc");
    Ran ran = Ran.nifproof("check", library, "--runtime", "hosst", "--format", "json");
    JsonNode report = report(ran, 4);
    assertThat(report.get("verdict").textValue()).isEqualTo("incomplete");
    assertThat(report.get("cells")).isEmpty();
    JsonNode blocked = report.get("blocked").get(0);
    assertThat(blocked.get("what").textValue()).isEqualTo("runtime hosst");
    assertThat(blocked.get("reason").textValue()).contains("did you mean `host`?");
    assertThat(blocked.get("remedies")).isNotEmpty();
  }

  @Test
  void refusesAReportThatIsNotAsItSays() {
    JsonNode report = check(samples.library(Samples.HELLO, "gcc"));
    ObjectNode cell = (ObjectNode) report.get("cells").get(0);
    cell.put("outcome", "crashed");
    assertThatThrownBy(() -> schema.valid(report.toString())).hasMessageContaining("signal");
    cell.put("outcome", "loaded").put("surprise", 1);
    assertThatThrownBy(() -> schema.valid(report.toString())).hasMessageContaining("surprise");
  }

  private JsonNode check(Path library) {
    Ran ran =
        Ran.nifproof("check", library, "--runtime", "host", "--timeout", "2s", "--format", "json");
    return report(ran, ran.status());
  }

  private JsonNode report(Ran ran, int status) {
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(status);
    return schema.valid(ran.out());
  }

  private static JsonNode cell(JsonNode report) {
    assertThat(report.get("cells")).hasSize(1);
    return report.get("cells").get(0);
  }
}
