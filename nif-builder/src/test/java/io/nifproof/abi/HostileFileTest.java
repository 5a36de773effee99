package io.nifproof.abi;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.ElfFormatException;
import io.nifproof.samples.Samples;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files: nothing but the typed exception, and no file takes long. */
final class HostileFileTest {
  private static final long LIMIT_NANOS = 50_000_000;
  private static final long[] SHOCKING = {
    0,
    1,
    -1,
    0x7f,
    0xff,
    0xffff,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x1000,
    1L << 43,
    -8
  };
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  @TempDir static Path folder;
  private static final List<byte[]> ORIGINALS = new ArrayList<>();

  @BeforeAll
  static void compile() throws Exception {
    Samples samples = new Samples(folder);
    for (String command :
        List.of(
            "gcc -O2",
            "gcc -O0 -fstack-protector-all",
            "aarch64-linux-gnu-gcc -O0",
            "clang -O2 -fuse-ld=lld -Wl,--pack-dyn-relocs=relr")) {
      ORIGINALS.add(Files.readAllBytes(samples.library(Samples.HELLO, command.split(" "))));
    }
    ORIGINALS.add(Files.readAllBytes(Path.of("/usr/lib/x86_64-linux-gnu/libm.so.6")));
  }

  @Test
  void survivesTwentyThousandDamagedFiles() {
    damage(20_000, new Random().nextLong());
  }

  @Test
  @Tag("soak")
  void survivesTwoHundredThousandDamagedFiles() {
    damage(200_000, new Random().nextLong());
  }

  private static void damage(int files, long seed) {
    System.out.println("seed of the damaged files: " + seed);
    int readable = 0;
    for (int i = 0; i < files; i++) {
      byte[] file = damaged(new Random(seed + i));
      try {
        long nanos = nanos(file);
        for (int again = 0; again < 3 && nanos > LIMIT_NANOS; again++) {
          nanos = Math.min(nanos, nanos(file));
        }
        assertThat(nanos)
            .as("nanoseconds of the file with seed %s", seed + i)
            .isLessThan(LIMIT_NANOS);
        readable++;
      } catch (ElfFormatException e) {
        assertThat(e.reason()).isNotBlank();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("the file with seed " + (seed + i), e);
      }
    }
    assertThat(readable).as("files that were read in spite of it").isGreaterThan(files / 10);
  }

  private static long nanos(byte[] file) throws ElfFormatException {
    long start = CLOCK.getCurrentThreadCpuTime();
    NifReader.read(ElfFile.of(ByteBuffer.wrap(file))).functions();
    return CLOCK.getCurrentThreadCpuTime() - start;
  }

  /** Most damage goes where the structures are: the start, and the tables near the end. */
  private static byte[] damaged(Random random) {
    byte[] original = ORIGINALS.get(random.nextInt(100) == 0 ? 4 : random.nextInt(4));
    byte[] file = original.clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      int reach = random.nextInt(3) == 0 ? 1024 : file.length;
      int at = random.nextInt(reach - 8);
      if (random.nextBoolean()) {
        file[at] = (byte) random.nextInt();
      } else {
        long value = SHOCKING[random.nextInt(SHOCKING.length)];
        int size = 1 << random.nextInt(4);
        for (int j = 0; j < size; j++) {
          file[(at & -size) + j] = (byte) (value >>> (8 * j));
        }
      }
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
  }
}
