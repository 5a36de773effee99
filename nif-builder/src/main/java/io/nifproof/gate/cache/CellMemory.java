package io.nifproof.gate.cache;

import io.nifproof.finding.Origin;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Verdict;
import java.util.Optional;

/**
 * What is remembered of cells that passed, and under which hash: that of everything which decides,
 * and can be known from outside. Thread-safe.
 */
public final class CellMemory {
  private final ResultCache cache;
  private final String project;
  private final Loading loading;
  private final CellKeys keys;

  /**
   * A memory.
   *
   * @param project what its cells belong to: those of different projects have the same ids
   */
  public CellMemory(ResultCache cache, String project, Loading loading) {
    this.cache = cache;
    this.project = project;
    this.loading = loading;
    this.keys = new CellKeys(loading, cache.contents());
  }

  /** Whether there is any memory: without, nobody needs a key. */
  public boolean on() {
    return cache.on();
  }

  /** Whether the cell passed before, so that it is worth to wait for its library and look. */
  public boolean expects(Cell cell) {
    return cache.expects(name(cell.id()));
  }

  private String name(String cell) {
    return new Digest().text(project).text(cell).hex();
  }

  /** The hash of everything that a cell's result depends on; empty when something is unreadable. */
  public Optional<String> key(CellWork work, CellInputs inputs) {
    return keys.of(work, inputs);
  }

  /** The result of a cell that passed before. */
  public Optional<CellResult> find(String key) {
    return cache.find(key).filter(passed -> passed.calls().size() == loading.calls().size());
  }

  /** The timings that belong to a cell's result. */
  public TimingMemory timings() {
    return new TimingMemory(cache);
  }

  /**
   * Remembers a result that says nothing but good; one that says that the library did harm makes
   * sure that nothing good is remembered under this key any more.
   */
  public void put(String key, CellResult result) {
    if (harmed(result)) {
      cache.failed(key);
    } else if (result.verdict() == Verdict.PASS
        && result.findings().stream().noneMatch(CellMemory::seen)
        && result.outputs().leftBehind().isEmpty()
        && result.outcome() == CellOutcome.LOADED) {
      cache.put(key, name(result.id()), result);
    }
  }

  /** Makes sure that nothing good is remembered under a key any more. */
  public void forget(String key) {
    cache.failed(key);
  }

  /** Whether a node has shown that something is wrong; what the file shows does not count here. */
  private static boolean harmed(CellResult result) {
    return switch (result.outcome()) {
      case REFUSED, CRASHED, HUNG, EXITED -> true;
      case NEVER_STARTED, NOT_BUILT, UNKNOWN -> false;
      case LOADED ->
          result.calls().stream().anyMatch(call -> call.end().verdict().bad())
              || result.findings().stream().anyMatch(one -> one.isError() && seen(one));
    };
  }

  private static boolean seen(CellFinding finding) {
    return finding.known().filter(id -> id.origin() == Origin.NODE).isPresent();
  }
}
