package io.nifproof.app.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Says before a run whether nifproof's own folder can be worked in. What is wrong with the folder
 * would else look like the fault of a compiler or a library.
 */
final class CacheRoom {
  /** What a small run writes: libraries, the trap, logs. */
  private static final long LEAST = 4L << 20;

  private static final String ELSEWHERE = "set NIFPROOF_CACHE to a folder ";
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
  private static final int MOUNT_POINT = 4;
  private static final int OPTIONS = 5;

  private CacheRoom() {}

  /**
   * Looks at the folder, which is made.
   *
   * @throws UseCaseException when it cannot be written, is full, or no program may run from it
   */
  static void require(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "nifproof-try-", null));
    } catch (IOException e) {
      throw UseCaseException.unavailable(
          "nifproof's folder `" + folder + "` cannot be written: " + e.getMessage(),
          ELSEWHERE + "that you may write");
    }
    long free = folder.toFile().getUsableSpace();
    if (free < LEAST) {
      throw UseCaseException.unavailable(
          "nifproof's folder `"
              + folder
              + "` is full: "
              + (free >> 10)
              + " KiB are free, expected "
              + (LEAST >> 10)
              + " at least",
          "make room there, or " + ELSEWHERE + "elsewhere");
    }
    if (isNoexec(folder)) {
      throw UseCaseException.unavailable(
          "nifproof's folder `"
              + folder
              + "` is on a file system that is mounted `noexec`: nothing that is built there can be"
              + " loaded",
          ELSEWHERE + "on another file system");
    }
  }

  /** The mount point with the longest name, and of those the last, is the one that is seen. */
  private static boolean isNoexec(Path folder) {
    try {
      Path real = folder.toRealPath();
      Path longest = Path.of("/");
      boolean noexec = false;
      for (String line : Files.readAllLines(MOUNTS, StandardCharsets.ISO_8859_1)) {
        String[] fields = line.split(" ");
        Path point = Path.of(fields[MOUNT_POINT].replace("\\040", " "));
        if (real.startsWith(point) && point.getNameCount() >= longest.getNameCount()) {
          longest = point;
          noexec = List.of(fields[OPTIONS].split(",")).contains("noexec");
        }
      }
      return noexec;
    } catch (IOException | RuntimeException unknown) {
      return false; // without /proc nothing is known, and the run itself will tell
    }
  }
}
