package io.nifproof.result.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The members of a JSON object, read leniently: one that is missing, null or of another kind is
 * absent.
 *
 * @param all as they were read
 */
record Members(Map<String, Object> all) {
  static final Members NONE = new Members(Map.of());

  /** Empty when it is no object. */
  static Optional<Members> of(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, inside) -> members.put(key.toString(), inside));
    return Optional.of(new Members(members));
  }

  Optional<String> text(String name) {
    return all.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A string, or what a number or a boolean looks like. */
  Optional<String> word(String name) {
    Object value = all.get(name);
    boolean simple = value instanceof String || value instanceof Number || value instanceof Boolean;
    return simple ? Optional.of(value.toString()) : Optional.empty();
  }

  OptionalLong number(String name) {
    return all.get(name) instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  OptionalInt integer(String name) {
    return all.get(name) instanceof Number number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  OptionalDouble decimal(String name) {
    return all.get(name) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** Whether a member is {@code true}. */
  boolean is(String name) {
    return Boolean.TRUE.equals(all.get(name));
  }

  Optional<Boolean> flag(String name) {
    return all.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  Optional<Members> object(String name) {
    return of(all.get(name));
  }

  /** The objects of a list. */
  List<Members> objects(String name) {
    return list(name).map(Members::of).flatMap(Optional::stream).toList();
  }

  /** The strings of a list. */
  List<String> texts(String name) {
    return list(name).filter(String.class::isInstance).map(String.class::cast).toList();
  }

  boolean isList(String name) {
    return all.get(name) instanceof List<?>;
  }

  private Stream<?> list(String name) {
    return all.get(name) instanceof List<?> list ? list.stream() : Stream.of();
  }
}
