package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FallbackTest {
  @TempDir private Path folder;

  @Test
  void ofEverySampleCompilesWithoutAWarning() throws Exception {
    StubSamples samples = StubSamples.compile(folder);
    List<String> command =
        new ArrayList<>(List.of("erlc", "+warnings_as_errors", "-o", folder.toString()));
    for (String name : samples.names()) {
      StubResult made = StubSamples.STUBS.fallback(samples.module(name), folder.resolve("src"));
      assertThat(made.written()).hasSize(1);
      command.add(made.written().get(0).toString());
    }
    Path log = folder.resolve("fallback.log");
    Process erlc =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(erlc.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(erlc.exitValue()).as(Files.readString(log)).isZero();
    assertThat(folder.resolve("src/results_fallback.erl"))
        .content()
        .contains("%% Divides, as integers do.")
        .contains("-spec divide(Dividend :: integer(), Divisor :: integer()) -> ");
  }

  @Test
  void isNeverWrittenAgain() throws Exception {
    StubSamples samples = StubSamples.compile(folder);
    Path file = Files.writeString(folder.resolve("atoms_fallback.erl"), "mine");
    StubResult again = StubSamples.STUBS.fallback(samples.module("atoms"), folder);
    assertThat(again.unchanged()).containsExactly(file);
    assertThat(file).hasContent("mine");
  }
}
