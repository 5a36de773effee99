package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The C side of the sample modules, byte for byte. {@code -Dstubs.write=true} writes the files
 * anew, to be read before they are committed.
 */
final class StubGoldenTest {
  @TempDir private static Path folder;

  @TestFactory
  Stream<DynamicTest> makesTheSameFilesAgain() throws Exception {
    StubSamples samples = StubSamples.compile(folder);
    return samples.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> compare(samples, name)));
  }

  private static void compare(StubSamples samples, String name) throws Exception {
    Map<String, String> texts = StubSamples.STUBS.render(samples.module(name));
    assertThat(texts.keySet()).containsExactly(name + "_nif.c", name + "_nif.h", name + "_impl.c");
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path golden = StubSamples.FOLDER.resolve(name).resolve(text.getKey());
      if (Boolean.getBoolean("stubs.write")) {
        Files.writeString(golden, text.getValue());
      }
      assertThat(text.getValue()).as(text.getKey()).isEqualTo(Files.readString(golden));
    }
  }

  @Test
  void thereAreAtLeastTwentyFiveModules() throws Exception {
    try (Stream<Path> folders = Files.list(StubSamples.FOLDER)) {
      assertThat(folders.filter(Files::isDirectory)).hasSizeGreaterThanOrEqualTo(25);
    }
  }
}
