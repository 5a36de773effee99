package io.nifproof.artifact.archive;

/**
 * How much an archive may unfold to. What is larger is taken for a bomb.
 *
 * @param entries how many entries, those of archives inside counted too
 * @param bytes how many bytes after decompression, all layers added up
 * @param header how many bytes of names and other headers one entry may have
 * @param depth how many layers: a Hex package has four (tar, gzip, tar, file)
 */
public record ArchiveLimits(long entries, long bytes, long header, int depth) {
  /** A release with its runtime has 10,000 entries and 200 MB. */
  public static final ArchiveLimits DEFAULT = new ArchiveLimits(200_000, 4L << 30, 4L << 20, 8);
}
