package io.nifproof.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pages of docs/findings, one for each id. Thread-safe. */
public final class FindingPages {
  private FindingPages() {}

  /** The page of a finding, in Markdown. */
  public static String page(FindingId id) {
    String name = "pages/" + id + ".md";
    try (InputStream in = FindingPages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the page of " + id + " is missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the page of " + id, e);
    }
  }
}
