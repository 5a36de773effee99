package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.Main;
import io.nifproof.cli.Ran;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.ResultCells;
import io.nifproof.samples.SampleMatrix;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes reports of files, and files of runs. */
final class ReportCommandTest {
  @TempDir private Path folder;

  private Path file(String name, ResultCells report) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, report.text());
  }

  @Test
  void makesOneReportOfAFolder() throws Exception {
    ResultCells amd64 = new ResultCells("sums");
    amd64.cell("gcc 12.2.0", "O2", "host", 25);
    amd64.blocked("runtime debian:trixie/arm64", "not here", "add it");
    file("in/a/amd64.json", amd64);
    ResultCells arm64 = new ResultCells("sums");
    ResultCells.crash(arm64.cell("gcc 12.2.0", "O2", "debian:trixie/arm64", 27), "SIGSEGV", "load");
    file("in/b/arm64.json", arm64);
    Files.writeString(folder.resolve("in/audit.json"), "{\"version\":1,\"libraries\":[]}");
    Ran ran = Ran.nifproof("report", folder.resolve("in"));
    assertThat(ran.status()).as(ran.err()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ran.out())
        .contains("host                 25   amd64         pass")
        .contains("debian:trixie/arm64  27   arm64 (qemu)  crashed")
        .contains("fails on arm64 (1 cell fails, 1 passes)")
        .endsWith("fail  sums: 2 cells, 1 passed, 1 failed in 2.0 s\n");
    assertThat(ran.err()).contains("audit.json is no report of gate or check; passed over");
  }

  @Test
  void saysWhatExplainSaysOfTheSameFile() throws Exception {
    Path in = file("sums.json", SampleMatrix.report("sums", 1));
    Ran told = Ran.nifproof("report", in);
    Ran explained = Ran.nifproof("explain", in);
    assertThat(explained.out()).isEqualTo(told.out());
    assertThat(explained.status()).isZero();
  }

  @Test
  void writesSeveralFormsAtOnce() throws Exception {
    Path in = file("sums.json", SampleMatrix.report("sums", 1));
    Path out = folder.resolve("out/report.html");
    Path junit = folder.resolve("out/report.xml");
    Path sarif = folder.resolve("out/report.sarif");
    Ran ran =
        Ran.nifproof(
            "report",
            in,
            "--format",
            "html",
            "-o",
            out,
            "--report",
            "junit=" + junit,
            "--report",
            "sarif=" + sarif);
    assertThat(ran.status()).as(ran.err()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ran.out()).isEmpty();
    assertThat(Files.readString(out)).startsWith("<!DOCTYPE html>").contains("</html>");
    assertThat(Files.readString(junit)).contains("<testsuites ");
    assertThat(Files.readString(sarif)).contains("\"2.1.0\"");
    try (Stream<Path> left = Files.list(folder.resolve("out"))) {
      assertThat(left).hasSize(3);
    }
  }

  @Test
  void readsItsOwnReportAgain() throws Exception {
    Path in = file("sums.json", SampleMatrix.report("sums", 1));
    String once = Ran.nifproof("report", in, "--format", "json").out();
    Path again = Files.writeString(folder.resolve("again.json"), once);
    assertThat(Ran.nifproof("report", again, "--format", "json").out()).isEqualTo(once);
    assertThat(Ran.nifproof("report", in, again, "--format", "text").out())
        .contains("48 cells, ")
        .doesNotContain("flaky");
  }

  @Test
  void showsTheNewestOfResultsThatAgreeAndAllThatDoNot() throws Exception {
    ResultCells old = new ResultCells("x");
    old.cell("gcc 12.2.0", "O2", "host", 25).put("millis", 1);
    ResultCells young = new ResultCells("x");
    young.cell("gcc 12.2.0", "O2", "host", 25).put("millis", 2);
    Path first = file("in/b.json", old);
    Files.setLastModifiedTime(first, FileTime.from(1, TimeUnit.DAYS));
    file("in/a.json", young);
    Ran ran = Ran.nifproof("report", folder.resolve("in"), "--format", "json");
    assertThat(ReportSchema.parse(ran.out()).at("/cells/0/millis").intValue()).isEqualTo(2);
    ResultCells bad = new ResultCells("x");
    ResultCells.crash(bad.cell("gcc 12.2.0", "O2", "host", 25), "SIGSEGV", "load");
    file("in/c.json", bad);
    Ran flaky = Ran.nifproof("report", folder.resolve("in"), "--format", "json");
    assertThat(flaky.status()).isEqualTo(ExitCode.FAIL.status());
    JsonNode cell = new ReportSchema().valid(flaky.out()).at("/cells/0");
    assertThat(cell.get("verdict").textValue()).isEqualTo("flaky");
    assertThat(cell.get("attempts")).hasSize(3);
  }

  @Test
  void isIncompleteWhenAFileOfAFolderIsBroken() throws Exception {
    ResultCells good = new ResultCells("x");
    good.cell("gcc 12.2.0", "O2", "host", 25);
    file("in/good.json", good);
    Files.writeString(folder.resolve("in/torn.json"), good.text().substring(0, 300));
    Ran ran = Ran.nifproof("report", folder.resolve("in"));
    assertThat(ran.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ran.out()).contains("could not run  ", "torn.json", "1 not possible");
  }

  @Test
  void refusesWhatItCannotRead() throws Exception {
    Path text = Files.writeString(folder.resolve("x.json"), "hello");
    Path other = Files.writeString(folder.resolve("y.json"), "{}");
    for (Object input : List.of(text, other, folder.resolve("none"))) {
      Ran ran = Ran.nifproof("report", input);
      assertThat(ran.status()).isEqualTo(ExitCode.USAGE.status());
      assertThat(ran.err()).contains("`" + input + "`", "expected", "hint: ");
      assertThat(ran.out()).isEmpty();
    }
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(Ran.nifproof("report", empty).status()).isEqualTo(ExitCode.NOTHING_CHECKED.status());
  }

  @Test
  void refusesAReportThatCannotBeWrittenBeforeAnythingRuns() throws Exception {
    Path library = Files.writeString(folder.resolve("x.so"), "no library");
    for (String wrong : List.of("pdf=x", "html", "html=")) {
      Ran ran = Ran.nifproof("check", library, "--report", wrong);
      assertThat(ran.status()).as(wrong).isEqualTo(ExitCode.USAGE.status());
      assertThat(ran.err()).contains("expected KIND=FILE", "junit");
    }
    Ran ran = Ran.nifproof("check", library, "--runtime", "none", "--report", "html=" + folder);
    assertThat(ran.status()).as(ran.err()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ran.err()).contains("it is a folder");
  }

  @Test
  void writesReportsOfARunWithSizeAndTimeOfLoad() throws Exception {
    Path library = new Samples(folder).library(Samples.HELLO, "gcc");
    Path json = folder.resolve("out/check.json");
    Path html = folder.resolve("out/check.html");
    Ran ran =
        Ran.nifproof(
            "check",
            library,
            "--runtime",
            "host",
            "--call",
            "one()",
            "--report",
            "json=" + json,
            "--report",
            "html=" + html);
    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    JsonNode cell = new ReportSchema().valid(Files.readString(json)).at("/cells/0");
    assertThat(cell.get("size").longValue()).isEqualTo(Files.size(library));
    assertThat(cell.get("loadMillis").doubleValue()).isBetween(0.001, 20_000.0);
    assertThat(Files.readString(html)).contains("sample1.so");
  }

  @Test
  void leavesAReportBehindWhenItIsToldToEnd() throws Exception {
    String loop = "__attribute__((constructor)) void f() { for (;;) __asm__(\"\"); }";
    Path library = new Samples(folder).library(Samples.HELLO + loop, "gcc");
    Path json = folder.resolve("out/check.json");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                library.toString(),
                "--runtime",
                "host",
                "--timeout",
                "60s",
                "--report",
                "json=" + json)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!Files.exists(json) && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      Process unused = process.destroyForcibly();
    }
    JsonNode report = new ReportSchema().valid(Files.readString(json));
    assertThat(report.get("verdict").textValue()).isEqualTo("incomplete");
    assertThat(report.at("/blocked/0/reason").textValue()).contains("1 of 1 cells have no result");
  }
}
