package io.nifproof.node.provision.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagedFolderTest {
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void names() {
    folder = temp.resolve("thing");
  }

  @Test
  void appearsOnlyWhenItIsPublished() throws Exception {
    try (StagedFolder change = open()) {
      make(change.staging(), "new");
      assertThat(folder).doesNotExist();
      change.publish();
    }

    assertThat(folder.resolve("new")).exists();
    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsNotPublishedIsRemovedAndTheOldOneStays() throws Exception {
    make(folder, "old");
    try (StagedFolder change = open()) {
      make(change.staging(), "new");
    }

    assertThat(folder.resolve("old")).exists();
    assertThat(left()).isEmpty();
  }

  @Test
  void publishingReplacesAll() throws Exception {
    make(folder, "old");
    try (StagedFolder change = open()) {
      make(change.staging(), "new");
      change.publish();
    }

    assertThat(folder.resolve("new")).exists();
    assertThat(folder.resolve("old")).doesNotExist();
    assertThat(left()).isEmpty();
  }

  @Test
  void sweepRemovesWhatADeadProcessWasMaking() throws Exception {
    make(temp.resolve(".new-thing~1"), "half");
    make(temp.resolve(".new-thing~2/deep"), "half");

    StagedFolder.sweep(temp);

    assertThat(left()).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void sweepPutsBackWhatADeadProcessWasReplacing() throws Exception {
    make(temp.resolve(".old-thing"), "old");

    StagedFolder.sweep(temp);

    assertThat(folder.resolve("old")).exists();
    assertThat(left()).isEmpty();
  }

  @Test
  void sweepLeavesWhatIsBeingMade() throws Exception {
    try (StagedFolder change = open()) {
      make(change.staging(), "new");

      StagedFolder.sweep(temp);

      assertThat(change.staging().resolve("new")).exists();
    }
  }

  @Test
  void aSecondOneWaitsForTheFirst() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    AtomicBoolean seen = new AtomicBoolean();
    Thread second =
        new Thread(
            () -> {
              try (StagedFolder change = StagedFolder.open(folder, waits::countDown)) {
                seen.set(Files.exists(change.folder().resolve("new")));
              } catch (IOException | InterruptedException failure) {
                seen.set(false);
              }
            });
    try (StagedFolder change = open()) {
      second.start();
      assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
      make(change.staging(), "new");
      change.publish();
    }
    second.join(10_000);

    assertThat(seen).isTrue();
  }

  @Test
  void linksAreRemovedAndNotFollowed() throws Exception {
    make(temp.resolve("outside"), "precious");
    Files.createDirectories(folder);
    Files.createSymbolicLink(folder.resolve("link"), temp.resolve("outside"));
    try (StagedFolder change = open()) {
      change.remove();
    }

    assertThat(folder).doesNotExist();
    assertThat(temp.resolve("outside/precious")).exists();
  }

  private StagedFolder open() throws IOException, InterruptedException {
    return StagedFolder.open(folder, () -> {});
  }

  private static void make(Path folder, String file) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(file), "");
  }

  private List<String> left() throws IOException {
    try (var entries = Files.list(temp)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith(".new") || name.startsWith(".old"))
          .toList();
    }
  }
}
