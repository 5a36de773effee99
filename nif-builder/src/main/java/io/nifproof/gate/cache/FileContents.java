package io.nifproof.gate.cache;

import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.Checksum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests of what sets of files contain. A set is read once: as long as each of its files has the
 * same device, inode, size, time of its content and time of its change, which nobody sets at will,
 * its digest is remembered, also by later runs. What is kept for them lies in a folder that no
 * node's wall lets through. Thread-safe.
 */
final class FileContents {
  /** A file that changed just now could change again within the same tick of its clock. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private static final String STAMP = "unix:dev,ino,size,lastModifiedTime,ctime";

  private final Optional<KeptFiles> kept;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  private FileContents(Optional<KeptFiles> kept) {
    this.kept = kept;
  }

  /** What is kept in a home. */
  static FileContents in(NifproofHome home) {
    return new FileContents(Optional.of(new KeptFiles(home.facts().resolve("contents"))));
  }

  /** Keeps nothing for other runs. */
  static FileContents unknown() {
    return new FileContents(Optional.empty());
  }

  /**
   * The digest of a set.
   *
   * @param files by the name that each goes by: a part of what the digest says, as their folders
   *     are not
   * @throws IOException when one of them cannot be read
   */
  String of(SortedMap<String, Path> files) throws IOException {
    return of(files, kept);
  }

  /** The same of files that are new in each run, and not worth to be kept for others. */
  String passing(SortedMap<String, Path> files) throws IOException {
    return of(files, Optional.empty());
  }

  private String of(SortedMap<String, Path> files, Optional<KeptFiles> memory) throws IOException {
    Instant now = Instant.now();
    Stamps before = Stamps.of(files);
    Optional<String> found =
        Optional.ofNullable(known.get(before.digest()))
            .or(() -> memory.flatMap(all -> all.read(before.digest())).map(FileContents::text));
    if (found.isPresent()) {
      return found.get();
    }
    String digest = read(files);
    boolean settled = before.newest().isBefore(now.minus(SETTLED));
    if (settled && Stamps.of(files).equals(before)) {
      known.put(before.digest(), digest);
      memory.ifPresent(
          all -> all.write(before.digest(), digest.getBytes(StandardCharsets.US_ASCII)));
    }
    return digest;
  }

  private static String text(byte[] digest) {
    return new String(digest, StandardCharsets.US_ASCII);
  }

  private static String read(SortedMap<String, Path> files) throws IOException {
    Digest digest = new Digest();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      digest.text(file.getKey()).text(Checksum.SHA256.of(file.getValue()));
    }
    return digest.hex();
  }

  void prune() {
    kept.ifPresent(KeptFiles::prune);
  }

  /**
   * What tells that files are still the same.
   *
   * @param digest of all that
   * @param newest when the last of them changed
   */
  private record Stamps(String digest, Instant newest) {
    static Stamps of(SortedMap<String, Path> files) throws IOException {
      Digest digest = new Digest();
      Instant newest = Instant.EPOCH;
      for (Map.Entry<String, Path> file : files.entrySet()) {
        Map<String, Object> stamp = Files.readAttributes(file.getValue(), STAMP);
        digest.text(file.getKey()).text(file.getValue().toString());
        for (String name : new String[] {"dev", "ino", "size", "lastModifiedTime", "ctime"}) {
          digest.text(stamp.get(name).toString());
        }
        Instant changed = ((FileTime) stamp.get("ctime")).toInstant();
        newest = changed.isAfter(newest) ? changed : newest;
      }
      return new Stamps(digest.hex(), newest);
    }
  }
}
