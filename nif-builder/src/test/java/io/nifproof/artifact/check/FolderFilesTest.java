package io.nifproof.artifact.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderFilesTest {
  @TempDir private Path folder;

  @Test
  void takesALinkToAFileThatIsThereForThatFile() throws Exception {
    Path priv = Files.createDirectories(folder.resolve("priv"));
    Path real = Files.writeString(priv.resolve("x.so"), "x");
    Files.createSymbolicLink(folder.resolve("a.so"), real);
    Files.createLink(priv.resolve("y.so"), real);
    Files.createSymbolicLink(priv.resolve("loop"), folder);

    assertThat(FolderFiles.of(folder).files()).containsExactly(real);
  }

  @Test
  void followsALinkToAFolderElsewhere() throws Exception {
    Path priv = Files.createDirectories(folder.resolve("priv"));
    Files.writeString(priv.resolve("x.so"), "x");
    Path app = Files.createDirectories(folder.resolve("_build/default/lib/x"));
    Path link = Files.createSymbolicLink(app.resolve("priv"), Path.of("../../../../priv"));

    assertThat(FolderFiles.of(folder.resolve("_build")).files())
        .containsExactly(link.resolve("x.so"));
  }

  @Test
  void saysWhichLinkLeadsNowhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("gone.so"), Path.of("nowhere"));

    assertThat(FolderFiles.of(folder).skipped()).containsOnlyKeys(link);
    assertThat(FolderFiles.of(folder).files()).isEmpty();
  }
}
