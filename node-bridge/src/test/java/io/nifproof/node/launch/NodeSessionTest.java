package io.nifproof.node.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.HostRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class NodeSessionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void bootsANodeAndCallsIntoIt() throws IOException {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = boot(session)) {
      Reply reply = node.call("erlang", "abs", TIMEOUT, new OtpErlangLong(-7));

      assertThat(reply).isEqualTo(new Reply.Answer(new OtpErlangLong(7)));
    }
  }

  @Test
  void bootsNodesSideBySide() throws IOException {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode one = boot(session);
        ErlangNode two = boot(session)) {
      assertThat(one.call("erlang", "node", TIMEOUT))
          .isEqualTo(new Reply.Answer(new OtpErlangAtom(one.name())));
      assertThat(two.call("erlang", "node", TIMEOUT))
          .isEqualTo(new Reply.Answer(new OtpErlangAtom(two.name())));
    }
  }

  @Test
  void keepsTheExitStatusOfANodeThatHalts() throws IOException {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = boot(session)) {
      Reply reply = node.call("erlang", "halt", TIMEOUT, new OtpErlangLong(3));

      assertThat(reply).isEqualTo(new Reply.Down(new ExitStatus(3)));
    }
  }

  @Test
  void namesTheSignalThatKilledANode() throws IOException {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = boot(session)) {
      Reply unused = os(node, "kill -SEGV " + node.pid());
      Reply reply = node.awaitEnd(TIMEOUT);

      assertThat(reply).isInstanceOf(Reply.Down.class);
      assertThat(((Reply.Down) reply).status().signal()).contains(Signal.SEGV);
      assertThat(((Reply.Down) reply).status()).hasToString("SIGSEGV (exit status 139)");
    }
  }

  @Test
  void timesOutOnACallThatDoesNotReturn() throws IOException {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = boot(session)) {
      Duration short_ = Duration.ofMillis(200);

      Reply reply = node.call("timer", "sleep", short_, new OtpErlangAtom("infinity"));

      assertThat(reply).isEqualTo(new Reply.TimedOut(short_));
      assertThat(node.call("erlang", "abs", TIMEOUT, new OtpErlangLong(-1)))
          .isEqualTo(new Reply.Answer(new OtpErlangLong(1)));
    }
  }

  @Test
  void killsAProcessThatLeftItsGroupAndSession() throws IOException {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = boot(session)) {
      // Until it has become sleep: seen before, it would still be called setsid.
      Reply started =
          os(
              node,
              "setsid sleep 4242 >/dev/null 2>&1 &"
                  + " until [ \"$(cat /proc/$!/comm)\" = sleep ]; do :; done; echo started");
      assertThat(started).isEqualTo(new Reply.Answer(new OtpErlangString("started\n")));

      List<LeftBehind> left = node.end();

      assertThat(left).extracting(LeftBehind::command).contains("sleep 4242");
      assertThat(left)
          .allSatisfy(
              process -> assertThat(gone(process.pid())).as("%s is gone", process).isTrue());
    }
  }

  @Test
  void endsANodeFromAnotherThreadWhileACallWaits() throws Exception {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = boot(session)) {
      CompletableFuture<Reply> waiting =
          CompletableFuture.supplyAsync(
              () -> node.call("timer", "sleep", TIMEOUT, new OtpErlangAtom("infinity")));

      assertThat(node.end()).isEmpty();

      assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(new Reply.Down(new ExitStatus(137)));
    }
  }

  @Test
  void keepsTheCookieInAFileOnlyTheOwnerCanRead() throws IOException {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = boot(session)) {
      Path file = node.folder().resolve(".erlang.cookie");

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      String commandLine = Files.readString(Path.of("/proc/" + node.pid() + "/cmdline"));
      assertThat(commandLine).contains("beam.smp").doesNotContain(Files.readString(file));
    }
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode node = boot(session)) {
      assertThat(listening(node.pid())).isNotEmpty().allMatch(NodeSessionTest::isLoopback);
      assertThat(listening(ProcessHandle.current().pid()))
          .as("this JVM, with a connection to a node")
          .allMatch(NodeSessionTest::isLoopback);
    }
  }

  @Test
  void reportsTheWordsOfAVmThatDoesNotBoot() throws IOException {
    NodeOptions broken =
        new NodeOptions(Optional.empty(), TIMEOUT, 4L << 30, List.of("-nosuchflag"), Map.of());
    try (NodeSession session = NodeSession.open(folder)) {
      BootResult result = session.boot(HostRuntime.get(), broken);

      assertThat(result).isInstanceOf(BootResult.NotBooted.class);
      assertThat(((BootResult.NotBooted) result).words()).startsWith("bad -n option osuchflag");
      assertThat(((BootResult.NotBooted) result).status()).isPresent();
    }
  }

  @Test
  void endsANodeThatDoesNotBootInTime() throws IOException {
    NodeOptions hasty =
        new NodeOptions(Optional.empty(), Duration.ofMillis(1), 4L << 30, List.of(), Map.of());
    try (NodeSession session = NodeSession.open(folder)) {
      BootResult result = session.boot(HostRuntime.get(), hasty);

      assertThat(result).isInstanceOf(BootResult.NotBooted.class);
      assertThat(((BootResult.NotBooted) result).reason()).contains("did not finish booting");
    }
  }

  @Test
  void startsNoProcessForInputAndOutputWhenNoneIsWanted() throws IOException {
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode with = boot(session);
        ErlangNode without = boot(session, HostRuntime.get(), NodeOptions.DEFAULT.withoutUser())) {
      OtpErlangAtom user = new OtpErlangAtom("user");
      assertThat(registered(with)).contains(user);
      assertThat(registered(without)).contains(new OtpErlangAtom("init")).doesNotContain(user);
      // Nor the program that resolves names.
      Reply loaded = without.call("erlang", "module_loaded", TIMEOUT, atom("inet_gethost_native"));
      assertThat(loaded).isEqualTo(new Reply.Answer(atom("false")));
    }
  }

  @Test
  void startsWithTheRuntimesOwnBootFileWhereOursDoesNotWork() throws Exception {
    ErlangRuntime picky = PickyRuntime.in(folder);
    try (NodeSession session = NodeSession.open(folder);
        ErlangNode first = boot(session, picky, NodeOptions.DEFAULT);
        ErlangNode second = boot(session, picky, NodeOptions.DEFAULT)) {
      for (ErlangNode node : List.of(first, second)) {
        String commandLine = Files.readString(Path.of("/proc/" + node.pid() + "/cmdline"));
        assertThat(commandLine).contains("-boot\0no_dot_erlang\0");
      }
      assertThat(first.name()).as("the second try of the first").startsWith("nifproof2-");
      assertThat(second.name()).as("tried once").startsWith("nifproof3-");
    }
  }

  private static OtpErlangAtom atom(String name) {
    return new OtpErlangAtom(name);
  }

  private static List<OtpErlangObject> registered(ErlangNode node) {
    Reply reply = node.call("erlang", "registered", TIMEOUT);
    return List.of(((OtpErlangList) ((Reply.Answer) reply).term()).elements());
  }

  private static ErlangNode boot(NodeSession session) {
    return boot(session, HostRuntime.get(), NodeOptions.DEFAULT);
  }

  private static ErlangNode boot(NodeSession session, ErlangRuntime runtime, NodeOptions options) {
    BootResult result = session.boot(runtime, options);
    assertThat(result).as("%s", result).isInstanceOf(BootResult.Booted.class);
    return ((BootResult.Booted) result).node();
  }

  private static Reply os(ErlangNode node, String command) {
    return node.call("os", "cmd", TIMEOUT, new OtpErlangString(command));
  }

  private static boolean gone(long pid) {
    for (int i = 0; i < 100; i++) {
      if (ProcessHandle.of(pid).isEmpty()) {
        return true;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return false;
  }

  /** The addresses that a process listens on, as the kernel writes them. */
  private static List<String> listening(long pid) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table)).stream()
          .map(String::strip)
          .filter(line -> line.matches("\\d+: \\S+ \\S+ 0A .*")) // 0A is LISTEN
          .filter(line -> owns(pid, line.split("\\s+")[9]))
          .map(line -> line.split("\\s+")[1].split(":")[0])
          .forEach(addresses::add);
    }
    return addresses;
  }

  /** 127.0.0.1, as IPv4 or mapped into IPv6, in the kernel's byte order. */
  private static boolean isLoopback(String address) {
    return address.equals("0100007F") || address.equals("0000000000000000FFFF00000100007F");
  }

  private static boolean owns(long pid, String inode) {
    try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return descriptors.anyMatch(fd -> target(fd).equals("socket:[" + inode + "]"));
    } catch (IOException e) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
