package io.nifproof.artifact.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds what a reader may take in for the header of one entry: a long name is kept in memory, so
 * one of a gigabyte would end the process before any other limit is reached. Not thread-safe.
 */
final class HeaderGuard extends FilterInputStream {
  private static final long OPEN = Long.MAX_VALUE;

  private final long limit;
  private long left = OPEN;

  HeaderGuard(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** From here on headers are read. */
  void header() {
    left = limit;
  }

  /** From here on content is read. */
  void content() {
    left = OPEN;
  }

  private long take(long count) throws ArchiveException {
    if (left != OPEN && count > 0) {
      left -= count;
      if (left < 0) {
        throw new ArchiveException("the header of an entry has more than " + limit + " bytes");
      }
    }
    return count;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    long unused = take(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    return (int) take(super.read(buffer, from, length));
  }

  @Override
  public long skip(long wanted) throws IOException {
    return take(super.skip(wanted));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
