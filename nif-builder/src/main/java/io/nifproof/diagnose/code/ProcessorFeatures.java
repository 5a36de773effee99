package io.nifproof.diagnose.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a processor can do, by the kernel's names.
 *
 * @param features those it has; empty when they are not known, as of an emulated one
 */
public record ProcessorFeatures(Optional<Set<String>> features) {
  /** One of which nothing is known. */
  public static final ProcessorFeatures UNKNOWN = new ProcessorFeatures(Optional.empty());

  /** Copies the set. */
  public ProcessorFeatures {
    features = features.map(Set::copyOf);
  }

  /** The one that this runs on. */
  public static ProcessorFeatures here() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .map(words -> new ProcessorFeatures(Optional.of(Set.of(words.split(" +")))))
          .orElse(UNKNOWN);
    } catch (IOException | UncheckedIOException unreadable) {
      return UNKNOWN;
    }
  }

  /** Those of some features that it lacks; all where nothing is known of it. */
  List<String> missing(List<String> needed) {
    return needed.stream()
        .filter(one -> !features.map(all -> all.contains(one)).orElse(false))
        .toList();
  }
}
