package io.nifproof.node.launch;

import io.nifproof.node.files.ForeignFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/**
 * The file in a node's folder in which what is preloaded into its VM notes what it sees. It is made
 * and opened before the VM starts, and read through that opening ever after: what a library lays in
 * its place later is never looked at. Thread-safe.
 */
public final class NodeRecord implements AutoCloseable {
  /** Its name in the node's folder. */
  public static final String NAME = "trap-report";

  /** As many bytes as the trap writes. */
  private static final int MOST = 1 << 20;

  private final FileChannel file;
  private byte[] last;
  private boolean seen;

  private NodeRecord(FileChannel file) {
    this.file = file;
  }

  /**
   * Makes one.
   *
   * @throws FileAlreadyExistsException when something of that name is there already
   */
  static NodeRecord in(Path folder) throws IOException {
    return new NodeRecord(
        FileChannel.open(
            folder.resolve(NAME),
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)));
  }

  /** What stands in it, 1 MiB at most; nothing when it cannot be read. */
  public synchronized byte[] bytes() {
    if (last != null) {
      return last.clone();
    }
    try {
      return ForeignFile.head(file, MOST);
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }

  /** Notes that a report stood in it. */
  public synchronized void seen() {
    seen = true;
  }

  /** Whether a report ever stood in it. */
  public synchronized boolean wasSeen() {
    return seen;
  }

  /** Keeps what stands in it now, and gives the descriptor back. */
  @Override
  public synchronized void close() {
    if (last == null) {
      last = withoutZeros(bytes());
      try {
        file.close();
      } catch (IOException e) {
        // All that was to be read has been read.
      }
    }
  }

  /** The file is as long as the trap made it, with nothing behind the text. */
  private static byte[] withoutZeros(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(bytes, Math.max(end, Math.min(bytes.length, 1 << 14)));
  }
}
