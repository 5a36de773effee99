package io.nifproof.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A workflow for GitHub Actions. */
public record Workflow(JsonNode tree) {
  /** Reads one; it must be YAML whose jobs have steps that each either use an action or run. */
  public static Workflow read(String text) throws IOException {
    JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(text);
    for (JsonNode job : tree.path("jobs")) {
      for (JsonNode step : job.path("steps")) {
        if (step.path("uses").isTextual() == step.path("run").isTextual()) {
          throw new IOException("neither or both of `uses` and `run`: " + step);
        }
      }
    }
    return new Workflow(tree);
  }

  /** The commands that it runs. */
  public List<String> commands() {
    List<String> commands = new ArrayList<>();
    for (JsonNode job : tree.path("jobs")) {
      for (JsonNode step : job.path("steps")) {
        if (step.has("run")) {
          commands.add(step.path("run").asText());
        }
      }
    }
    return commands;
  }

  /** What the shell says of a command that it cannot read; empty when it can. */
  public static String syntaxError(String command) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-n", "-c", command).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return shell.waitFor() == 0 ? "" : said;
  }
}
