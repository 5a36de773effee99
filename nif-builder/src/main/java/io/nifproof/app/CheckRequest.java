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
 * @param runtimes ids of runtimes; none for every one of a library's own architecture
 * @param loadInfo the Erlang term given to {@code load_nif}; empty for what the library wants
 * @param calls Erlang expressions to evaluate once a library is loaded
 * @param mallocCheck whether each is loaded a second time under glibc's checking malloc
 * @param suppressions findings that are meant
 * @param load how libraries are loaded
 */
public record CheckRequest(
    CheckedThings things,
    Optional<Path> module,
    List<String> runtimes,
    Optional<String> loadInfo,
    List<String> calls,
    boolean mallocCheck,
    List<Suppression> suppressions,
    LoadSettings load) {
  /** Copies the lists. */
  public CheckRequest {
    runtimes = List.copyOf(runtimes);
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
        List.of(),
        Optional.empty(),
        List.of(),
        false,
        List.of(),
        LoadSettings.DEFAULT);
  }

  /** The same on these runtimes, with these calls. */
  public CheckRequest on(List<String> ids, List<String> expressions) {
    return new CheckRequest(
        things, module, ids, loadInfo, expressions, mallocCheck, suppressions, load);
  }
}
