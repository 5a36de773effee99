package io.nifproof.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir private Path folder;

  @Test
  void keepsBothStreamsInOrderAndTheStatus() throws Exception {
    List<String> live = new ArrayList<>();
    CommandEnd end = sh("echo out; echo err >&2; printf last; exit 3").telling(live::add).run(LONG);

    assertThat(end.status()).isEqualTo(3);
    assertThat(end.overdue()).isFalse();
    assertThat(end.ok()).isFalse();
    assertThat(end.output()).isEqualTo("out\nerr\nlast");
    assertThat(end.last(2)).containsExactly("err", "last");
    assertThat(live).containsExactly("out", "err", "last");
  }

  @Test
  void leavesTheErrorsOutWhereOnlyTheOutputIsAskedFor() throws Exception {
    CommandEnd end = sh("echo out; echo err >&2").withoutErrors().run(LONG);

    assertThat(end.output()).isEqualTo("out\n");
  }

  @Test
  void aSignalIsKeptInTheStatus() throws Exception {
    assertThat(sh("kill -SEGV $$").run(LONG).status()).isEqualTo(139);
  }

  @Test
  void inheritsNothingButTheMarkOfThisCommand() throws Exception {
    Command command = Command.of(List.of("/usr/bin/env"), Map.of("WORD", "a b"), folder);

    assertThat(command.run(LONG).lines())
        .hasSize(2)
        .contains("WORD=a b")
        .anyMatch(line -> line.matches("NIFPROOF_COMMAND=[0-9a-f]+-[0-9]+"));
  }

  @Test
  void readsNothingUnlessItIsGivenAFile() throws Exception {
    assertThat(sh("cat").run(LONG).output()).isEmpty();

    Path input = Files.writeString(folder.resolve("input"), "words\n");
    assertThat(sh("cat").reading(input).run(LONG).output()).isEqualTo("words\n");
  }

  @Test
  void leadsAGroupAndASessionOfItsOwn() throws Exception {
    String[] own = sh("cut -d' ' -f5,6 /proc/$$/stat; echo $$").run(LONG).output().split("\\s+");

    assertThat(own[0]).as("its group").isEqualTo(own[2]);
    assertThat(own[1]).as("its session").isEqualTo(own[2]);
  }

  @Test
  void theDeadlineEndsTheDriverAndWhatItStarted() throws Exception {
    String grandchild = "sh -c 'sleep 300 & echo $! > pid; echo begun; wait'";
    CommandEnd end = sh(grandchild + "; echo after").run(SHORT);

    assertThat(end.overdue()).isTrue();
    assertThat(end.output()).isEqualTo("begun\n");
    assertThat(end.took()).isLessThan(Duration.ofSeconds(4));
    assertThat(endsSoon(pid())).as("the grandchild ends").isTrue();
  }

  @Test
  void theDeadlineEndsWhatLeftTheGroupToo() throws Exception {
    CommandEnd end = sh("setsid sleep 300 & echo $! > pid; wait").run(SHORT);

    assertThat(end.overdue()).isTrue();
    assertThat(endsSoon(pid())).isTrue();
  }

  @Test
  void whatIsAskedToEndMayTidyUpFirst() throws Exception {
    CommandEnd end = sh("trap 'echo tidied; exit 7' TERM; sleep 300 & wait").run(SHORT);

    assertThat(end.overdue()).isTrue();
    assertThat(end.status()).isEqualTo(7);
    assertThat(end.output()).isEqualTo("tidied\n");
  }

  @Test
  void whatDoesNotHearIsKilled() throws Exception {
    CommandEnd end = sh("trap '' TERM; echo $$ > pid; while :; do sleep 0.1; done").run(SHORT);

    assertThat(end.overdue()).isTrue();
    assertThat(end.status()).isEqualTo(137);
    assertThat(end.took()).isLessThan(Duration.ofSeconds(4));
    assertThat(endsSoon(pid())).isTrue();
  }

  @Test
  void anInterruptEndsAllOfIt() throws Exception {
    Thread caller = Thread.currentThread();
    Thread interrupter = new Thread(() -> interruptOnceBegun(caller));
    interrupter.start();

    assertThatThrownBy(() -> sh("sleep 300 & echo $! > .pid; mv .pid pid; wait").run(LONG))
        .isInstanceOf(InterruptedException.class);
    interrupter.join();
    assertThat(endsSoon(pid())).isTrue();
  }

  private void interruptOnceBegun(Thread caller) {
    while (!Files.exists(folder.resolve("pid"))) {
      Thread.onSpinWait();
    }
    caller.interrupt();
  }

  @Test
  void whatStaysInTheGroupEndsWithIt() throws Exception {
    CommandEnd end = sh("sleep 300 & echo $! > pid").run(LONG);

    assertThat(end.ok()).isTrue();
    assertThat(endsSoon(pid())).isTrue();
  }

  @Test
  void aServerThatWentAwayStaysUnlessNothingMayStay() throws Exception {
    String server = "setsid sleep 300 >/dev/null 2>&1 & echo $! > pid; sleep 0.3";
    CommandEnd end = sh(server).run(LONG);
    long stays = pid();
    assertThat(end.ok()).isTrue();
    assertThat(ProcessHandle.of(stays)).isPresent();
    ProcessHandle.of(stays).ifPresent(ProcessHandle::destroyForcibly);

    assertThat(sh(server).leavingNothing().run(LONG).ok()).isTrue();
    assertThat(pid()).isNotEqualTo(stays);
    assertThat(endsSoon(pid())).isTrue();
  }

  @Test
  void aFloodOnBothStreamsIsTakenAndBounded() throws Exception {
    String flood = "yes out | head -c 5000000 & yes err | head -c 5000000 >&2; wait";
    CommandEnd end = sh("echo first; " + flood + "; echo last").run(LONG);

    assertThat(end.ok()).isTrue();
    assertThat(end.truncated()).isTrue();
    assertThat(end.output())
        .hasSizeLessThan((1 << 20) + 100)
        .startsWith("first\n")
        .contains(" bytes were not kept …]\n")
        .endsWith("\nlast\n");
  }

  @Test
  void keepsAsMuchAsItIsToldTo() throws Exception {
    CommandEnd end = sh("echo one; echo two").keeping(4).run(LONG);

    assertThat(end.truncated()).isTrue();
    assertThat(end.output()).startsWith("one\n").contains("4 bytes were not kept");
  }

  @Test
  void namesTheProgramThatIsMissing() {
    assertThatThrownBy(() -> run("no-such-cc"))
        .isInstanceOf(NotStartedException.class)
        .hasMessage("there is no program `no-such-cc` on PATH");
    assertThatThrownBy(() -> run("/no/such/cc"))
        .isInstanceOf(NotStartedException.class)
        .hasMessage("there is no program `/no/such/cc`");
  }

  @Test
  void namesTheFileThatIsNoProgram() throws Exception {
    Files.writeString(folder.resolve("words"), "words");
    assertThatThrownBy(() -> run("./words"))
        .isInstanceOf(NotStartedException.class)
        .hasMessage("`./words` is no program, or may not be run");

    Path foreign = Files.writeString(folder.resolve("foreign"), "#!/no/such/interpreter\n");
    Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatThrownBy(() -> run("./foreign"))
        .isInstanceOf(NotStartedException.class)
        .hasMessageContaining("./foreign");
  }

  @Test
  void namesTheFolderThatIsMissing() {
    Path missing = folder.resolve("missing");
    Command command = Command.of(List.of("/bin/true"), Map.of(), missing);

    assertThatThrownBy(() -> command.run(LONG))
        .isInstanceOf(NotStartedException.class)
        .hasMessageContaining(missing.toString());
  }

  private CommandEnd run(String program) throws Exception {
    return Command.of(List.of(program), Map.of("PATH", "/usr/bin:/bin"), folder).run(LONG);
  }

  private Command sh(String script) {
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin");
    return Command.of(List.of("/bin/sh", "-c", script), environment, folder);
  }

  private long pid() throws Exception {
    return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
  }

  private static boolean endsSoon(long pid) throws Exception {
    return Processes.endsSoon(pid);
  }
}
