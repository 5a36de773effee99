package io.nifproof.node.provision.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The right to change one folder of the cache, held by one thread of one process at a time. The
 * system takes it back when the process dies, however that happens.
 */
final class FolderLock implements AutoCloseable {
  // A file lock belongs to a process: threads of this one take turns first.
  private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

  private final Semaphore turn;
  private final FileChannel channel;

  private FolderLock(Semaphore turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /**
   * Takes the lock, waiting as long as it takes.
   *
   * @param waiting run once when somebody else holds it
   */
  static FolderLock take(Path file, Runnable waiting) throws IOException, InterruptedException {
    Optional<FolderLock> free = tryTake(file);
    if (free.isPresent()) {
      return free.get();
    }
    waiting.run();
    Semaphore turn = turn(file);
    turn.acquire();
    try {
      FileChannel channel = open(file);
      FileLock held = channel.lock();
      return held.isValid() ? new FolderLock(turn, channel) : failed(file);
    } catch (IOException | RuntimeException failure) {
      turn.release();
      throw failure;
    }
  }

  /** Takes the lock if nobody holds it. */
  static Optional<FolderLock> tryTake(Path file) throws IOException {
    Semaphore turn = turn(file);
    if (!turn.tryAcquire()) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      channel = open(file);
      if (channel.tryLock() != null) {
        return Optional.of(new FolderLock(turn, channel));
      }
    } catch (IOException | RuntimeException failure) {
      release(turn, channel);
      throw failure;
    }
    release(turn, channel);
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    release(turn, channel);
  }

  private static void release(Semaphore turn, FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      turn.release();
    }
  }

  private static FolderLock failed(Path file) throws IOException {
    throw new IOException("the lock `" + file + "` was lost");
  }

  private static Semaphore turn(Path file) {
    return TURNS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new Semaphore(1));
  }

  private static FileChannel open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
