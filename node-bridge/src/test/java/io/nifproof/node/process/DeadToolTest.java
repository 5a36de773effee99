package io.nifproof.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a command when the tool that waits for it is gone. */
final class DeadToolTest {
  @TempDir private Path folder;

  @Test
  void aToolThatIsKilledTakesItsCommandsAlong() throws Exception {
    Process tool = tool();
    long child = begun();
    tool.destroyForcibly();

    assertThat(Processes.endsSoon(child)).isTrue();
  }

  @Test
  void aToolThatIsAskedToEndDoesSoToo() throws Exception {
    Process tool = tool();
    long child = begun();
    tool.destroy();

    assertThat(tool.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Processes.endsSoon(child)).isTrue();
  }

  private Process tool() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classPath, Tool.class.getName(), folder.toString())
        .inheritIO()
        .start();
  }

  private long begun() throws Exception {
    Path pid = folder.resolve("pid");
    for (int i = 0; i < 400 && !Files.exists(pid); i++) {
      Thread.sleep(50);
    }
    return Long.parseLong(Files.readString(pid).strip());
  }

  /** Runs a command for ever, of which a part has left its group. */
  static final class Tool {
    public static void main(String[] arguments) throws Exception {
      String script = "setsid sleep 300 & echo $! > .pid; mv .pid pid; wait";
      Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin");
      Command command =
          Command.of(List.of("/bin/sh", "-c", script), environment, Path.of(arguments[0]));
      CommandEnd unused = command.run(Duration.ofMinutes(5));
    }
  }
}
