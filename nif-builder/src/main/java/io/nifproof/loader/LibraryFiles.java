package io.nifproof.loader;

import io.nifproof.elf.identity.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads library files, each once as long as it does not change. Thread-safe. */
public final class LibraryFiles {
  private final Map<Key, Read> read = new ConcurrentHashMap<>();

  private record Key(Path file, long size, long modified) {}

  /**
   * What was read.
   *
   * @param library its facts; empty when it is no library that can be read
   * @param identity what the file is, in words
   */
  record Read(Optional<SharedLibrary> library, String identity) {}

  /** A file; empty when none is there. */
  Optional<Read> read(Path file) {
    try {
      BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
      if (!about.isRegularFile()) {
        return Optional.empty();
      }
      Key key = new Key(file, about.size(), about.lastModifiedTime().toMillis());
      return Optional.of(read.computeIfAbsent(key, unused -> open(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Read open(Path file) {
    FileIdentity identity = FileIdentity.of(file);
    Optional<SharedLibrary> library =
        identity instanceof FileIdentity.Elf elf && elf.file().header().sharedObject()
            ? Optional.of(SharedLibrary.of(file, elf.file()))
            : Optional.empty();
    return new Read(library, identity.describe());
  }
}
