package io.nifproof.node.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * Removes folders with all that is in them, whatever others left there: links go and are not
 * followed, folders that forbid it are opened first, what vanishes meanwhile is no failure, and
 * what cannot go does not keep the rest.
 */
public final class Trees {
  private Trees() {}

  /**
   * Removes a folder or file; nothing happens when it is absent.
   *
   * @throws IOException when something of it stays: the first that did, and why
   */
  public static void delete(Path tree) throws IOException {
    Deleter deleter = new Deleter();
    deleter.walk(tree);
    if (deleter.failure != null) {
      throw new IOException("could not remove `" + tree + "`", deleter.failure);
    }
  }

  /** Does the same as far as it can be done; returns whether all of it is gone. Never throws. */
  public static boolean remove(Path tree) {
    try {
      delete(tree);
      return true;
    } catch (IOException stays) {
      return false;
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    private final Set<Path> opened = new HashSet<>();
    private IOException failure;

    void walk(Path tree) {
      try {
        if (!Files.notExists(tree, LinkOption.NOFOLLOW_LINKS)) {
          Files.walkFileTree(tree, this);
        }
      } catch (IOException | RuntimeException e) {
        failed(e instanceof IOException io ? io : new IOException(e));
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean free =
          Files.isReadable(folder) && Files.isWritable(folder) && Files.isExecutable(folder);
      if (!free) {
        open(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      delete(file);
      return FileVisitResult.CONTINUE;
    }

    /** A folder that cannot even be listed comes here, unvisited: it is opened, and tried again. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && opened.add(file) && open(file)) {
        walk(file);
      } else if (!(reason instanceof NoSuchFileException)) {
        failed(reason);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException reason) {
      delete(folder);
      return FileVisitResult.CONTINUE;
    }

    private void delete(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        failed(e);
      }
    }

    private static boolean open(Path folder) {
      try {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return true;
      } catch (IOException | UnsupportedOperationException notOurs) {
        return false;
      }
    }

    private void failed(IOException reason) {
      failure = failure == null ? reason : failure;
    }
  }
}
