package io.nifproof.audit.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that musl's libc exports, made by scripts/generate-musl-symbols. Thread-safe. */
public final class MuslSymbols {
  private static final String RESOURCE = "musl-symbols.txt";

  private MuslSymbols() {}

  /** Read when a library is judged for musl first. */
  private static final class Names {
    static final Set<String> ALL = read();

    private static Set<String> read() {
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(
                  MuslSymbols.class.getResourceAsStream(RESOURCE), StandardCharsets.US_ASCII))) {
        return in.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + RESOURCE + " of the jar", e);
      }
    }
  }

  /** Whether musl has a symbol. Names of large files, such as fopen64, are aliases there. */
  public static boolean has(String symbol) {
    return Names.ALL.contains(symbol);
  }
}
