package io.nifproof.node.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The checksums by which bytes are known again, in lower-case hexadecimal. Thread-safe. */
public enum Checksum {
  /** 64 digits. */
  SHA256("SHA-256"),
  /** 128 digits. */
  SHA512("SHA-512");

  private static final int BUFFER = 1 << 16;

  private final String algorithm;

  Checksum(String algorithm) {
    this.algorithm = algorithm;
  }

  /**
   * That of a file.
   *
   * @throws IOException when it cannot be read, or is no regular file
   */
  public String of(Path file) throws IOException {
    MessageDigest digest = begin();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Channels.newInputStream(ForeignFile.open(file))) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** That of a file; empty when it cannot be read. */
  public Optional<String> ifReadable(Path file) {
    try {
      return Optional.of(of(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** That of a text in UTF-8. */
  public String of(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }

  /** That of a text in UTF-8, as bytes. */
  public byte[] bytes(String text) {
    return begin().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One to be fed by and by. */
  public MessageDigest begin() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
