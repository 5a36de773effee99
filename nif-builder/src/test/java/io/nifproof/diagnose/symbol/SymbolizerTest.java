package io.nifproof.diagnose.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SymbolizerTest {
  private static final List<Long> ADDRESSES = List.of(0x10L);

  @TempDir private Path folder;

  @Test
  void aProgramThatHangsWithItsOutputOpenCostsItsDeadlineOnce() throws Exception {
    Symbolizer symbolizer = fake("echo 0x10; echo late >>\"$0.calls\"; sleep 300 & sleep 300");
    Path file = Files.writeString(folder.resolve("file"), "");

    long start = System.nanoTime();
    assertThat(symbolizer.places(file, ADDRESSES).values()).allMatch(List::isEmpty);
    assertThat(symbolizer.places(file, ADDRESSES).values()).allMatch(List::isEmpty);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(18));
    assertThat(folder.resolve("llvm-symbolizer.calls")).content().isEqualTo("late\n");
  }

  @Test
  void aProgramThatFloodsOrFailsIsNotBelieved() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(fake("yes 0x10 | head -c 40000000").places(file, ADDRESSES).values())
        .allMatch(List::isEmpty);
    assertThat(fake("printf '0x10\\nf\\nf.c:1\\n'; exit 1").places(file, ADDRESSES).values())
        .allMatch(List::isEmpty);
  }

  @Test
  void aProgramThatComplainsAsItAnswersIsBelieved() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Symbolizer symbolizer =
        fake("yes complaint | head -c 1000000 >&2; printf '0x10\\nf\\n/src/f.c:7\\n'");

    assertThat(symbolizer.places(file, ADDRESSES))
        .isEqualTo(
            Map.of(0x10L, List.of(new SourcePlace(Optional.of("f"), Optional.of("f.c"), 7))));
  }

  private Symbolizer fake(String script) throws Exception {
    Path program = folder.resolve("llvm-symbolizer");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Symbolizer.of(Map.of("PATH", folder + ":/usr/bin:/bin"));
  }
}
