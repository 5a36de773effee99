package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.nifproof.abi.TableAsker;
import io.nifproof.audit.platform.Target;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.identity.FileIdentity;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.node.Arch;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.samples.DebianNif;
import io.nifproof.samples.HostileLibrary;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged files, through every layer and all rules: nothing but the typed exception, and no file
 * takes long or much memory.
 */
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
  private static final long LIMIT_BYTES = 64 << 20;
  private static final ThreadMXBean METER = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir static Path folder;
  private static final List<byte[]> ORIGINALS = new ArrayList<>();
  private static Target target;
  private static BeamFile module;

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
    for (DebianNif each : DebianNif.of("trixie", Arch.host())) {
      if (each.file().endsWith("fxml_stream.so")) {
        ORIGINALS.add(Files.readAllBytes(each.file()));
        module = BeamFile.parse(Files.readAllBytes(each.beam().orElseThrow()));
      }
    }
    ORIGINALS.add(Files.readAllBytes(Path.of("/usr/lib/x86_64-linux-gnu/libm.so.6")));
    Target policy = AuditSettings.NONE.allPolicies().get("rhel-8").target(Optional.of(Arch.host()));
    target = Target.of(TestRuntimes.ready("host")).or(policy);
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

  @ParameterizedTest
  @EnumSource(HostileLibrary.class)
  void judgesFilesMadeToBeSlow(HostileLibrary library) throws Exception {
    byte[] file = library.bytes();
    for (int i = 0; i < 10; i++) {
      audit(file); // the compiler's turn
    }

    Cost cost = cheapest(file, 5);

    System.out.println(library + ": " + file.length + " bytes, " + cost);
    assertThat(cost.nanos()).isLessThan(4 * LIMIT_NANOS);
    assertThat(cost.bytes()).isLessThan(4 * LIMIT_BYTES);
    assertThat(audit(file).findings()).isNotEmpty();
  }

  private static void damage(int files, long seed) {
    System.out.println("seed of the damaged files: " + seed);
    int readable = 0;
    Cost worst = new Cost(0, 0);
    for (int i = 0; i < files; i++) {
      byte[] file = damaged(new Random(seed + i));
      try {
        Cost cost = cost(file);
        cost = cost.nanos() > LIMIT_NANOS ? cheapest(file, 3) : cost;
        assertThat(cost.nanos()).as("nanoseconds, seed %s", seed + i).isLessThan(LIMIT_NANOS);
        assertThat(cost.bytes()).as("bytes, seed %s", seed + i).isLessThan(LIMIT_BYTES);
        worst = worst.max(cost);
        readable++;
      } catch (ElfFormatException e) {
        assertThat(e.reason()).isNotBlank();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("the file with seed " + (seed + i), e);
      }
    }
    System.out.println("the worst of " + readable + " readable: " + worst);
    assertThat(readable).as("files that were read in spite of it").isGreaterThan(files / 10);
  }

  /** What an audit took of the processor and of the heap. */
  private record Cost(long nanos, long bytes) {
    Cost max(Cost other) {
      return new Cost(Math.max(nanos, other.nanos), Math.max(bytes, other.bytes));
    }

    @Override
    public String toString() {
      return nanos / 1000 + " µs, " + bytes / 1024 + " KiB allocated";
    }
  }

  /** The JVM's own work, such as compiling, is counted too: of several the least is the file's. */
  private static Cost cheapest(byte[] file, int times) throws ElfFormatException {
    Cost least = cost(file);
    for (int i = 1; i < times; i++) {
      Cost again = cost(file);
      least = again.nanos() < least.nanos() ? again : least;
    }
    return least;
  }

  private static Cost cost(byte[] file) throws ElfFormatException {
    long self = Thread.currentThread().getId();
    long bytes = METER.getThreadAllocatedBytes(self);
    long start = METER.getCurrentThreadCpuTime();
    audit(file);
    return new Cost(
        METER.getCurrentThreadCpuTime() - start, METER.getThreadAllocatedBytes(self) - bytes);
  }

  private static LibraryAudit audit(byte[] file) throws ElfFormatException {
    FileIdentity elf = new FileIdentity.Elf(ElfFile.of(ByteBuffer.wrap(file)));
    return Audit.of(
        folder.resolve("damaged.so"),
        elf,
        target,
        Optional.of(module),
        TableAsker.NEVER,
        List.of());
  }

  /** Most damage goes where the structures are: the start, and the tables near the end. */
  private static byte[] damaged(Random random) {
    byte[] original = ORIGINALS.get(random.nextInt(100) == 0 ? 5 : random.nextInt(5));
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
