package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads which machine a compiler's output is for, from the first 20 bytes of its ELF header. */
final class ObjectFile {
  private ObjectFile() {}

  /**
   * Names what a file is: the architecture's own text for a 64-bit library of a known one.
   *
   * @throws IOException when the file cannot be read
   */
  static String of(Path file) throws IOException {
    byte[] head = new byte[20];
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      if (in.readNBytes(head, 0, head.length) < head.length || head[0] != 0x7f || head[1] != 'E') {
        return "a file that is not ELF";
      }
    }
    boolean elf64Little = head[4] == 2 && head[5] == 1;
    int number = (head[18] & 0xff) | (head[19] & 0xff) << 8;
    return Arch.ofElfMachine(number)
        .filter(arch -> elf64Little)
        .map(ObjectFile::description)
        .orElse("an ELF file for machine number " + number);
  }

  static String description(Arch arch) {
    return "an ELF file for " + arch;
  }
}
