package io.nifproof.app;

import io.nifproof.app.host.UseCaseException;
import io.nifproof.finding.Suppression;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to check, and how.
 *
 * @param things libraries, and what has libraries in it
 * @param module the object code of the one library's own module
 * @param where on which runtimes
 * @param loadInfo the Erlang term given to {@code load_nif}; empty for what the library wants
 * @param calls Erlang expressions to evaluate once a library is loaded
 * @param mallocCheck whether each is loaded a second time under glibc's checking malloc
 * @param suppressions findings that are meant
 * @param load how libraries are loaded
 */
public record CheckRequest(
    CheckedThings things,
    Optional<Path> module,
    Where where,
    Optional<String> loadInfo,
    List<String> calls,
    boolean mallocCheck,
    List<Suppression> suppressions,
    LoadSettings load) {
  /**
   * On which runtimes.
   *
   * @param runtimes ids of them; none for every one of a library's own architecture
   * @param all whether libraries that are made for other systems and processors are wanted too, so
   *     that the check is incomplete without them
   */
  public record Where(List<String> runtimes, boolean all) {
    /** Wherever a library may run here. */
    public static final Where HERE = new Where(List.of(), false);

    /** Copies the list. */
    public Where {
      runtimes = List.copyOf(runtimes);
    }
  }

  /** Copies the lists. */
  public CheckRequest {
    calls = List.copyOf(calls);
    suppressions = List.copyOf(suppressions);
  }

  /**
   * A check of files, folders or archives that only loads.
   *
   * @throws UseCaseException when one of them is not there
   */
  public static CheckRequest of(Path... things) {
    return new CheckRequest(
        CheckedThings.of(things),
        Optional.empty(),
        Where.HERE,
        Optional.empty(),
        List.of(),
        false,
        List.of(),
        LoadSettings.DEFAULT);
  }

  /** The same on these runtimes, with these calls. */
  public CheckRequest on(List<String> ids, List<String> expressions) {
    return new CheckRequest(
        things,
        module,
        new Where(ids, where.all()),
        loadInfo,
        expressions,
        mallocCheck,
        suppressions,
        load);
  }
}
