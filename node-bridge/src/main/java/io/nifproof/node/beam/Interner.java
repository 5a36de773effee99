package io.nifproof.node.beam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A growing table that gives each distinct entry its index. Not thread-safe. */
final class Interner<T> {
  private final int firstIndex;
  private final List<T> entries = new ArrayList<>();
  private final Map<T, Integer> indexes = new HashMap<>();

  /** Starts with what is there already, duplicates included. */
  Interner(int firstIndex, List<T> initial) {
    this.firstIndex = firstIndex;
    for (T entry : initial) {
      indexes.putIfAbsent(entry, firstIndex + entries.size());
      entries.add(entry);
    }
  }

  /** The index of an entry, which is added when it is new. */
  int index(T entry) {
    Integer known = indexes.get(entry);
    if (known != null) {
      return known;
    }
    int index = firstIndex + entries.size();
    indexes.put(entry, index);
    entries.add(entry);
    return index;
  }

  List<T> entries() {
    return List.copyOf(entries);
  }
}
