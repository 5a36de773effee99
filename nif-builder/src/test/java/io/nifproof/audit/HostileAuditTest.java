package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are audited like any other: with findings, not with exceptions. */
final class HostileAuditTest {
  private static final int FILES = 3_000;

  @TempDir private Path folder;

  @Test
  void rulesBearWhateverTheReaderReads() throws Exception {
    byte[] good = Files.readAllBytes(new Samples(folder).library(Samples.HELLO, "gcc", "-O2"));
    Target target = AuditSettings.NONE.allPolicies().get("debian-12").target(Optional.empty());
    Path file = folder.resolve("damaged.so");
    long seed = new Random().nextLong();
    System.out.println("seed of the damaged files: " + seed);
    int asNif = 0;
    for (int i = 0; i < FILES; i++) {
      Files.write(file, damaged(good, new Random(seed + i)));
      try {
        LibraryAudit audit = Audit.of(file, target, Optional.empty());
        asNif += audit.kind().equals("nif") ? 1 : 0;
        assertThat(audit.nif().isPresent() || !audit.findings().isEmpty()).isTrue();
        assertThat(audit.findings()).hasSizeLessThan(100_000);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("the file with seed " + (seed + i), e);
      }
    }
    assertThat(asNif).as("files that were still judged as NIFs").isGreaterThan(FILES / 10);
  }

  private static byte[] damaged(byte[] original, Random random) {
    byte[] file = original.clone();
    for (int i = random.nextInt(10); i >= 0; i--) {
      int at = random.nextInt(random.nextBoolean() ? 4096 : file.length);
      file[Math.min(at, file.length - 1)] = (byte) random.nextInt();
    }
    return random.nextInt(6) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
  }
}
