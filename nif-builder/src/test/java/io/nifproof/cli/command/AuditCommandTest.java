package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.nifproof.cli.Checkout;
import io.nifproof.cli.JsonTree;
import io.nifproof.cli.Main;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditCommandTest {
  private static final String SENTINEL =
      Samples.HELLO.replace("ERL_NIF_DIRTY_JOB_CPU_BOUND}", "0}, {NULL, 0, NULL}");

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void tellsACleanLibraryInOneLineWhenQuietIsNot() {
    Ended ended = run("audit", hello());

    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines().findFirst().orElse(""))
        .startsWith("clean  ")
        .contains("nif for x86-64, module hello, NIF 2.16, 2 functions, proven; needs OTP 24");
    assertThat(run("audit", "-q", hello()).out()).isEmpty();
  }

  @Test
  void failsOnAnErrorWithEvidenceAndRemedy() {
    Ended ended = run("audit", sentinel());

    assertThat(ended.code()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ended.out())
        .contains(
            "NP010 error at row 3", "found: a NULL name", "fix: remove the {NULL, 0, NULL} row");
  }

  @Test
  void writesJsonThatTheSchemaAllows() throws Exception {
    Path text = Files.writeString(folder.resolve("text.so"), "this is no library\n");
    Path empty = Files.write(folder.resolve("empty.so"), new byte[0]);
    List<String> files =
        List.of(hello(), sentinel(), text.toString(), empty.toString(), "/nowhere");
    Ended ended =
        run(
            Stream.concat(Stream.of("audit", "--format", "json"), files.stream())
                .toArray(String[]::new));

    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Checkout.ROOT.resolve("docs/schema/audit-1.json")));
    assertThat(schema.validate(ended.out(), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(ended.out().replace("NP010", "NP10"), InputFormat.JSON))
        .isNotEmpty();
    List<Map<String, Object>> libraries = JsonTree.objects(JsonTree.read(ended.out()), "libraries");
    assertThat(libraries)
        .extracting(library -> library.get("kind"))
        .containsExactly("nif", "nif", "unreadable", "unreadable", "unreadable");
    assertThat(libraries.get(0)).containsEntry("module", "hello").containsEntry("arch", "amd64");
    assertThat(JsonTree.objects(libraries.get(2), "findings").get(0)).containsEntry("id", "NP003");
  }

  @Test
  void writesSarifWithARuleForEachResult() throws Exception {
    Map<String, Object> log =
        JsonTree.read(run("audit", "--format", "sarif", hello(), sentinel()).out());
    Map<String, Object> run = JsonTree.objects(log, "runs").get(0);

    assertThat(log).containsEntry("version", "2.1.0");
    List<Map<String, Object>> results = JsonTree.objects(run, "results");
    assertThat(results).anyMatch(result -> result.get("ruleId").equals("NP010"));
    assertThat(run.toString()).contains("id=NP010", "level=error", "byteOffset=");
  }

  @Test
  void writesSarifThatTheSchemaOfOasisAllows() throws Exception {
    Path text = Files.writeString(folder.resolve("a b%\u00e4#?.so"), "this is no library\n");
    Path config =
        Files.writeString(
            folder.resolve("suppress.toml"),
            "[[audit.suppress]]\nid = \"NP010\"\nreason = \"a test\"\n");
    String log =
        run(
                "audit",
                "--format",
                "sarif",
                "--config",
                config.toString(),
                hello(),
                sentinel(),
                text.toString(),
                "/nowhere")
            .out();
    JsonSchema schema;
    try (var file = AuditCommandTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(file);
    }

    assertThat(log).contains("suppressions", "NP003");
    assertThat(schema.validate(log, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(log.replace("\"error\"", "\"dire\""), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void judgesForAPolicyAndNamesThoseItKnows() {
    assertThat(run("audit", "--policy", "debian-11", hello()).out())
        .contains("NP030 error", "OTP 23");
    Ended unknown = run("audit", "--policy", "debian-1", hello());
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(unknown.err())
        .contains("no policy `debian-1`", "alpine-3.20, debian-11, debian-12", "ubuntu-24.04");
  }

  @Test
  void comparesWithTheModuleOfTheLibrary() throws Exception {
    Path erl =
        Files.writeString(
            folder.resolve("hello.erl"),
            "-module(hello).\n-export([one/0]).\none() -> erlang:nif_error(no).\n");
    Samples.run(List.of("erlc", "-o", folder.toString(), erl.toString()));

    Ended ended = run("audit", "--beam", folder.resolve("hello.beam").toString(), hello());

    assertThat(ended.code()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ended.out()).contains("NP021 error at row 2, `two`").doesNotContain("`one/0`");
  }

  @Test
  void acceptsWhatTheProjectAnswersFor() throws Exception {
    String config = config("[[audit.suppress]]\nid = \"NP010\"\nreason = \"a test\"\n");
    Ended ended = run("audit", "--config", config, sentinel());

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("NP010 suppressed");
  }

  @Test
  void rejectsSuppressionsThatAreUnusedUnknownOrWithoutAReason() throws Exception {
    String unused = config("[[audit.suppress]]\nid = \"NP053\"\nreason = \"a test\"\n");
    Ended ended = run("audit", "--config", unused, hello());
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ended.err()).contains("suppressions that no finding needed: NP053");

    String wrong = config("[[audit.suppress]]\nid = \"NP999\"\n[policy.mine]\nlibc = \"uclibc\"\n");
    Ended wrongEnded = run("audit", "--config", wrong, hello());
    assertThat(wrongEnded.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(wrongEnded.err())
        .contains("`NP999` is no finding", "has no `reason`", "`uclibc` in `policy.mine.libc`");
  }

  @Test
  void takesPoliciesOfTheProject() throws Exception {
    String config =
        config("[policy.old]\nlibc = \"glibc-2.1\"\notp = \"22\"\n[audit]\npolicy = \"old\"\n");

    assertThat(run("audit", "--config", config, hello()).out())
        .contains("NP030 error", "OTP 22", "NP043 warning");
  }

  @Test
  void explainsAFindingByItsPage() {
    assertThat(run("explain", "np010").out()).startsWith("# NP010: Row without a name");
    assertThat(run("explain", "NP999").code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(run("explain", "/nowhere").err()).contains("neither a finding");
    assertThat(run("explain", hello()).err()).contains("is an ELF file", "nifproof audit");
  }

  @Test
  void explainsATextWithTheLinesItRestsOn() throws Exception {
    Path text =
        Files.writeString(
            folder.resolve("bt.txt"),
            "#0  0x00007f2a1c0021d7 in step (env=0x7f2a5c1feb70, argc=1, argv=0x7f2a5d) at"
                + " c_src/s.c:8\n"
                + "#1  0x000055d2c1a93a99 in beam_jit_call_nif ()\n");

    assertThat(run("explain", text.toString()).out())
        .containsOnlyOnce("line 1: #0")
        .contains("`step` (c_src/s.c:8) was called as a NIF");
  }

  private String config(String text) throws Exception {
    return Files.writeString(folder.resolve("nifproof.toml"), text).toString();
  }

  private String hello() {
    return library("hello", Samples.HELLO);
  }

  private String sentinel() {
    return library("sentinel", SENTINEL);
  }

  private String library(String name, String source) {
    Path code = Samples.write(folder.resolve(name + ".c"), source.getBytes(StandardCharsets.UTF_8));
    Path library = folder.resolve(name + ".so");
    Samples.run(
        List.of(
            "gcc",
            "-w",
            "-shared",
            "-fPIC",
            "-I/usr/lib/erlang/usr/include",
            "-Wl,--no-as-needed",
            "-lpthread",
            "-o",
            library.toString(),
            code.toString(),
            "-lm"));
    return library.toString();
  }

  private static Ended run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ended(code, out.toString(), err.toString());
  }
}
