package io.nifproof.node.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangString;
import io.nifproof.node.HostErlang;
import io.nifproof.node.HostRuntime;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.launch.Reply;
import io.nifproof.node.wall.NodeView;
import io.nifproof.node.wall.Wall;
import io.nifproof.node.wall.WallLimits;
import io.nifproof.node.wall.WallOpenings;
import io.nifproof.node.wall.WallProbe;
import io.nifproof.node.wall.WallSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library that means it, behind a wall: each deed of hostile.c is denied or ends its node. */
@Timeout(120)
final class HostileLibraryTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static Wall wall;
  private static Path library;

  @BeforeAll
  static void compile() throws Exception {
    wall = new WallProbe(System.getenv()).wall();
    String why = wall instanceof Wall.None none ? none.reason() : "";
    assumeTrue(wall instanceof Wall.Bubblewrap, "no wall can be built here: " + why);
    Path built = Files.createDirectory(folder.resolve("built"));
    library = built.resolve("hostile.so");
    String source = Path.of("src/test/resources/wall/hostile.c").toAbsolutePath().toString();
    String headers = HostRuntime.get().includeDir().orElseThrow().toString();
    HostErlang.run(
        built, List.of("gcc", "-shared", "-fPIC", "-w", "-I", headers, source, "-o", "hostile.so"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "write_canary", "remount", "new_namespace", "trace_guard", "kill_guard", "see_others",
        "connect_out", "connect_host", "connect_sockets", "type_into_terminal", "kernel", "devices",
        "secrets", "become_root", "replace_programs", "fill_temporary"
      })
  void cannot(String deed) throws IOException {
    Path nodes = Files.createTempDirectory(folder, "nodes");
    Path canary = Files.writeString(nodes.resolve("canary"), "sings");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket host = new ServerSocket(0, 1, loopback);
        NodeSession session = open(nodes, WallLimits.DEFAULT);
        ErlangNode node = loaded(session)) {
      Reply reply = call(node, deed, canary, host.getLocalPort());

      // The folder above the canary is an empty one of the wall's own: there it may be written.
      boolean elsewhere = deed.equals("write_canary");
      String expected = elsewhere ? "done" : "denied";
      assertThat(reply).isEqualTo(new Reply.Answer(new OtpErlangAtom(expected)));
      assertThat(canary).hasContent("sings");
      assertThat(node.call("erlang", "abs", TIMEOUT, new OtpErlangLong(-1)))
          .isEqualTo(new Reply.Answer(new OtpErlangLong(1)));
      var left = node.end();
      assertThat(left).isEmpty();
      assertThat(node.soughtNetwork()).isEqualTo(deed.matches("connect_(out|host)"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_many", "take_shared_memory"})
  void isEndedThatTakesTooMuch(String deed) throws IOException {
    WallLimits few = new WallLimits(512L << 20, 200, 0, 0, 1 << 20);
    Path nodes = Files.createTempDirectory(folder, "nodes");
    NodeOptions small =
        new NodeOptions(NodeOptions.DEFAULT.flavor(), TIMEOUT, 400L << 20, List.of(), Map.of());
    try (NodeSession session = open(nodes, few);
        ErlangNode node = loaded(session, small)) {
      Reply reply = call(node, deed, nodes, 0);
      Reply end = reply instanceof Reply.Answer ? node.awaitEnd(TIMEOUT) : reply;

      assertThat(end).isInstanceOf(Reply.Down.class);
      assertThat(node.output()).contains("nifproof: the wall ended this node");
    }
  }

  @Test
  void leavesNoDaemonBehind() throws IOException {
    Path nodes = Files.createTempDirectory(folder, "nodes");
    try (NodeSession session = open(nodes, WallLimits.DEFAULT);
        ErlangNode node = loaded(session)) {
      var unused = call(node, "daemon_without_environment", nodes, 0);

      assertThat(node.end()).anySatisfy(left -> assertThat(left.command()).isEqualTo("sleep 4242"));
    }
  }

  private static NodeSession open(Path nodes, WallLimits limits) throws IOException {
    return NodeSession.open(nodes, new WallSettings(wall, WallOpenings.NONE, limits));
  }

  private static ErlangNode loaded(NodeSession session) {
    return loaded(session, NodeOptions.DEFAULT);
  }

  private static ErlangNode loaded(NodeSession session, NodeOptions options) {
    NodeOptions seeing = options.seeing(List.of(NodeView.around(library)));
    BootResult booted = session.boot(HostRuntime.get(), seeing);
    assertThat(booted).as("%s", booted).isInstanceOf(BootResult.Booted.class);
    ErlangNode node = ((BootResult.Booted) booted).node();
    LoadReport load =
        LoadProbe.load(
            node,
            new LoadRequest(
                library,
                LoadableModule.stub("hostile", List.of()),
                false,
                new OtpErlangLong(0),
                TIMEOUT));
    assertThat(load.outcome()).as(load.output()).isInstanceOf(Outcome.Loaded.class);
    return node;
  }

  private static Reply call(ErlangNode node, String deed, Path canary, int port) {
    return node.call(
        "hostile",
        "deed",
        TIMEOUT,
        new OtpErlangAtom(deed),
        new OtpErlangString(canary.toString()),
        new OtpErlangLong(port));
  }
}
