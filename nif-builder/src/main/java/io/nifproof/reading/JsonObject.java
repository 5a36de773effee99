package io.nifproof.reading;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A JSON object, read leniently: a member that is missing, null or of another kind is absent. The
 * members that nobody knows stay, so that what is written again loses nothing.
 *
 * @param members strings, numbers, booleans, lists, maps and nulls
 */
public record JsonObject(Map<String, Object> members) {
  /** Copies the map. */
  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** A string. */
  public Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A string, or what a number or a boolean looks like. */
  public Optional<String> word(String name) {
    Object value = members.get(name);
    boolean simple = value instanceof String || value instanceof Number || value instanceof Boolean;
    return simple ? Optional.of(value.toString()) : Optional.empty();
  }

  /** An integer. */
  public OptionalLong number(String name) {
    return members.get(name) instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  /** A number. */
  public OptionalDouble decimal(String name) {
    return members.get(name) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** Whether a member is {@code true}. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** An object inside this one. */
  public Optional<JsonObject> object(String name) {
    return object(members.get(name));
  }

  /** The objects of a list. */
  public List<JsonObject> objects(String name) {
    return list(name).map(JsonObject::object).flatMap(Optional::stream).toList();
  }

  /** The strings of a list. */
  public List<String> texts(String name) {
    return list(name).filter(String.class::isInstance).map(String.class::cast).toList();
  }

  /** The same object with one member changed or added. */
  public JsonObject with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(members);
    changed.put(name, value);
    return new JsonObject(changed);
  }

  private Stream<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list.stream() : Stream.of();
  }

  private static Optional<JsonObject> object(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, inside) -> members.put(key.toString(), inside));
    return Optional.of(new JsonObject(members));
  }
}
