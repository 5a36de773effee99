package io.nifproof.artifact.check;

import io.nifproof.abi.LibraryKind;
import io.nifproof.abi.NifLibrary;
import io.nifproof.artifact.archive.ArchiveFile;
import io.nifproof.artifact.archive.ArchiveLimits;
import io.nifproof.artifact.archive.Unpacker;
import io.nifproof.elf.identity.FileIdentity;
import io.nifproof.gate.plan.Blocked;
import io.nifproof.gate.plan.LibraryFile;
import io.nifproof.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for libraries in files, folders and archives. Archives are unpacked into a folder of the
 * caller's. Not thread-safe.
 */
public final class LibraryFinder {
  private final Path scratch;
  private final List<FoundLibrary> found = new ArrayList<>();
  private final List<Blocked> unreadable = new ArrayList<>();
  private final List<Results.NotChecked> passedOver = new ArrayList<>();
  private int archives;

  /** A finder that unpacks into a folder; it is made when it is needed. */
  public LibraryFinder(Path scratch) {
    this.scratch = scratch;
  }

  /** Looks into what a user names. A file that is no archive is taken as it is. */
  public void add(Path path) {
    if (Files.isDirectory(path)) {
      scan(path, path.toString());
    } else if (ArchiveFile.is(path)) {
      archive(path, path.getFileName().toString());
    } else {
      found.add(
          new FoundLibrary(
              Optional.empty(), path.getFileName(), path, Optional.empty(), Optional.empty()));
    }
  }

  /** The libraries. */
  public List<FoundLibrary> found() {
    return List.copyOf(found);
  }

  /** What could not be looked into. */
  public List<Blocked> unreadable() {
    return List.copyOf(unreadable);
  }

  /** What ends with {@code .so} and is no NIF library that could be loaded anywhere, with why. */
  public List<Results.NotChecked> passedOver() {
    return List.copyOf(passedOver);
  }

  private void archive(Path archive, String label) {
    archives++;
    Path folder = scratch.resolve(Integer.toString(archives));
    try {
      Files.createDirectories(folder);
      Unpacker.unpack(
          archive,
          folder,
          ArchiveLimits.DEFAULT,
          (entry, reason) ->
              unreadable.add(new Blocked(label + "/" + entry, reason, List.of("pack it again"))));
    } catch (IOException e) {
      unreadable.add(
          new Blocked(
              label,
              "the archive cannot be used: " + e.getMessage(),
              List.of("fetch or build it again")));
      members(folder, label);
      return;
    }
    scan(folder, label);
  }

  /** What came out of a damaged archive may be damaged itself. */
  private void members(Path folder, String label) {
    for (Path file : FolderFiles.of(folder).files()) {
      if (FileNames.isLibrary(file.getFileName().toString())) {
        passOver(label + "/" + folder.relativize(file), "its archive is damaged");
      }
    }
  }

  private void scan(Path root, String label) {
    FolderFiles all = FolderFiles.of(root);
    all.skipped().forEach((path, reason) -> unread(root, label, path, reason));
    for (Path file : all.files()) {
      String name = file.getFileName().toString();
      if (FileNames.isLibrary(name)) {
        library(root, label, file);
      } else if (ArchiveFile.hasItsName(name)) {
        inside(root, label, file);
      }
    }
  }

  private void inside(Path root, String label, Path file) {
    if (ArchiveFile.is(file)) {
      archive(file, root.relativize(file).toString());
    } else {
      unreadable.add(
          new Blocked(
              label + "/" + root.relativize(file),
              "the archive cannot be used: it is " + FileIdentity.of(file).describe(),
              List.of("fetch or build it again")));
    }
  }

  /** What a link leads to that leads nowhere, or what a folder has in it, nobody knows. */
  private void unread(Path root, String label, Path path, String reason) {
    String name = path.equals(root) ? label : label + "/" + root.relativize(path);
    if (!Files.isSymbolicLink(path) || Files.exists(path)) {
      unreadable.add(new Blocked(name, reason, List.of("check its rights")));
    } else if (FileNames.tells(name)) {
      unreadable.add(new Blocked(name, "it is a link to nothing", List.of("build it first")));
    } else if (path.endsWith("priv")) {
      passOver(name, "it is a link to nothing");
    }
  }

  private void passOver(String what, String reason) {
    passedOver.add(new Results.NotChecked(what, reason, Optional.empty()));
  }

  private void library(Path root, String label, Path file) {
    Path inside = root.relativize(file);
    LibraryFile read = LibraryFile.read(file);
    if (read.identity() instanceof FileIdentity.Unreadable none) {
      unreadable.add(
          new Blocked(
              label + "/" + inside,
              "it cannot be read: " + none.reason(),
              List.of("check its rights")));
      return;
    }
    Optional<String> reason = notOurs(read);
    if (reason.isPresent()) {
      passOver(label + "/" + inside, reason.get());
      return;
    }
    Optional<Path> module =
        read.nif().flatMap(NifLibrary::module).flatMap(name -> ModuleFile.of(root, file, name));
    found.add(new FoundLibrary(Optional.of(label), inside, file, module, Optional.empty()));
  }

  /**
   * Why it is nothing to load; empty also for a broken file, which somebody meant to load, and for
   * one of another system, which is loaded there.
   */
  private static Optional<String> notOurs(LibraryFile read) {
    if (read.identity() instanceof FileIdentity.BrokenElf
        || read.identity() instanceof FileIdentity.Empty) {
      return Optional.empty();
    }
    if (read.nif().isEmpty()) {
      return read.foreign().isPresent()
          ? Optional.empty()
          : Optional.of(read.identity().describe());
    }
    NifLibrary nif = read.nif().get();
    boolean loadable = nif.kind() == LibraryKind.NIF || nif.entry().isPresent();
    return loadable ? Optional.empty() : Optional.of("no NIF library (" + nif.kind() + ")");
  }
}
