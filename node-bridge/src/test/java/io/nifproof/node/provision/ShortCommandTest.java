package io.nifproof.node.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShortCommandTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path temp;

  @Test
  void keepsBothStreamsAndTheStatus() throws Exception {
    List<String> live = new ArrayList<>();
    Finished end = sh("echo out; echo err >&2; exit 3").run(LONG, live::add);

    assertThat(end).isEqualTo(new Finished(3, false, List.of("out", "err")));
    assertThat(live).containsExactly("out", "err");
  }

  @Test
  void aSignalIsKeptInTheStatus() throws Exception {
    assertThat(sh("kill -SEGV $$").run(LONG, line -> {}).exit()).isEqualTo(139);
  }

  @Test
  void inheritsNoEnvironmentAndNoInput() throws Exception {
    Finished end = sh("cat; echo home=$HOME word=$WORD").run(LONG, line -> {});

    assertThat(end.lines()).containsExactly("home= word=a b");
  }

  @Test
  void theDeadlineEndsTheWholeTree() throws Exception {
    ShortCommand command = sh("sleep 300 & echo $! > pid; echo started; wait");
    Finished end = command.run(Duration.ofSeconds(2), line -> {});

    assertThat(end.overdue()).isTrue();
    assertThat(end.ok()).isFalse();
    long child = Long.parseLong(Files.readString(temp.resolve("pid")).strip());
    assertThat(endsSoon(child)).isTrue();
  }

  @Test
  void whatTheCommandLeavesBehindEndsToo() throws Exception {
    Finished end = sh("sleep 300 & echo $! > pid").run(LONG, line -> {});

    assertThat(end.ok()).isTrue();
    assertThat(endsSoon(Long.parseLong(Files.readString(temp.resolve("pid")).strip()))).isTrue();
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    ShortCommand command =
        new ShortCommand(List.of("/bin/true"), Map.of(), temp.resolve("missing"));

    assertThatThrownBy(() -> command.run(LONG, line -> {})).isInstanceOf(IOException.class);
  }

  private ShortCommand sh(String script) {
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "WORD", "a b");
    return new ShortCommand(List.of("/bin/sh", "-c", script), environment, temp);
  }

  /** A process that was killed may still wait for its parent to notice. */
  private static boolean endsSoon(long pid) throws Exception {
    for (int i = 0; i < 100; i++) {
      Path stat = Path.of("/proc", Long.toString(pid), "stat");
      if (!Files.exists(stat) || Files.readString(stat).contains(") Z ")) {
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }
}
