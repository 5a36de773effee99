package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates that are stopped or killed, and go on where they were. */
final class InterruptedGateIT {
  private static final int CELLS = 8;

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void write() throws Exception {
    project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve("hello.c"), Samples.HELLO);
    Files.writeString(
        project.resolve("nifproof.toml"),
        """
        [library]
        name = "hello"
        sources = ["hello.c"]
        [matrix]
        compilers = ["gcc", "clang"]
        optimize = ["O0", "O1", "O2", "O3"]
        [[case]]
        call = "one()"
        expect = "1"
        """);
  }

  @Test
  void endsWithTheSameResultsAfterItWasKilledAtRandomMoments() throws Exception {
    killedAndContinued(5);
  }

  @Test
  @Tag("soak")
  void endsWithTheSameResultsAfterItWasKilledAtTwentyRandomMoments() throws Exception {
    killedAndContinued(20);
  }

  private void killedAndContinued(int kills) throws Exception {
    Map<String, String> whole = results(ended(start("whole"), "whole"));
    long seed = new Random().nextLong();
    System.out.println("seed of the moments: " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < kills; i++) {
      Process gate = start("killed");
      boolean unused = gate.waitFor(200 + random.nextInt(2500), TimeUnit.MILLISECONDS);
      gate.descendants().forEach(ProcessHandle::destroyForcibly);
      gate.destroyForcibly().waitFor();
    }

    JsonNode last = ended(start("killed"), "killed");

    assertThat(last.get("verdict").textValue()).isEqualTo("pass");
    assertThat(results(last)).isEqualTo(whole).hasSize(CELLS);
  }

  @Test
  void reportsWhatThereIsAfterCtrlCAndGoesOnLater() throws Exception {
    Process gate = start("stopped");
    Path passed = folder.resolve("stopped/results");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.isDirectory(passed) && System.nanoTime() < deadline) {
      Thread.sleep(20); // until one cell has a result
    }
    new ProcessBuilder("kill", "-INT", Long.toString(gate.pid())).start().waitFor();

    JsonNode partial = ended(gate, "stopped");
    assertThat(gate.exitValue()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(partial.get("verdict").textValue()).isEqualTo("incomplete");
    assertThat(partial.get("cells").size()).isBetween(1, CELLS - 1);
    assertThat(partial.get("blocked").get(0).get("reason").textValue())
        .startsWith("the run was stopped before they had a result");
    assertThat(Files.readString(folder.resolve("stopped.err")))
        .contains("ending what runs; Ctrl-C again ends at once");

    JsonNode whole = ended(start("stopped"), "stopped");
    assertThat(whole.get("verdict").textValue()).isEqualTo("pass");
    assertThat(whole.get("cells").findValues("cached"))
        .extracting(JsonNode::booleanValue)
        .contains(true);
  }

  private Process start(String cache) throws Exception {
    Path launcher = Checkout.script("nifproof");
    List<String> words =
        List.of(launcher.toString(), "gate", project.toString(), "--format", "json");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(folder.resolve(cache + ".out").toFile())
            .redirectError(folder.resolve(cache + ".err").toFile());
    builder.environment().put("NIFPROOF_CACHE", folder.resolve(cache).toString());
    return builder.start();
  }

  private JsonNode ended(Process gate, String cache) throws Exception {
    assertThat(gate.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new ReportSchema().valid(Files.readString(folder.resolve(cache + ".out")));
  }

  /** What of each cell does not depend on time. */
  private static Map<String, String> results(JsonNode report) {
    Map<String, String> results = new TreeMap<>();
    for (JsonNode cell : report.get("cells")) {
      results.put(
          cell.get("id").textValue(),
          cell.get("verdict") + " " + cell.get("functions") + " " + cell.get("calls"));
    }
    return results;
  }
}
