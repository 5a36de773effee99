package io.nifproof.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.launch.Signal;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.words.Sentences;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One set of words for what happened. */
final class CellOutcomeTest {
  private static final List<Outcome> OF_NODES =
      List.of(
          new Outcome.Loaded(List.of()),
          new Outcome.Refused("bad_lib", "no"),
          new Outcome.Crashed(Signal.SEGV, new ExitStatus(139)),
          new Outcome.Hung(Duration.ofSeconds(2)),
          new Outcome.Exited(new ExitStatus(3)),
          new Outcome.NeverStarted("no boot", "", Optional.empty()));

  @Test
  void hasTheWordOfTheNodeForEachOfItsOutcomes() {
    assertThat(OF_NODES)
        .hasSize(Outcome.class.getPermittedSubclasses().length)
        .allSatisfy(one -> assertThat(CellOutcome.of(one).id()).isEqualTo(one.id()));
  }

  @Test
  void beginsTheSentenceThatIsSaidOfIt() {
    assertThat(OF_NODES)
        .allSatisfy(
            one ->
                assertThat(Sentences.loading(one, Optional.empty()))
                    .startsWith(one.id().replace('-', ' ')));
  }

  @Test
  void isWhatTheSchemaPublishes() throws Exception {
    JsonNode schema = new ObjectMapper().readTree(Path.of("../docs/schema/report-2.json").toFile());
    assertThat(words(schema.at("/$defs/outcome/enum")))
        .containsExactlyElementsOf(
            Arrays.stream(CellOutcome.values()).map(CellOutcome::id).toList());
    assertThat(words(schema.at("/$defs/cellVerdict/enum")))
        .containsExactlyElementsOf(Arrays.stream(Verdict.values()).map(Verdict::id).toList());
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.textValue()));
    return words;
  }
}
