package io.nifproof.node.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files that code under test may have made, changed or replaced. Only a regular file is read,
 * never more of it than asked for, and nothing that lies in its place makes the reader wait: a
 * FIFO, a device, a socket or a folder is refused.
 */
public final class ForeignFile {
  private ForeignFile() {}

  /** The path that a text names; empty when it names none, as with a zero byte in it. */
  public static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException none) {
      return Optional.empty();
    }
  }

  /**
   * Opens a file that may be a link, as those that users name are.
   *
   * @throws IOException when it is no regular file, or cannot be opened
   */
  public static FileChannel open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      if (Files.exists(file)) {
        throw new FileSystemException(file.toString(), null, "not a regular file");
      }
      throw new NoSuchFileException(file.toString());
    }
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  /**
   * Reads a file that may be a link.
   *
   * @param most how many bytes are read at most
   * @throws IOException when it has more, is no regular file, or cannot be read
   */
  public static byte[] read(Path file, int most) throws IOException {
    try (FileChannel channel = open(file)) {
      if (channel.size() > most) {
        throw new FileSystemException(
            file.toString(),
            null,
            "it has " + channel.size() + " bytes; more than " + most + " are not read");
      }
      return head(channel, most);
    }
  }

  /**
   * Reads a file in a folder where code under test writes; a link is not followed.
   *
   * @param most how many bytes are read at most; empty is answered for a file that has more
   */
  public static Optional<byte[]> bytes(Path file, int most) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    // For writing too: Linux then opens a FIFO that has just taken its place without waiting.
    Set<OpenOption> options =
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try (FileChannel channel = FileChannel.open(file, options)) {
      return channel.size() > most ? Optional.empty() : Optional.of(head(channel, most));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The beginning of an open file, also while others write it: by position, which a FIFO refuses.
   *
   * @param most how many bytes at most
   * @throws IOException when it cannot be read
   */
  public static byte[] head(FileChannel channel, int most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, channel.size()));
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      read = channel.read(buffer, buffer.position());
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
