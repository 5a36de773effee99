package io.nifproof.node.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangString;
import io.nifproof.node.Arch;
import io.nifproof.node.HostRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.Checksum;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.launch.Reply;
import io.nifproof.node.launch.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TrapCompilerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path folder;

  private Trap trap(String... compiler) throws InterruptedException {
    return new TrapCompiler(new NifproofHome(folder.resolve("cache")))
        .trap(Arch.host(), Optional.of(List.of(compiler)), "test");
  }

  @Test
  void compilesOnceWithoutAWarning() throws Exception {
    Trap first = trap("gcc", "-Werror");
    Trap second = trap("gcc", "-Werror");

    assertThat(first).isInstanceOf(Trap.Ready.class).isEqualTo(second);
    try (var files = Files.list(folder.resolve("cache/traps"))) {
      assertThat(files).containsExactly(((Trap.Ready) first).library());
    }
  }

  @Test
  void makesAgainWhatSomethingElseChangedAndSaysSo() throws Exception {
    Trap.Ready first = (Trap.Ready) trap("gcc");
    Files.writeString(first.library(), "something else");

    assertThatThrownBy(() -> first.in(NodeOptions.DEFAULT))
        .hasMessageContaining("is not what was compiled any more");
    Trap.Ready second = (Trap.Ready) trap("gcc");
    assertThat(second.replaced()).isTrue();
    assertThat(Checksum.SHA256.of(second.library())).isEqualTo(second.sha256());
    assertThat(trap("gcc")).isEqualTo(new Trap.Ready(second.library(), second.sha256(), false));
  }

  @Test
  void saysWhyItIsBlindWithoutACompiler() throws Exception {
    Trap none = new TrapCompiler(new NifproofHome(folder)).trap(Arch.ARM64, Optional.empty(), "");

    assertThat(((Trap.Blind) none).reason()).contains("arm64");
    assertThat(((Trap.Blind) trap("false")).reason()).contains("false");
    assertThat(((Trap.Blind) trap("/no/such/compiler")).reason()).contains("/no/such/compiler");
    assertThat(none.in(NodeOptions.DEFAULT)).isEqualTo(NodeOptions.DEFAULT);
  }

  @Test
  void leavesTheExitStatusAndTheChildrenAsTheyAre() throws Exception {
    NodeOptions options = trap("gcc").in(NodeOptions.DEFAULT);
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = ((BootResult.Booted) session.boot(HostRuntime.get(), options)).node()) {
      Reply child = node.call("os", "cmd", TIMEOUT, new OtpErlangString("env"));
      assertThat(child.toString()).contains("HOME=").doesNotContain("LD_PRELOAD", "NIFPROOF_TRAP");
      assertThat(Trap.report(node).orElseThrow().crash()).isEmpty();

      Reply halt = node.call("erlang", "halt", TIMEOUT, new OtpErlangAtom("abort"));
      assertThat(halt).isEqualTo(new Reply.Down(new ExitStatus(134)));
      CrashReport crash = Trap.report(node).orElseThrow().crash().orElseThrow();
      assertThat(crash.signal()).isEqualTo(new Signal(6));
      assertThat(crash.where().phase()).isEmpty();
      assertThat(crash.frames()).isNotEmpty();
    }
  }

  @Test
  void everyThreadSaysWhereItStands() throws Exception {
    NodeOptions options = trap("gcc").in(NodeOptions.DEFAULT);
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = ((BootResult.Booted) session.boot(HostRuntime.get(), options)).node()) {
      Trap.dumpThreads(node);

      assertThat(Trap.report(node).orElseThrow().threads())
          .hasSizeGreaterThan(4)
          .allSatisfy(thread -> assertThat(thread.frames()).isNotEmpty());
      assertThat(node.call("erlang", "node", TIMEOUT)).isInstanceOf(Reply.Answer.class);
    }
  }

  @Test
  void dumpsNothingOfANodeWithoutATrap() throws Exception {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node =
            ((BootResult.Booted) session.boot(HostRuntime.get(), NodeOptions.DEFAULT)).node()) {
      Trap.dumpThreads(node);

      assertThat(Trap.report(node)).isEmpty();
      assertThat(node.call("erlang", "node", TIMEOUT)).isInstanceOf(Reply.Answer.class);
    }
  }
}
