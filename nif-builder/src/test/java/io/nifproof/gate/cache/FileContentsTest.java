package io.nifproof.gate.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileContentsTest {
  @TempDir private Path folder;
  private Path file;
  private SortedMap<String, Path> files;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("libx.so"), "content 1");
    files = new TreeMap<>();
    files.put("libx.so", file);
  }

  @Test
  void seesAnotherContentOfTheSameSizeAndTime() throws Exception {
    FileTime time = Files.getLastModifiedTime(file);
    String before = contents().of(files);
    FileContents same = contents();
    assertThat(same.of(files)).isEqualTo(before);
    Files.writeString(file, "content 2");
    Files.setLastModifiedTime(file, time);
    assertThat(same.of(files)).isNotEqualTo(before);
    assertThat(contents().of(files)).isNotEqualTo(before);
  }

  @Test
  void doesNotKeepWhatChangedJustNow() throws Exception {
    String unused = contents().of(files);
    assertThat(folder.resolve("cache/facts/contents")).doesNotExist();
  }

  @Test
  void readsWhatIsSettledOnceForAllRuns() throws Exception {
    settle();
    String digest = contents().of(files);
    Path kept;
    try (Stream<Path> all = Files.walk(folder.resolve("cache/facts/contents"))) {
      kept = all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    assertThat(kept).hasContent(digest);
    // Only who does not read the file again answers with what is kept.
    Files.writeString(kept, "kept");
    assertThat(contents().of(files)).isEqualTo("kept");
  }

  @Test
  void keepsNothingOfFilesThatAreNewInEachRun() throws Exception {
    settle();
    assertThat(contents().passing(files)).isEqualTo(FileContents.unknown().of(files));
    assertThat(folder.resolve("cache/facts/contents")).doesNotExist();
  }

  @Test
  void saysNothingOfAFileThatIsNotThere() {
    files.put("gone", folder.resolve("gone"));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> contents().of(files));
  }

  /** Until its change is no more of the last moment. */
  private void settle() throws Exception {
    Instant until = Instant.now().plus(Duration.ofMillis(2100));
    while (Instant.now().isBefore(until)) {
      Thread.sleep(50);
    }
  }

  private FileContents contents() {
    return FileContents.in(new NifproofHome(folder.resolve("cache")));
  }
}
