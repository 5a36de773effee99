package io.nifproof.gate.cache;

import io.nifproof.node.files.ForeignFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Small files in a folder, each under a hash. Each appears whole or not at all, so runs at the same
 * time and runs that are killed do no harm. What cannot be written is not kept, which costs time
 * and not truth. Thread-safe.
 */
final class KeptFiles {
  /** More than any result takes. */
  private static final int LARGEST = 16 << 20;

  private static final Duration KEPT = Duration.ofDays(30);

  private static final String UNFINISHED = ".new";

  /** Longer than any write takes. */
  private static final Duration WRITING = Duration.ofHours(1);

  private final Path folder;

  KeptFiles(Path folder) {
    this.folder = folder;
  }

  /** What was kept under a key; it stays for another month. */
  Optional<byte[]> read(String key) {
    Path file = file(key);
    Optional<byte[]> content = ForeignFile.bytes(file, LARGEST);
    if (content.isPresent()) {
      used(file);
    }
    return content;
  }

  private static void used(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException old) {
      // It goes a month after it was made, then.
    }
  }

  /** Whether something was kept under a key. */
  boolean has(String key) {
    return Files.exists(file(key));
  }

  /** Keeps something under a key of its own. */
  void write(String key, byte[] content) {
    try {
      place(file(key), content);
    } catch (IOException full) {
      // Nobody will find it.
    }
  }

  /** Forgets what was kept under a key. */
  void remove(String key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException readOnly) {
      // What cannot be removed could not have been written either.
    }
  }

  /** Removes what nobody has asked for in a month, and what a killed run had not finished. */
  void prune() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Instant now = Instant.now();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean unfinished = file.getFileName().toString().startsWith(UNFINISHED);
        Instant limit = now.minus(unfinished ? WRITING : KEPT);
        if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Another run prunes at the same time.
    }
  }

  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key.substring(2));
  }

  private static void place(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), UNFINISHED, "");
    try {
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
