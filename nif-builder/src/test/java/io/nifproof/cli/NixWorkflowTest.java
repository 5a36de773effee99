package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.Workflow;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples for GitHub Actions and for Hydra in docs/nix.md. */
final class NixWorkflowTest {
  @Test
  void theWorkflowIsYamlWhoseCommandsTheShellCanRead() throws Exception {
    Workflow workflow = Workflow.read(block("yaml"));
    assertThat(workflow.tree().path("on").isEmpty()).isFalse();
    assertThat(workflow.tree().at("/jobs/gate/runs-on").asText()).isEqualTo("${{ matrix.runner }}");
    assertThat(workflow.tree().at("/jobs/gate/strategy/matrix/runner")).hasSize(2);
    assertThat(workflow.commands())
        .hasSize(2)
        .allSatisfy(command -> assertThat(Workflow.syntaxError(command)).isEmpty());
    assertThat(Workflow.syntaxError("a && && b")).isNotEmpty();
  }

  @Test
  void theJobsetOfHydraIsJsonWithWhatADeclarativeOneHas() throws Exception {
    Map<String, Object> jobset = JsonTree.read(block("json"));
    assertThat(jobset)
        .containsOnlyKeys(
            "enabled",
            "hidden",
            "description",
            "checkinterval",
            "schedulingshares",
            "enableemail",
            "emailoverride",
            "keepnr",
            "flake",
            "inputs");
  }

  private static String block(String language) throws Exception {
    String page = Files.readString(Checkout.ROOT.resolve("docs/nix.md"));
    List<String> blocks =
        Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```")
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }
}
