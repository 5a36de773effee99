package io.nifproof.node.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TreesTest {
  @TempDir private Path folder;

  @AfterEach
  void openAgain() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"---------", "r--------", "-w-------", "--x------", "rw-------", "r-x------"})
  void removesFoldersThatForbidIt(String rights) throws Exception {
    Path tree = folder.resolve("tree");
    Path inner = Files.createDirectories(tree.resolve("outer/inner"));
    Files.writeString(inner.resolve("file"), "");
    Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString(rights));
    Files.setPosixFilePermissions(inner.getParent(), PosixFilePermissions.fromString(rights));
    Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString(rights));

    assertThat(Trees.remove(tree)).isTrue();
    assertThat(tree).doesNotExist();
  }

  @Test
  void removesLinksAndLeavesAloneWhereTheyLead() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path kept = Files.writeString(elsewhere.resolve("kept"), "");
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), elsewhere);
    Files.createSymbolicLink(tree.resolve("loop"), tree);
    Files.createSymbolicLink(tree.resolve("broken"), folder.resolve("nowhere"));

    assertThat(Trees.remove(tree)).isTrue();
    assertThat(tree).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void removesALinkInTheTreesPlace() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);

    assertThat(Trees.remove(link)).isTrue();
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(elsewhere).exists();
  }

  @Test
  void doesNothingWhereNothingIs() {
    assertThat(Trees.remove(folder.resolve("nothing"))).isTrue();
  }

  @Test
  void saysThatSomethingStaysAndRemovesTheRest() {
    Path tree = Path.of("/proc/self/fdinfo");

    assertThat(Trees.remove(tree)).as("nobody may remove `%s`", tree).isFalse();
    assertThat(tree).exists();
  }
}
