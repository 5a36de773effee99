package io.nifproof.node.provision.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactStoreTest {
  @TempDir private Path temp;
  private FactStore facts;
  private Path file;

  @BeforeEach
  void keepsAFact() throws IOException {
    file = Files.writeString(temp.resolve("file"), "one");
    facts = new FactStore(new NifproofHome(temp.resolve("cache")));
    Properties fact = new Properties();
    fact.setProperty("key", "value: \\ ü\n");
    facts.keep("kind file", stamp(), fact);
  }

  @Test
  void remembersWhileTheFileIsTheSame() {
    assertThat(facts.recall("kind file", stamp()).orElseThrow().getProperty("key"))
        .isEqualTo("value: \\ ü\n");
    assertThat(facts.recall("kind other", stamp())).isEmpty();
  }

  @Test
  void forgetsWhenTheFileChanges() throws IOException {
    Files.writeString(file, "longer");

    assertThat(facts.recall("kind file", stamp())).isEmpty();
  }

  @Test
  void aDamagedFactIsNone() throws IOException {
    for (Path fact : facts()) {
      Files.writeString(fact, "stamp=\\u00zz");
    }

    assertThat(facts.recall("kind file", stamp())).isEmpty();
  }

  @Test
  void leavesNoTemporaryFile() throws IOException {
    assertThat(facts()).hasSize(1);
  }

  private List<Path> facts() throws IOException {
    try (var files = Files.list(temp.resolve("cache/facts"))) {
      return files.toList();
    }
  }

  private String stamp() {
    return FactStore.stamp(List.of(file));
  }
}
