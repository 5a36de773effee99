package io.nifproof.result.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a JSON object has beside what this version knows of it, in whatever depth: maps by their
 * names, lists by their positions.
 */
final class Extra {
  private Extra() {}

  /** The members of a whole that the known part lacks; an empty map when there are none. */
  static Map<String, Object> of(Map<String, Object> whole, Map<String, Object> known) {
    Map<String, Object> extra = new LinkedHashMap<>();
    whole.forEach(
        (name, value) -> {
          if (!known.containsKey(name)) {
            extra.put(name, value);
          } else {
            Object inside = inside(value, known.get(name));
            if (inside != null) {
              extra.put(name, inside);
            }
          }
        });
    return extra;
  }

  /** Null when nothing is unknown, or the two cannot be held against each other. */
  private static Object inside(Object whole, Object known) {
    if (whole instanceof Map<?, ?> all && known instanceof Map<?, ?> some) {
      Map<String, Object> extra = of(texts(all), texts(some));
      return extra.isEmpty() ? null : extra;
    }
    if (!(whole instanceof List<?> all && known instanceof List<?> some)
        || all.size() != some.size()) {
      return null;
    }
    List<Object> extras = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      extras.add(inside(all.get(i), some.get(i)));
    }
    return extras.stream().allMatch(one -> one == null) ? null : extras;
  }

  /** The known part with what is beside it; what is known stays as it is. */
  static Map<String, Object> join(Map<String, Object> known, Map<?, ?> extra) {
    Map<String, Object> joined = new LinkedHashMap<>(known);
    texts(extra)
        .forEach(
            (name, more) ->
                joined.put(name, known.containsKey(name) ? joined(known.get(name), more) : more));
    return joined;
  }

  private static Object joined(Object known, Object extra) {
    if (known instanceof Map<?, ?> map && extra instanceof Map<?, ?> more) {
      return join(texts(map), more);
    }
    if (!(known instanceof List<?> list && extra instanceof List<?> more)
        || list.size() != more.size()) {
      return known;
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object beside = more.get(i);
      values.add(beside == null ? list.get(i) : joined(list.get(i), beside));
    }
    return values;
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> texts = new LinkedHashMap<>();
    map.forEach((key, value) -> texts.put(key.toString(), value));
    return texts;
  }
}
