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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates the example that the README shows, on more runtimes than it names. */
final class HelloGateTest {
  private static final Path HELLO = Path.of("../docs/examples/hello");
  private static final List<String> RUNTIMES =
      List.of("host", TestRuntimes.NEWER, TestRuntimes.EMULATED, TestRuntimes.EMULATED_OLDER);

  @TempDir private Path folder;

  @Test
  void passesOnEveryRuntimeWithAllItsFunctions() throws Exception {
    for (String runtime : RUNTIMES) {
      TestRuntimes.ready(runtime);
    }
    Ran ran = Ran.nifproof("gate", hello(RUNTIMES), "--format", "json");
    JsonNode report = new ReportSchema().valid(ran.out());
    assertThat(report.get("verdict").textValue()).as(ran.out()).isEqualTo("pass");
    assertThat(ran.status()).isZero();
    assertThat(report.get("cells")).hasSize(2 * RUNTIMES.size());
    List<String> seen = new ArrayList<>();
    for (JsonNode cell : report.get("cells")) {
      seen.add(cell.get("runtime").textValue());
      assertThat(cell.get("functions"))
          .extracting(JsonNode::textValue)
          .containsExactly("add/2", "checksum/1", "greet/1");
      assertThat(cell.get("leftBehind")).isEmpty();
    }
    assertThat(seen).containsAll(RUNTIMES);
  }

  @Test
  void doesTheSameWithAndWithoutTheTrap() throws Exception {
    String code = Files.readString(HELLO.resolve("c_src/hello.c"));
    Path library = new Samples(folder).library(code, "gcc", "-O2");
    List<JsonNode> cells = new ArrayList<>();
    for (String trap : List.of("--no-ask", "--no-trap")) {
      Ran ran =
          Ran.nifproof(
              "check",
              library,
              "--runtime",
              "host",
              "--format",
              "json",
              trap,
              "--call",
              "add(1, 2)",
              "--call",
              "greet(<<\"you\">>)",
              "--call",
              "checksum([1, <<2>>])",
              "--call",
              "add(a, b)");
      cells.add(new ReportSchema().valid(ran.out()).get("cells").get(0));
    }

    assertThat(cells.get(1).get("calls")).hasSize(4).isEqualTo(cells.get(0).get("calls"));
    assertThat(cells.get(1).get("functions")).hasSize(3).isEqualTo(cells.get(0).get("functions"));
    assertThat(cells.get(0).get("calls").get(0).get("result").textValue()).isEqualTo("3");
  }

  /** A copy of the example, with gcc and clang at one level on these runtimes. */
  private Path hello(List<String> runtimes) throws Exception {
    Path project = folder.resolve("hello");
    try (Stream<Path> files = Files.walk(HELLO)) {
      for (Path file : files.toList()) {
        Files.copy(file, project.resolve(HELLO.relativize(file).toString()));
      }
    }
    Path toml = project.resolve("nifproof.toml");
    String ids = "[\"" + String.join("\", \"", runtimes) + "\"]";
    String text = Files.readString(toml);
    String changed =
        text.replaceFirst("(?m)^runtimes = .*$", "runtimes = " + ids)
            .replaceFirst("(?m)^optimize = .*$", "optimize = [\"O2\"]");
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(toml, changed);
    return project;
  }
}
