package io.nifproof.node.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ForeignFileTest {
  @TempDir private Path folder;

  @Test
  void readsARegularFileUpToItsLimit() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "12345678");

    assertThat(ForeignFile.bytes(file, 8).orElseThrow()).asString().isEqualTo("12345678");
    assertThat(ForeignFile.bytes(file, 7)).isEmpty();
    assertThat(ForeignFile.read(file, 8)).hasSize(8);
    assertThatThrownBy(() -> ForeignFile.read(file, 7)).hasMessageContaining("8 bytes");
    assertThat(ForeignFile.bytes(folder.resolve("none"), 8)).isEmpty();
  }

  @Test
  void neitherAFifoNorAFolderNorADeviceMakesItWait() throws Exception {
    Path fifo = fifo();

    for (Path path : new Path[] {fifo, folder, Path.of("/dev/zero")}) {
      assertThat(ForeignFile.bytes(path, 100)).isEmpty();
      assertThatThrownBy(() -> ForeignFile.open(path)).hasMessageContaining("not a regular file");
      assertThat(Checksum.SHA256.ifReadable(path)).isEmpty();
    }
  }

  @Test
  void aFifoThatTookThePlaceOfAFileAfterTheLookMakesNobodyWait() throws Exception {
    Path fifo = fifo();

    try (FileChannel open =
        FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      assertThat(ForeignFile.head(open, 100)).isEmpty();
    }
  }

  @Test
  void aLinkIsFollowedWhereUsersNameFilesOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "1");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    assertThat(ForeignFile.bytes(link, 8)).isEmpty();
    assertThat(ForeignFile.read(link, 8)).hasSize(1);
  }

  @Test
  void aHugeFileCostsWhatIsAskedFor() throws IOException {
    Path file = folder.resolve("sparse");
    try (FileChannel open =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      assertThat(open.write(ByteBuffer.wrap(new byte[1]), 1L << 40)).isOne();
      assertThat(ForeignFile.head(open, 1 << 20)).hasSize(1 << 20);
    }
    assertThat(ForeignFile.bytes(file, 1 << 20)).isEmpty();
  }

  @Test
  void aTextThatNamesNoFileIsNoPath() {
    assertThat(ForeignFile.path("/a\0b")).isEmpty();
    assertThat(ForeignFile.path("/a b")).contains(Path.of("/a b"));
  }

  private Path fifo() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    return fifo;
  }
}
