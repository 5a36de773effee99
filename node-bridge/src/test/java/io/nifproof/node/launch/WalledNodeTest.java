package io.nifproof.node.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangString;
import io.nifproof.node.HostRuntime;
import io.nifproof.node.wall.Wall;
import io.nifproof.node.wall.WallLimits;
import io.nifproof.node.wall.WallOpenings;
import io.nifproof.node.wall.WallProbe;
import io.nifproof.node.wall.WallSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nodes behind a wall can do, and what they cannot. */
final class WalledNodeTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static Wall wall;

  @TempDir Path folder;

  @BeforeAll
  static void build() throws InterruptedException {
    wall = new WallProbe(System.getenv()).wall();
    String why = wall instanceof Wall.None none ? none.reason() : "";
    assumeTrue(wall instanceof Wall.Bubblewrap, "no wall can be built here: " + why);
  }

  @Test
  void aNodeIsReachedThroughItsWallAndListensNowhereElse() throws IOException {
    try (NodeSession session = open(WallOpenings.NONE);
        ErlangNode node = boot(session)) {
      Reply reply = node.call("erlang", "abs", TIMEOUT, new OtpErlangLong(-7));

      assertThat(reply).isEqualTo(new Reply.Answer(new OtpErlangLong(7)));
      String commandLine = Files.readString(Path.of("/proc/" + node.pid() + "/cmdline"));
      assertThat(commandLine).contains("beam.smp").contains(node.name());
      assertThat(space(node.pid(), "net"))
          .isNotEqualTo(space(ProcessHandle.current().pid(), "net"));
    }
  }

  @Test
  void onlyItsOwnFolderCanBeWrittenAndNothingOfTheUserIsThere() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "of the user");
    try (NodeSession session = open(WallOpenings.NONE);
        ErlangNode node = boot(session)) {
      assertThat(os(node, "cat " + secret)).contains("No such file");
      assertThat(os(node, "echo x > " + node.folder() + "/own && cat " + node.folder() + "/own"))
          .isEqualTo("x\n");
      for (String place : List.of("/usr", "/etc", "/run", "", "/opt", "/proc/sys/kernel")) {
        assertThat(os(node, "echo x > " + place + "/intruder")).as(place).contains("cannot create");
      }
      assertThat(os(node, "echo x > " + folder + "/intruder")).isEmpty(); // in a /tmp of its own
      assertThat(folder.resolve("intruder")).doesNotExist();
      assertThat(os(node, "mount -t tmpfs none /mnt 2>&1; mount -o remount,rw / 2>&1"))
          .isNotEmpty();
      assertThat(os(node, "ls -A /tmp /run /home /root 2>/dev/null")).doesNotContain("secret");
      assertThat(os(node, "grep CapEff /proc/self/status")).contains("0000000000000000");
      assertThat(os(node, "unshare -U true 2>&1")).contains("not permitted");
      assertThat(os(node, "ls /proc | grep -c '^[0-9]'").strip().length()).isLessThan(3);
    }
  }

  @Test
  void whatTheProjectOpensIsOpen() throws IOException {
    Path read = Files.createDirectory(folder.resolve("read"));
    Path write = Files.createDirectory(folder.resolve("write"));
    Files.writeString(read.resolve("data"), "data");
    WallOpenings openings = new WallOpenings(true, true, List.of(read), List.of(write));
    try (NodeSession session = open(openings);
        ErlangNode node = boot(session)) {
      assertThat(os(node, "cat " + read + "/data")).isEqualTo("data");
      assertThat(os(node, "echo x > " + read + "/data")).contains("Read-only");
      assertThat(os(node, "echo x > " + write + "/data")).isEmpty();
      assertThat(space(node.pid(), "net")).isEqualTo(space(ProcessHandle.current().pid(), "net"));
    }
    assertThat(write.resolve("data")).hasContent("x\n");
  }

  @Test
  void everythingEndsWithTheNodeWhateverItDid() throws IOException {
    try (NodeSession session = open(WallOpenings.NONE);
        ErlangNode node = boot(session)) {
      String started =
          os(
              node,
              "setsid env -i /bin/sleep 4242 >/dev/null 2>&1 &"
                  + " until [ \"$(cat /proc/$!/comm)\" = sleep ]; do :; done; echo started");
      assertThat(started).isEqualTo("started\n");
      Path space = space(node.pid(), "pid");

      List<LeftBehind> left = node.end();

      assertThat(left).extracting(LeftBehind::command).containsExactly("/bin/sleep 4242");
      assertThat(inSpace(space)).as("processes of its space").isEmpty();
    }
  }

  @Test
  void aNodeKeepsItsExitStatusAndItsLastWords() throws IOException {
    try (NodeSession session = open(WallOpenings.NONE);
        ErlangNode node = boot(session)) {
      assertThat(node.call("erlang", "halt", TIMEOUT, new OtpErlangString("last words")))
          .isInstanceOf(Reply.Down.class);
      assertThat(node.output()).contains("last words");
    }
    try (NodeSession session = open(WallOpenings.NONE);
        ErlangNode node = boot(session)) {
      assertThat(node.call("erlang", "halt", TIMEOUT, new OtpErlangLong(3)))
          .isEqualTo(new Reply.Down(new ExitStatus(3)));
    }
  }

  @Test
  void whoTakesTooMuchIsEndedAndToldTheLimit() throws IOException {
    WallLimits few = new WallLimits(0, 40, 0, 1 << 30, 1 << 20);
    WallSettings settings = new WallSettings(wall, WallOpenings.NONE, few);
    try (NodeSession session = NodeSession.open(folder, settings);
        ErlangNode node = boot(session)) {
      assertThat(os(node, "trap '' XFSZ; truncate -s 2G big 2>&1")).contains("too large");
      assertThat(os(node, "head -c 5M /dev/zero > /dev/shm/big")).contains("No space");
      Reply reply = call(node, "for i in $(seq 60); do sleep 60 & done; wait");

      assertThat(reply).isInstanceOf(Reply.Down.class);
      assertThat(node.output()).contains("processes");
    }
  }

  private static Path space(long pid, String kind) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/" + kind));
  }

  private static List<Path> inSpace(Path space) throws IOException {
    try (var processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(
              process -> {
                try {
                  return Files.readSymbolicLink(process.resolve("ns/pid")).equals(space);
                } catch (IOException gone) {
                  return false;
                }
              })
          .toList();
    }
  }

  private NodeSession open(WallOpenings openings) throws IOException {
    return NodeSession.open(folder, new WallSettings(wall, openings, WallLimits.DEFAULT));
  }

  private static ErlangNode boot(NodeSession session) {
    BootResult result = session.boot(HostRuntime.get(), NodeOptions.DEFAULT);
    assertThat(result).as("%s", result).isInstanceOf(BootResult.Booted.class);
    return ((BootResult.Booted) result).node();
  }

  /** What a shell in the node says; it is over when this returns. */
  private static String os(ErlangNode node, String command) {
    Reply reply = call(node, command);
    assertThat(reply).isInstanceOf(Reply.Answer.class);
    return ((Reply.Answer) reply).term() instanceof OtpErlangString text ? text.stringValue() : "";
  }

  private static Reply call(ErlangNode node, String command) {
    return node.call("os", "cmd", TIMEOUT, new OtpErlangString(command));
  }
}
