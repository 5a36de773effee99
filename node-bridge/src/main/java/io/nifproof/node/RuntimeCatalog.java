package io.nifproof.node;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The Erlang runtimes of this machine at one moment. Immutable.
 *
 * @param states all that were found, {@code host} first; unique by id
 */
public record RuntimeCatalog(List<RuntimeState> states) {
  /** Copies the list. */
  public RuntimeCatalog {
    states = List.copyOf(states);
  }

  /** The runtimes that may be used: all but the unusable. */
  public List<ErlangRuntime> all() {
    return states.stream()
        .filter(state -> !(state instanceof RuntimeState.Unusable))
        .flatMap(state -> state.runtime().stream())
        .toList();
  }

  /** The runtime of this name; empty when there is none or it is unusable. */
  public Optional<ErlangRuntime> find(String id) {
    return all().stream().filter(runtime -> runtime.id().equals(id)).findFirst();
  }

  /** What is known of the runtime of this name. */
  public Optional<RuntimeState> state(String id) {
    return states.stream().filter(state -> state.id().equals(id)).findFirst();
  }

  /** The known name that is most like this one, for a message; empty when nothing is like it. */
  public Optional<String> nearest(String id) {
    return nearest(id, states.stream().map(RuntimeState::id).toList());
  }

  /** The most similar of some names: at most half of its characters may need a change. */
  public static Optional<String> nearest(String id, List<String> names) {
    return names.stream()
        .filter(name -> distance(id, name) * 2 <= Math.max(id.length(), name.length()))
        .min(Comparator.comparingInt(name -> distance(id, name)));
  }

  /** Levenshtein's distance, row by row. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replace = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
