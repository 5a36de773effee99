package io.nifproof.gate;

import io.nifproof.node.RuntimeCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reads typed values out of one table and notes every problem with its line. Not thread-safe. */
final class TomlView {
  /** Why an axis of the matrix must not be empty. */
  static final String NOTHING = ", so nothing would be checked";

  private final String path;
  private final TomlTable table;
  private final List<SpecProblem> problems;
  private final List<String> known = new ArrayList<>();

  TomlView(String path, TomlTable table, List<SpecProblem> problems) {
    this.path = path;
    this.table = table;
    this.problems = problems;
  }

  /** A table inside this one; an empty one when it is not there. */
  TomlView table(String key) {
    known.add(key);
    Object value = table.get(List.of(key));
    if (value == null) {
      return new TomlView(name(key), Toml.parse(""), problems);
    }
    if (value instanceof TomlTable inside) {
      return new TomlView(name(key), inside, problems);
    }
    problem(key, "`" + name(key) + "` must be a table, written `[" + name(key) + "]`");
    // What it lacks is not said: a table that is none lacks everything.
    return new TomlView(name(key), Toml.parse(""), new ArrayList<>());
  }

  /** The tables of an array of tables, written {@code [[key]]}; none when it is not there. */
  List<TomlView> tables(String key) {
    known.add(key);
    Object value = table.get(List.of(key));
    List<TomlView> views = new ArrayList<>();
    if (value instanceof TomlArray array
        && array.toList().stream().allMatch(TomlTable.class::isInstance)) {
      array.toList().forEach(one -> views.add(new TomlView(name(key), (TomlTable) one, problems)));
    } else if (value != null) {
      problem(key, "`" + name(key) + "` must be tables, written `[[" + name(key) + "]]`");
    }
    return views;
  }

  /** Its keys, in the order of the file. */
  List<String> keys() {
    return List.copyOf(table.keySet());
  }

  /** The values of an axis: a list of strings, or one string for a list of one. */
  Optional<MatrixReader.Values> values(String key) {
    if (!has(key)) {
      known.add(key);
      return Optional.empty();
    }
    Object value = table.get(List.of(key));
    known.add(key);
    List<String> texts =
        value instanceof String text ? List.of(text) : strings(key, List.of("(wrong)"));
    boolean wrong = texts.equals(List.of("(wrong)"));
    return wrong
        ? Optional.empty()
        : Optional.of(new MatrixReader.Values(this, key, name(key), texts));
  }

  boolean has(String key) {
    return table.contains(List.of(key));
  }

  Optional<String> string(String key) {
    return one(key, String.class, "a string in quotes");
  }

  Optional<Long> integer(String key) {
    return one(key, Long.class, "a number");
  }

  /** Whether something is switched on; it is off when the key is absent. */
  boolean flag(String key) {
    return one(key, Boolean.class, "true or false").orElse(false);
  }

  private <T> Optional<T> one(String key, Class<T> type, String expected) {
    known.add(key);
    Object value = table.get(List.of(key));
    if (value == null || type.isInstance(value)) {
      return Optional.ofNullable(type.cast(value));
    }
    problem(key, "`" + name(key) + "` must be " + expected + ", found `" + value + "`");
    return Optional.empty();
  }

  /** A list of strings; the given one when the key is absent. */
  List<String> strings(String key, List<String> otherwise) {
    known.add(key);
    Object value = table.get(List.of(key));
    if (value == null) {
      return otherwise;
    }
    if (value instanceof TomlArray array
        && array.toList().stream().allMatch(String.class::isInstance)) {
      return array.toList().stream().map(String.class::cast).toList();
    }
    problem(key, "`" + name(key) + "` must be a list of strings, such as [\"…\", \"…\"]");
    return otherwise;
  }

  /** One string, or a list of strings. */
  List<String> words(String key) {
    return table.get(List.of(key)) instanceof String
        ? string(key).stream().toList()
        : strings(key, List.of());
  }

  /** A table of strings, in the order of the file; empty when it is absent. */
  Map<String, String> stringTable(String key) {
    TomlView inside = table(key);
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : inside.table.keySet()) {
      inside.string(name).ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  /** The same for a list that must have something in it. */
  List<String> someStrings(String key, List<String> otherwise, String why) {
    List<String> values = strings(key, otherwise);
    if (table.get(List.of(key)) instanceof TomlArray array && array.isEmpty()) {
      problem(key, "`" + name(key) + "` has nothing in it" + why);
    }
    return values;
  }

  /** A list of strings, each read by a parser; a string that is none is a problem. */
  <T> List<T> parsed(
      String key, List<String> otherwise, Function<String, Optional<T>> parser, String expected) {
    List<T> values = new ArrayList<>();
    for (String text : someStrings(key, otherwise, NOTHING)) {
      Optional<T> value = parser.apply(text);
      if (value.isPresent()) {
        values.add(value.get());
      } else {
        problem(key, "`" + text + "` in `" + name(key) + "`: expected " + expected);
      }
    }
    return values;
  }

  /** Notes the keys that nobody asked for. */
  void rejectUnknown() {
    for (String key : table.keySet()) {
      if (!known.contains(key)) {
        String near =
            RuntimeCatalog.nearest(key, known).map(n -> "; did you mean `" + n + "`?").orElse("");
        problem(
            key,
            "unknown key `"
                + name(key)
                + "`"
                + near
                + " (known here: "
                + String.join(", ", known)
                + ")");
      }
    }
  }

  void problem(String key, String message) {
    var position = key.isEmpty() ? null : table.inputPositionOf(List.of(key));
    problems.add(new SpecProblem(position == null ? 0 : position.line(), message));
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
