package io.nifproof.node.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ErlProgramTest {
  @TempDir private Path temp;
  private Path root;

  @BeforeEach
  void installs() throws IOException {
    root = FakeOtp.at(temp.toRealPath().resolve("otp"));
  }

  @Test
  void followsALinkIntoTheRoot() throws IOException {
    FakeOtp.script(root.resolve("bin/erl"), "exec erlexec");
    Files.createDirectories(temp.resolve("bin"));
    Path link = Files.createSymbolicLink(temp.resolve("bin/erl"), Path.of("../otp/bin/erl"));

    assertThat(ErlProgram.rootOf(link)).contains(root);
  }

  @Test
  void readsTheRootOutOfTheScript() throws IOException {
    Path erl = FakeOtp.script(temp.resolve("bin/erl"), "ROOTDIR=\"" + root + "\"\nexec x");

    assertThat(ErlProgram.rootOf(erl)).contains(root);
  }

  @Test
  void followsAWrapperToTheNextOne() throws IOException {
    FakeOtp.script(root.resolve("bin/.erl-wrapped"), "exec erlexec");
    Path erl =
        FakeOtp.script(
            temp.resolve("profile/bin/erl"),
            "export LANG=C\nexec -a \"$0\" \"" + root.resolve("bin/.erl-wrapped") + "\" \"$@\"");

    assertThat(ErlProgram.rootOf(erl)).contains(root);
  }

  @Test
  void aShimTellsNothing() throws IOException {
    Path shim = FakeOtp.script(temp.resolve("shims/erl"), "exec asdf exec \"erl\" \"$@\"");

    assertThat(ErlProgram.rootOf(shim)).isEmpty();
  }

  @Test
  void wrappersThatNameEachOtherEnd() throws IOException {
    Path one = temp.resolve("one/erl");
    Path two = FakeOtp.script(temp.resolve("two/erl"), "exec " + one);
    FakeOtp.script(one, "exec " + two);

    assertThat(ErlProgram.rootOf(one)).isEmpty();
  }
}
