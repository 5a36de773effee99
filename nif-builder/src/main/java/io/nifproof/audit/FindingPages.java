package io.nifproof.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pages of docs/findings, one for each rule. Thread-safe. */
public final class FindingPages {
  private static final int HIGHEST = 999;

  private FindingPages() {}

  /** The page of a finding, in Markdown; empty when there is no such finding. */
  public static Optional<String> page(FindingId id) {
    try (InputStream in = FindingPages.class.getResourceAsStream("findings/" + id + ".md")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the page of " + id, e);
    }
  }

  /** Whether there is such a finding. */
  public static boolean exists(FindingId id) {
    return FindingPages.class.getResource("findings/" + id + ".md") != null;
  }

  /** The title of a finding's page, without its id; the id itself when it has none. */
  public static String title(FindingId id) {
    return page(id)
        .flatMap(page -> page.lines().findFirst())
        .map(line -> line.replaceFirst("^# NP[0-9]{3}:? *", ""))
        .orElse(id.value());
  }

  /** All findings that have a page, in order. */
  public static List<FindingId> all() {
    return IntStream.rangeClosed(1, HIGHEST)
        .mapToObj(number -> new FindingId(String.format("NP%03d", number)))
        .filter(FindingPages::exists)
        .toList();
  }
}
