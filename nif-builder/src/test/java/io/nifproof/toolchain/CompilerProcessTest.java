package io.nifproof.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerProcessTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void givesStatusAndBothStreams() throws Exception {
    assertThat(run("echo out; echo err >&2; exit 3", LONG))
        .isInstanceOfSatisfying(
            CompilerEnd.Ended.class,
            ended -> {
              assertThat(ended.status()).isEqualTo(3);
              assertThat(ended.output()).contains("out\n", "err\n");
            });
  }

  @Test
  void showsTheChildNothingButTheGivenEnvironment() throws Exception {
    CompilerEnd end =
        new CompilerProcess(Map.of("MARK", "42")).run(List.of("/usr/bin/env"), folder, LONG);
    assertThat(((CompilerEnd.Ended) end).output().lines())
        .filteredOn(line -> !line.startsWith("NIFPROOF_COMMAND="))
        .containsExactly("MARK=42");
  }

  @Test
  void killsTheWholeTreeAtTheDeadline() throws Exception {
    long start = System.nanoTime();
    CompilerEnd end =
        run("sleep 60 & echo $! >pid; echo before; wait; echo after", Duration.ofMillis(400));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    assertThat(end).isEqualTo(new CompilerEnd.Overdue("before\n", Duration.ofMillis(400)));
    long child = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertThat(gone(child)).as("the child is gone").isTrue();
  }

  @Test
  void killsTheWholeTreeWhenInterrupted() throws Exception {
    Path pid = folder.resolve("pid");
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              while (!Files.exists(pid)) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            });
    interrupter.start();
    assertThatThrownBy(() -> run("sleep 60 & echo $! >.pid; mv .pid pid; wait", LONG))
        .isInstanceOf(InterruptedException.class);
    interrupter.join();
    long child = Long.parseLong(Files.readString(pid).strip());
    assertThat(gone(child)).as("the child is gone").isTrue();
  }

  @Test
  void boundsEndlessOutput() throws Exception {
    CompilerEnd end = run("head -c 3000000 /dev/zero | tr '\\0' x", LONG);
    String output = ((CompilerEnd.Ended) end).output();
    assertThat(output)
        .hasSizeLessThan((1 << 20) + 100)
        .startsWith("xxx")
        .contains("bytes were not kept")
        .endsWith("xxx");
  }

  @Test
  void saysWhatCouldNotBeStarted() throws Exception {
    assertThat(new CompilerProcess(Map.of()).run(List.of("/no/such/cc"), folder, LONG))
        .isInstanceOfSatisfying(
            CompilerEnd.NeverStarted.class, end -> assertThat(end.words()).contains("/no/such/cc"));
  }

  private CompilerEnd run(String script, Duration deadline) throws InterruptedException {
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin");
    return new CompilerProcess(environment).run(List.of("/bin/sh", "-c", script), folder, deadline);
  }

  private static boolean lives(ProcessHandle process) {
    for (int wait = 0; wait < 100 && process.isAlive(); wait++) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return process.isAlive();
  }

  private static boolean gone(long pid) {
    return ProcessHandle.of(pid).map(process -> !lives(process)).orElse(true);
  }
}
