package io.nifproof.result.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Builds a JSON object, member by member, in their order. */
final class Tree {
  private final Map<String, Object> members = new LinkedHashMap<>();

  Tree put(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Null when there is none. */
  Tree put(String name, Optional<?> value) {
    return put(name, value.orElse(null));
  }

  Tree put(String name, OptionalInt value) {
    return put(name, value.isPresent() ? (Object) value.getAsInt() : null);
  }

  Tree put(String name, OptionalLong value) {
    return put(name, value.isPresent() ? (Object) value.getAsLong() : null);
  }

  Tree put(String name, OptionalDouble value) {
    return put(name, value.isPresent() ? (Object) value.getAsDouble() : null);
  }

  /** Left out when there is none. */
  Tree putIf(boolean there, String name, Object value) {
    return there ? put(name, value) : this;
  }

  Map<String, Object> members() {
    return members;
  }
}
