package io.nifproof.gate.cache;

import io.nifproof.node.NifproofHome;
import io.nifproof.result.CellResult;
import io.nifproof.result.json.CellJson;
import io.nifproof.result.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Results of cells that passed, under the hash of everything that they depend on: who asks with the
 * same hash need not run the cell again. A failure is always run again, and what has failed once is
 * not kept any more under its hash. Thread-safe.
 */
public final class ResultCache {
  private static final byte[] MARK = new byte[0];

  private final Optional<KeptFiles> results;
  private final FileContents contents;
  private final boolean asked;

  private ResultCache(Optional<KeptFiles> results, FileContents contents, boolean asked) {
    this.results = results;
    this.contents = contents;
    this.asked = asked;
  }

  /** The one of a home. */
  public static ResultCache of(NifproofHome home) {
    return new ResultCache(Optional.of(new KeptFiles(home.results())), FileContents.in(home), true);
  }

  /** The one of a home that is told what comes of cells, and finds nothing. */
  public static ResultCache fresh(NifproofHome home) {
    return new ResultCache(
        Optional.of(new KeptFiles(home.results())), FileContents.in(home), false);
  }

  /** Remembers nothing. */
  public static ResultCache off() {
    return new ResultCache(Optional.empty(), FileContents.unknown(), false);
  }

  /** Whether there is any use in the hash of a cell. */
  boolean on() {
    return results.isPresent();
  }

  /** What files contain, which is part of such a hash. */
  FileContents contents() {
    return contents;
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

  /** Remembers a result, and that there is one for a cell of a project; not what failed before. */
  void put(String key, String cell, CellResult passed) {
    if (results.isPresent() && results.get().read(failure(key)).isEmpty()) {
      put(key, CellJson.tree(passed));
      results.get().write(cell, MARK);
    }
  }

  /** Forgets a result, and keeps that it was not always one. */
  void failed(String key) {
    results.ifPresent(
        files -> {
          files.write(failure(key), MARK);
          files.remove(key);
        });
  }

  private static String failure(String key) {
    return new Digest().text(key).text("failed").hex();
  }

  /** What was kept as JSON; empty as well when it is broken, which is as good as not there. */
  Optional<Object> tree(String key) {
    Optional<byte[]> content = asked ? results.flatMap(files -> files.read(key)) : Optional.empty();
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
    results.ifPresent(files -> files.write(key, JsonText.bytes(tree)));
  }

  /** Whether a cell of a project passed before, with these inputs or others. */
  boolean expects(String cell) {
    return asked && results.filter(files -> files.has(cell)).isPresent();
  }

  /** Removes what nobody has asked for in a month. */
  public void prune() {
    results.ifPresent(KeptFiles::prune);
    contents.prune();
  }
}
