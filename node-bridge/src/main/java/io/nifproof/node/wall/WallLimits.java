package io.nifproof.node.wall;

/**
 * What may be used behind a wall. 0 is no limit.
 *
 * @param memory bytes of anonymous and shared memory that all processes behind it use together
 * @param processes how many there may be at a time
 * @param descriptors open files of each
 * @param fileBytes the length of each file that they write
 * @param temporary bytes in each of {@code /tmp} and {@code /dev/shm}
 */
public record WallLimits(
    long memory, long processes, long descriptors, long fileBytes, long temporary) {
  /** What no honest test reaches, and a machine of today stands. */
  public static final WallLimits DEFAULT =
      new WallLimits(4L << 30, 1_000, 65_536, 4L << 30, 256L << 20);

  /** For people: {@code memory 4096 MiB, 1000 processes, …}. */
  public String words() {
    return "memory "
        + mebibytes(memory)
        + ", processes "
        + number(processes)
        + ", descriptors "
        + number(descriptors)
        + ", a file "
        + mebibytes(fileBytes)
        + ", /tmp and /dev/shm "
        + mebibytes(temporary);
  }

  private static String mebibytes(long bytes) {
    return bytes == 0 ? "unlimited" : (bytes >> 20) + " MiB";
  }

  private static String number(long count) {
    return count == 0 ? "unlimited" : Long.toString(count);
  }

  /** Refuses what is negative. */
  public WallLimits {
    if (memory < 0 || processes < 0 || descriptors < 0 || fileBytes < 0 || temporary < 0) {
      throw new IllegalArgumentException("a limit is 0 (none) or more");
    }
  }
}
