package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.command.TemplateNames;
import io.nifproof.node.Arch;
import io.nifproof.samples.ReportSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code new} makes passes the gate, here in one cell on the Erlang of this machine. */
final class NewProjectGateIT {
  @TempDir private Path folder;

  static List<String> templates() {
    return TemplateNames.ALL;
  }

  @ParameterizedTest
  @MethodSource("templates")
  void passesTheGateWithoutAFinding(String template) throws Exception {
    String[] words = {"new", "fast_frob", "--template", template, "--dir", folder.toString()};
    assertThat(new CliRun(folder).run(words).code()).isZero();
    Path project = folder.resolve("fast_frob");
    onThisMachineOnly(project.resolve("nifproof.toml"));

    Ran ran = Ran.nifproof("gate", project, "--format", "json");
    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    JsonNode cells = new ReportSchema().valid(ran.out()).get("cells");
    assertThat(cells).hasSize(1);
    assertThat(cells.get(0).get("functions"))
        .extracting(JsonNode::textValue)
        .containsExactly("add/2");
    assertThat(cells.get(0).get("findings")).isEmpty();
    assertThat(cells.get(0).get("diagnostics").asText()).as("what the compiler said").isEmpty();
  }

  @Test
  void eachFolderWithAnIndexIsATemplate() throws Exception {
    try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve("templates/projects"))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".template"))
                  .map(file -> file.getParent().getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(TemplateNames.ALL);
    }
  }

  private static void onThisMachineOnly(Path toml) throws Exception {
    String text = Files.readString(toml);
    String changed =
        text.replaceFirst("(?m)^arch = .*$", "arch = [\"" + Arch.host() + "\"]")
            .replaceFirst("(?m)^runtimes = .*$", "runtimes = [\"host\"]");
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(toml, changed);
  }
}
