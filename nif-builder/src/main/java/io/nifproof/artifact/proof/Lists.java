package io.nifproof.artifact.proof;

import java.util.List;
import java.util.Objects;

/** Lists out of JSON, where anything may be absent or null. */
final class Lists {
  private Lists() {}

  static <T> List<T> copy(List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }
}
