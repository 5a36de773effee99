package io.nifproof.artifact.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What one layer of an archive is, by its first bytes and not by its name. */
enum Layer {
  /** Compressed by gzip. */
  GZIP,
  /** Compressed by xz, as Debian does. */
  XZ,
  /** Compressed by Zstandard, as Ubuntu does. */
  ZSTD,
  /** Compressed by bzip2. */
  BZIP2,
  /** A tar archive. */
  TAR,
  /** A zip archive, as Erlang's {@code .ez}. */
  ZIP,
  /** A Debian package. */
  DEB;

  /** How many bytes tell. */
  static final int PEEK = 512;

  private static final int TAR_MAGIC = 257;
  private static final String DEB_START = "!<arch>\ndebian-binary";

  /** Says what begins with these bytes; empty when it is none that can be taken apart. */
  static Optional<Layer> of(byte[] start) {
    if (starts(start, 0x1f, 0x8b)) {
      return Optional.of(GZIP);
    }
    if (starts(start, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return Optional.of(XZ);
    }
    if (starts(start, 0x28, 0xb5, 0x2f, 0xfd)) {
      return Optional.of(ZSTD);
    }
    if (starts(start, 'B', 'Z', 'h')) {
      return Optional.of(BZIP2);
    }
    if (starts(start, 'P', 'K', 3, 4)) {
      return Optional.of(ZIP);
    }
    if (text(start, 0, DEB_START.length()).equals(DEB_START)) {
      return Optional.of(DEB);
    }
    return text(start, TAR_MAGIC, 5).equals("ustar") ? Optional.of(TAR) : Optional.empty();
  }

  private static boolean starts(byte[] start, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (start.length <= i || Byte.toUnsignedInt(start[i]) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] start, int from, int length) {
    if (start.length < from + length) {
      return "";
    }
    return new String(Arrays.copyOfRange(start, from, from + length), StandardCharsets.ISO_8859_1);
  }
}
