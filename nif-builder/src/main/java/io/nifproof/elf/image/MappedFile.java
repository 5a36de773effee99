package io.nifproof.elf.image;

import io.nifproof.node.files.ForeignFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Opens files: copies small ones, maps others, and turns the error of a file that shrinks meanwhile
 * into a typed one.
 */
public final class MappedFile {
  /** Up to here a copy is cheaper than a mapping, which stays until the next collection. */
  private static final int SMALL = 4 << 20;

  private MappedFile() {}

  public static ByteBuffer map(Path file) throws IOException, ElfFormatException {
    try (FileChannel channel = ForeignFile.open(file)) {
      long size = sizeOf(channel);
      return size > SMALL
          ? channel.map(FileChannel.MapMode.READ_ONLY, 0, size)
          : copy(channel, (int) size);
    }
  }

  /**
   * Maps a file whatever its size: for those of which little is read, and that stay as they are.
   */
  public static ByteBuffer view(Path file) throws IOException, ElfFormatException {
    try (FileChannel channel = ForeignFile.open(file)) {
      long size = sizeOf(channel);
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
    }
  }

  private static long sizeOf(FileChannel channel) throws IOException, ElfFormatException {
    long size = channel.size();
    if (size > Integer.MAX_VALUE) {
      throw new ElfFormatException(0, "a file of " + size + " bytes, expected less than 2 GiB");
    }
    return size;
  }

  private static ByteBuffer copy(FileChannel channel, int size) throws IOException {
    ByteBuffer copy = ByteBuffer.allocate(size);
    while (copy.hasRemaining() && channel.read(copy) >= 0) {
      // One read may bring less than was asked for.
    }
    return copy.flip();
  }

  /** Something that reads a mapped file. */
  public interface Reading<T> {
    T read() throws ElfFormatException;
  }

  /** The JVM reports an access beyond the end of a mapped file as an InternalError. */
  public static <T> T guarded(Reading<T> reading) throws ElfFormatException {
    try {
      return reading.read();
    } catch (InternalError e) {
      throw new ElfFormatException(0, "the file shrank while it was read");
    }
  }
}
