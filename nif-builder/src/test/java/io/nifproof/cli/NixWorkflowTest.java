package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflow for GitHub Actions that docs/nix.md gives. */
final class NixWorkflowTest {
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");

  @TempDir private Path folder;

  @Test
  void isYamlWhoseCommandsTheShellCanRead() throws Exception {
    String page = Files.readString(Checkout.ROOT.resolve("docs/nix.md"));
    List<String> blocks = YAML.matcher(page).results().map((MatchResult m) -> m.group(1)).toList();
    assertThat(blocks).hasSize(1);
    JsonNode job =
        new ObjectMapper(new YAMLFactory()).readTree(blocks.get(0)).path("jobs").path("gate");
    assertThat(job.path("runs-on").asText()).isEqualTo("${{ matrix.runner }}");
    assertThat(job.path("strategy").path("matrix").path("runner")).hasSize(2);
    int commands = 0;
    for (JsonNode step : job.path("steps")) {
      assertThat(step.has("uses") != step.has("run")).as(step.toString()).isTrue();
      if (step.has("run")) {
        commands++;
        Path script = Files.writeString(folder.resolve("run"), step.path("run").asText());
        Checkout.Ended read = Checkout.run(folder, Map.of(), "sh", "-n", script);
        assertThat(read.status()).as(read.err()).isZero();
      }
    }
    assertThat(commands).isPositive();
  }
}
