package io.nifproof.gate.cache;

import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.ForeignFile;
import io.nifproof.result.CellResult;
import io.nifproof.result.json.CellJson;
import io.nifproof.result.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results of cells that passed, under the hash of everything that they depend on: who asks with the
 * same hash need not run the cell again. A failure is always run again. Each result is a file of
 * its own that appears whole or not at all, so runs at the same time and runs that are killed do no
 * harm. Thread-safe.
 */
public final class ResultCache {
  /** More than any result takes. */
  private static final int LARGEST = 16 << 20;

  private static final Duration KEPT = Duration.ofDays(30);

  private final Optional<Path> folder;

  private ResultCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The one of a home. */
  public static ResultCache of(NifproofHome home) {
    return new ResultCache(Optional.of(home.results()));
  }

  /** Remembers nothing. */
  public static ResultCache off() {
    return new ResultCache(Optional.empty());
  }

  /** A result that was kept; empty as well when it is broken. */
  Optional<CellResult> find(String key) {
    return tree(key).flatMap(ResultCache::cell);
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are texts
  private static Optional<CellResult> cell(Object tree) {
    return tree instanceof Map<?, ?> members
        ? Optional.of(CellJson.read("", (Map<String, Object>) members))
        : Optional.empty();
  }

  /** Remembers a result, and that there is one for a cell of a project. */
  void put(String key, String cell, CellResult passed) {
    put(key, CellJson.tree(passed));
    put(cell, new byte[0]);
  }

  /** What was kept as JSON; empty as well when it is broken, which is as good as not there. */
  Optional<Object> tree(String key) {
    Optional<byte[]> content = bytes(key);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JsonText.read(new ByteArrayInputStream(content.get())));
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /** Keeps something as JSON under a key of its own. */
  void put(String key, Object tree) {
    put(key, JsonText.bytes(tree));
  }

  /** What was kept under a key. */
  private Optional<byte[]> bytes(String key) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
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

  /** Keeps something under a key of its own. */
  private void put(String key, byte[] content) {
    if (folder.isEmpty()) {
      return;
    }
    try {
      place(file(key), content);
    } catch (IOException full) {
      // A cache that cannot be written costs time, not truth.
    }
  }

  /** Whether a cell of a project passed before, with these inputs or others. */
  boolean expects(String cell) {
    return folder.isPresent() && Files.exists(file(cell));
  }

  /** Removes what nobody has asked for in a month. */
  public void prune() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return;
    }
    Instant limit = Instant.now().minus(KEPT);
    try (Stream<Path> files = Files.walk(folder.get())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Another run prunes at the same time.
    }
  }

  private Path file(String key) {
    return folder.orElseThrow().resolve(key.substring(0, 2)).resolve(key.substring(2));
  }

  private static void place(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), ".new", "");
    try {
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
