package io.nifproof.gate.cache;

import io.nifproof.node.files.Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over parts, each with its length, so that no two lists of parts look alike. */
final class Digest {
  private final MessageDigest sha = Checksum.SHA256.begin();

  Digest bytes(byte[] part) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    sha.update(part);
    return this;
  }

  public Digest text(String part) {
    return bytes(part.getBytes(StandardCharsets.UTF_8));
  }

  Digest texts(List<String> parts) {
    text(Integer.toString(parts.size()));
    parts.forEach(this::text);
    return this;
  }

  /** Ends it. */
  String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }
}
