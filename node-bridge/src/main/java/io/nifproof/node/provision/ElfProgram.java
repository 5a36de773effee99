package io.nifproof.node.provision;

import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The two facts of a program file that decide how it starts: for which processor, by which loader.
 *
 * <p>Offsets are those of a 64-bit little-endian file in the ELF specification: {@code e_machine}
 * at 18, {@code e_phoff} at 32, {@code e_phentsize} at 54, {@code e_phnum} at 56; {@code PT_INTERP}
 * is 3.
 *
 * @param arch its architecture
 * @param loader the loader it names, e.g. {@code /lib64/ld-linux-x86-64.so.2}; empty when static
 */
record ElfProgram(Arch arch, Optional<String> loader) {
  private static final int PT_INTERP = 3;

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read, or is no program for a known architecture
   */
  static ElfProgram read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer head = bytes(channel, 0, 64);
      if (head.limit() < 64 || head.getInt(0) != 0x464c457f || head.getShort(4) != 0x0102) {
        throw new IOException("`" + file + "` is no 64-bit little-endian ELF file");
      }
      int machine = Short.toUnsignedInt(head.getShort(18));
      Arch arch =
          Arch.ofElfMachine(machine)
              .orElseThrow(
                  () ->
                      new IOException(
                          "`"
                              + file
                              + "` is for ELF machine "
                              + machine
                              + ", not "
                              + Arch.EXPECTED));
      return new ElfProgram(arch, loader(channel, head));
    }
  }

  private static Optional<String> loader(FileChannel channel, ByteBuffer head) throws IOException {
    int size = head.getShort(54);
    int count = Math.min(head.getShort(56), 64);
    for (int i = 0; i < count; i++) {
      ByteBuffer row = bytes(channel, head.getLong(32) + (long) i * size, 56);
      if (row.limit() == 56 && row.getInt(0) == PT_INTERP) {
        int length = (int) Math.min(row.getLong(32), 4096);
        ByteBuffer name = bytes(channel, row.getLong(8), length);
        return Optional.of(StandardCharsets.ISO_8859_1.decode(name).toString().replace("\0", ""));
      }
    }
    return Optional.empty();
  }

  private static ByteBuffer bytes(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.max(length, 0)).order(ByteOrder.LITTLE_ENDIAN);
    while (offset >= 0
        && buffer.hasRemaining()
        && channel.read(buffer, offset + buffer.position()) > 0) {
      // reads on until the buffer is full or the file ends
    }
    return buffer.flip();
  }
}
