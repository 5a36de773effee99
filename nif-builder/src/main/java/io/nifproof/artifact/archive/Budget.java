package io.nifproof.artifact.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is left of the limits while one archive is taken apart. Not thread-safe. */
final class Budget {
  private final ArchiveLimits limits;
  private long entries;
  private long bytes;

  Budget(ArchiveLimits limits) {
    this.limits = limits;
  }

  ArchiveLimits limits() {
    return limits;
  }

  void entry() throws ArchiveException {
    entries++;
    if (entries > limits.entries()) {
      throw new ArchiveException("it has more than " + limits.entries() + " entries");
    }
  }

  private void take(long count) throws ArchiveException {
    bytes += Math.max(0, count);
    if (bytes > limits.bytes()) {
      throw new ArchiveException("it unfolds to more than " + limits.bytes() + " bytes");
    }
  }

  /** A stream whose bytes count. */
  InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        take(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        int count = super.read(buffer, from, length);
        take(count);
        return count;
      }

      @Override
      public long skip(long wanted) throws IOException {
        long count = super.skip(wanted);
        take(count);
        return count;
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }
}
