package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.nifproof.cli.Checkout;
import io.nifproof.cli.Ran;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command `bisect`, as a user sees it. */
final class BisectCommandTest {
  private static final Path ZOO = Path.of("src/test/resources/behaviour");

  private static final String PREBUILT =
      """
      [library]
      name = "there"
      [build]
      system = "prebuilt"
      output = "there.so"
      """;

  @TempDir private Path folder;

  private Path project(String member, String more) throws IOException {
    return Ran.project(
        folder.resolve(member),
        "[library]\nname = \"" + member + "\"\nsources = [\"c_src/*.c\"]\n" + more,
        Files.readString(ZOO.resolve(member + ".c")));
  }

  @Test
  void findsBothEndsByItselfAndPrintsTwoCommandsThatShowIt() throws Exception {
    Path project = project("strict_aliasing", "");
    Ran ran = Ran.nifproof("bisect", project, "--call", "overlap()", "--expect", "0");
    assertThat(ran.status()).as(ran.err()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ran.out())
        .contains("fails     gcc-O2: returned 1\npasses    gcc-O1\n")
        .contains("flag      `-fstrict-aliasing`")
        .contains("function  written_twice, c_src/nif.c:5\n")
        .contains("-O2 -I", "-fno-strict-aliasing c_src/nif.c -o strict_aliasing.so\n")
        .contains("nifproof check strict_aliasing.so --runtime host --call 'overlap()'\n")
        .doesNotContain("not confirmed");
    assertThat(ran.err())
        .contains("what passes and what fails\n  gcc-O0 ", "=> flag: -fstrict-aliasing\n");
    assertThat(ran.out().lines().filter(line -> !line.startsWith("  ")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void bisectsWhatAMakefileBuildsOfSeveralSourcesInOneCommand() throws Exception {
    Path project =
        Ran.project(
            folder.resolve("made"),
            "[library]\nname = 'strict_aliasing'\n[build]\nsystem = 'make'\n",
            Files.readString(ZOO.resolve("strict_aliasing.c")));
    Files.writeString(project.resolve("c_src/more.cc"), "int more(int n) { return n + 1; }\n");
    Files.writeString(
        project.resolve("Makefile"),
        """
        priv/strict_aliasing.so: priv.o c_src/more.cc
        \tmkdir -p priv
        \t$(CXX) $(CFLAGS) -O3 -I$(ERTS_INCLUDE_DIR) -shared c_src/more.cc priv.o -o $@
        priv.o: c_src/nif.c
        \t$(CC) $(CFLAGS) -I$(ERTS_INCLUDE_DIR) -c $< -o $@
        """);
    Ran ran =
        Ran.nifproof(
            "bisect",
            project,
            "--call",
            "overlap()",
            "--expect",
            "0",
            "--pass",
            "gcc-O1",
            "--fail",
            "gcc-O2");
    assertThat(ran.status()).as(ran.err()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ran.out())
        .contains("flag      `-fstrict-aliasing`", "file      c_src/nif.c\n")
        .contains("function  written_twice, c_src/nif.c:5\n")
        .contains("env CC=", "'CFLAGS=-g -fPIC -O2 -fno-strict-aliasing'", " make\n")
        .contains("nifproof check priv/strict_aliasing.so --runtime host --call 'overlap()'\n")
        .doesNotContain("not confirmed");
    assertThat(Files.exists(project.resolve("priv"))).isFalse();
  }

  @Test
  void saysThatAProjectCompilesNothingWithTheCompilerItIsGiven() throws Exception {
    Path project =
        Ran.project(
            folder.resolve("deaf"),
            "[library]\nname = 'deaf'\n[build]\nsystem = 'make'\n",
            Files.readString(ZOO.resolve("strict_aliasing.c")));
    Files.writeString(
        project.resolve("Makefile"),
        """
        priv/deaf.so: c_src/nif.c
        \tmkdir -p priv
        \t/usr/bin/gcc -fPIC -I$(ERTS_INCLUDE_DIR) -shared $< -o $@
        """);
    Ran ran = Ran.nifproof("bisect", project, "--call", "overlap()", "--expect", "0", "-q");
    assertThat(ran.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ran.out().replace("\n", " ")).contains("compile nothing with the compiler", "NP200");
  }

  @Test
  void takesCallAndValueFromACaseAndWritesJson() throws Exception {
    Path project =
        project(
            "signed_overflow",
            """
            [[case]]
            name = "big"
            call = "add(2000000000, 2000000000)"
            expect = "2147483647"
            """);
    Ran ran =
        Ran.nifproof(
            "bisect",
            project,
            "--case",
            "big",
            "--pass",
            "gcc-O1",
            "--fail",
            "gcc-O2",
            "--quiet",
            "--format",
            "json");
    assertThat(ran.status()).as(ran.err()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ran.err()).isEmpty();
    JsonNode report = valid(ran.out());
    assertThat(report.get("conclusion").textValue()).isEqualTo("found");
    JsonNode function = report.get("culprit").get("functions").get(0);
    assertThat(function.get("name").textValue()).isEqualTo("saturated_sum");
    assertThat(report.get("commands").get("confirmed").booleanValue()).isTrue();
    assertThat(report.get("steps")).hasSizeGreaterThan(10);
  }

  @Test
  void endsOtherwiseWhenThereIsNothingToBisect() throws Exception {
    Path project = project("signed_overflow", "");
    Ran ran =
        Ran.nifproof(
            "bisect",
            project,
            "--call",
            "add(1, 2)",
            "--expect",
            "3",
            "--fail",
            "gcc-O2",
            "-q",
            "--format",
            "json");
    assertThat(ran.status()).isEqualTo(ExitCode.NOTHING_CHECKED.status());
    JsonNode report = valid(ran.out());
    assertThat(report.get("conclusion").textValue()).isEqualTo("nothing-fails");
    assertThat(report.get("reason").textValue()).isEqualTo("`gcc-O2` passes: returned 3");
  }

  @Test
  void namesTheSetOfFlagsThatMakesTheDifference() throws Exception {
    Path project = folder.resolve("lto");
    Files.createDirectories(project);
    for (String source : List.of("lto_hidden_init.c", "lto_hidden_answer.c")) {
      Files.copy(ZOO.resolve(source), project.resolve(source));
    }
    Files.writeString(
        project.resolve("nifproof.toml"),
        "[library]\nname = 'lto_hidden_init'\nsources = ['*.c']\n");
    Ran ran = Ran.nifproof("bisect", project, "--fail", "gcc-O2-lto", "-q");
    assertThat(ran.out())
        .contains("passes    gcc-O2\n", "flag      `-flto` (set `lto`) makes gcc-O2 fail\n")
        .contains("file      lto_hidden_answer.c, lto_hidden_init.c\n");
  }

  @Test
  void namesTheFunctionWithUndefinedBehaviourByTheSanitizersTraps() throws Exception {
    Path project = project("signed_overflow", "");
    Ran ran =
        Ran.nifproof(
            "bisect",
            project,
            "--call",
            "add(2000000000, 2000000000)",
            "--fail",
            "gcc-O1-ubsan",
            "--format",
            "json",
            "-q");
    JsonNode culprit = valid(ran.out()).get("culprit");
    assertThat(culprit.get("flags").get(0).get("set").textValue()).isEqualTo("ubsan");
    assertThat(culprit.get("functions").get(0).get("name").textValue()).isEqualTo("saturated_sum");
    assertThat(culprit.get("marker").textValue()).contains("no_sanitize");
  }

  @Test
  void saysWhenTheCallIsNoExpression() throws Exception {
    Path project = project("signed_overflow", "");
    Ran ran = Ran.nifproof("bisect", project, "--call", "add(1,", "--fail", "gcc-O2", "-q");
    assertThat(ran.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ran.err()).contains("no Erlang expression", "hint: ");
  }

  @Test
  void refusesWhatMakesNoSenseBeforeItBuilds() throws Exception {
    Path project = project("signed_overflow", "");
    usage("`O2` for --fail", "bisect", project, "--fail", "O2");
    usage("no set of flags `lot`", "bisect", project, "--fail", "gcc-O2-lot");
    usage("names the line itself", "bisect", project, "--fail", "gcc-O2-asan");
    usage("not to build", "bisect", project, "--fail", "gcc-O2-malloc-check");
    usage("name the same build", "bisect", project, "--pass", "gcc-O2", "--fail", "gcc-O2-plain");
    usage("--expect without --call", "bisect", project, "--expect", "3");
    usage("no case `x`", "bisect", project, "--case", "x");
    usage("`soon` for --timeout", "bisect", project, "--timeout", "soon");
    Path there = Ran.project(folder.resolve("there"), PREBUILT, "int x;");
    usage("`build.system` is `prebuilt`", "bisect", there);
    usage("is no folder", "bisect", folder.resolve("absent"));
  }

  @Test
  void saysThatARuntimeOrACompilerIsNotThere() throws Exception {
    Path project = project("signed_overflow", "");
    Ran runtime = Ran.nifproof("bisect", project, "--runtime", "debian:nowhere/amd64");
    assertThat(runtime.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(runtime.err()).contains("no runtime `debian:nowhere/amd64`", "hint: ");
    Ran compiler = Ran.nifproof("bisect", project, "--fail", "gcc-3-O2");
    assertThat(compiler.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(compiler.err()).contains("`gcc-3` cannot build for");
  }

  private static void usage(String message, Object... args) {
    Ran ran = Ran.nifproof(args);
    assertThat(ran.status()).as(message).isEqualTo(ExitCode.USAGE.status());
    assertThat(ran.err()).contains(message, "hint: ");
  }

  private static JsonNode valid(String text) throws IOException {
    JsonNode report = ReportSchema.parse(text);
    String schema = Files.readString(Checkout.ROOT.resolve("docs/schema/bisect-1.json"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(report))
        .isEmpty();
    return report;
  }
}
