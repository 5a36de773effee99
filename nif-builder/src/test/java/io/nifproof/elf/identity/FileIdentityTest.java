package io.nifproof.elf.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileIdentityTest {
  @TempDir Path folder;

  @Test
  void namesWhatIsNoFile() {
    assertThat(FileIdentity.of(folder)).isEqualTo(new FileIdentity.Folder());
    assertThat(FileIdentity.of(folder.resolve("nothing"))).isEqualTo(new FileIdentity.Missing());
    assertThat(FileIdentity.of(Path.of("/dev/zero"))).isInstanceOf(FileIdentity.Unreadable.class);
  }

  @Test
  void doesNotWaitForAPipe() {
    Path pipe = folder.resolve("pipe");
    Samples.run(List.of("mkfifo", pipe.toString()));

    assertThat(FileIdentity.of(pipe).describe()).isEqualTo("unreadable: not a regular file");
  }

  @Test
  void namesEmptyTextArchiveAndUnknownContent() {
    assertThat(of()).isEqualTo(new FileIdentity.Empty());
    assertThat(of("GROUP ( libc.so )\nmore".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(new FileIdentity.Text("GROUP ( libc.so )"));
    assertThat(of("!<arch>\n".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(new FileIdentity.Archive());
    assertThat(of((byte) 1, (byte) 0xff)).isEqualTo(new FileIdentity.Unrecognised("01 ff"));
  }

  @Test
  void namesMachOAndItsProcessors() {
    ByteBuffer thin = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    thin.putInt(0xfeedfacf).putInt(0x0100000c);
    ByteBuffer fat = ByteBuffer.allocate(64).putInt(0xcafebabe).putInt(2).putInt(0x01000007);
    fat.putInt(28, 0x0100000c);

    assertThat(of(thin.array()).describe()).isEqualTo("Mach-O (macOS) for arm64");
    assertThat(of(fat.array()).describe()).isEqualTo("Mach-O (macOS) for x86-64 and arm64");
  }

  @Test
  void takesAJavaClassForNoMachO() {
    ByteBuffer javaClass = ByteBuffer.allocate(64).putInt(0xcafebabe).putInt(61);

    assertThat(of(javaClass.array())).isInstanceOf(FileIdentity.Unrecognised.class);
  }

  @Test
  void namesPortableExecutables() {
    ByteBuffer pe = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    pe.put((byte) 'M').put((byte) 'Z').putInt(60, 64).putShort(68, (short) 0xaa64);

    assertThat(of(pe.array()).describe()).isEqualTo("PE (Windows) for arm64");
    assertThat(of(Arrays.copyOf(pe.array(), 62)).describe()).contains("unknown processor");
  }

  @Test
  void namesOtherElf() throws Exception {
    byte[] elf = Files.readAllBytes(new Samples(folder).library(Samples.HELLO, "gcc"));
    byte[] small = elf.clone();
    small[4] = 1;
    small[18] = 40;
    byte[] big = elf.clone();
    big[5] = 2;
    big[18] = 0;
    big[19] = 22;
    byte[] riscv = elf.clone();
    riscv[18] = (byte) 243;

    assertThat(of(small).describe()).isEqualTo("32-bit little-endian ELF for ARM (32-bit)");
    assertThat(of(big).describe()).isEqualTo("64-bit big-endian ELF for S/390");
    assertThat(of(riscv).describe()).isEqualTo("ELF shared object for RISC-V");
    assertThat(of(elf)).isInstanceOf(FileIdentity.Elf.class);
    assertThat(of(Arrays.copyOf(elf, 100))).isInstanceOf(FileIdentity.BrokenElf.class);
    assertThat(of(Arrays.copyOf(elf, 5))).isInstanceOf(FileIdentity.BrokenElf.class);
  }

  private FileIdentity of(byte... content) {
    return FileIdentity.of(Samples.write(folder.resolve("file"), content));
  }
}
