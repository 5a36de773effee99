package io.nifproof.audit.platform;

import java.util.Optional;

/**
 * A C library that a target has.
 *
 * @param kind which
 * @param version its version; empty when any will do
 */
public record CLibrary(Kind kind, Optional<DottedVersion> version) {
  /** What {@link #parse} takes, for messages. */
  public static final String EXPECTED = "glibc-VERSION such as glibc-2.28, or musl";

  /** The C libraries that are told apart. */
  public enum Kind {
    /** The GNU C library. */
    GLIBC,
    /** Musl, e.g. of Alpine. */
    MUSL
  }

  /** Reads {@code glibc-2.28}, {@code musl} or {@code musl-1.2.5}; empty when it is none. */
  public static Optional<CLibrary> parse(String text) {
    String[] parts = text.strip().split("-", 2);
    Optional<DottedVersion> version =
        parts.length > 1 ? DottedVersion.parse(parts[1]) : Optional.empty();
    if (parts.length > 1 && version.isEmpty()) {
      return Optional.empty();
    }
    return switch (parts[0]) {
      case "glibc" -> version.map(known -> new CLibrary(Kind.GLIBC, Optional.of(known)));
      case "musl" -> Optional.of(new CLibrary(Kind.MUSL, version));
      default -> Optional.empty();
    };
  }

  /** The version, when it is glibc's. */
  public Optional<DottedVersion> glibc() {
    return kind == Kind.GLIBC ? version : Optional.empty();
  }

  @Override
  public String toString() {
    String name = kind == Kind.GLIBC ? "glibc" : "musl";
    return version.map(known -> name + "-" + known).orElse(name);
  }
}
