package io.nifproof.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The digests by which files are known again. */
public final class FileDigests {
  private FileDigests() {}

  /** The SHA-256 of a file in hexadecimal; empty when it cannot be read. */
  public static Optional<String> sha256(Path file) {
    try {
      return Optional.of(of("SHA-256", file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * A digest of a file in hexadecimal.
   *
   * @param algorithm one that every Java has, such as {@code SHA-512}
   * @throws IOException when it cannot be read
   */
  public static String of(String algorithm, Path file) throws IOException {
    MessageDigest digest = digest(algorithm);
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
