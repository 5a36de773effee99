package io.nifproof.loader;

import io.nifproof.elf.LinkedFile;
import io.nifproof.elf.identity.FileIdentity;
import io.nifproof.elf.image.ElfFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads library files, each once as long as it does not change. Thread-safe. */
public final class LibraryFiles {
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  /**
   * What was read.
   *
   * @param file the file
   * @param library its facts; empty when it is no library that can be read
   */
  record Read(Path file, Optional<SharedLibrary> library) {
    /** What the file is, in words. */
    String identity() {
      return FileIdentity.of(file).describe();
    }
  }

  /** A file; empty when none is there. */
  Optional<Read> read(Path file) {
    try {
      BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
      if (!about.isRegularFile()) {
        return Optional.empty();
      }
      String key = file + " " + about.size() + " " + about.lastModifiedTime().toMillis();
      return Optional.of(read.computeIfAbsent(key, unused -> open(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Read open(Path file) {
    try {
      LinkedFile linked = LinkedFile.read(file);
      return new Read(
          file,
          linked.header().sharedObject()
              ? Optional.of(SharedLibrary.of(file, linked))
              : Optional.empty());
    } catch (IOException | ElfFormatException e) {
      return new Read(file, Optional.empty());
    }
  }
}
