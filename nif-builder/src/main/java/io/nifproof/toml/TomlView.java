package io.nifproof.toml;

import io.nifproof.node.RuntimeCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Reads typed values out of one table and notes every problem with its line. Not thread-safe. */
public final class TomlView {
  private final String path;

  /** Where it begins, for what it lacks; 0 when that is not known. */
  private final int line;

  private final TomlTable table;
  private final List<TomlProblem> problems;
  private final List<String> known = new ArrayList<>();

  private TomlView(String path, TomlTable table, List<TomlProblem> problems) {
    this(path, 0, table, problems);
  }

  private TomlView(String path, int line, TomlTable table, List<TomlProblem> problems) {
    this.path = path;
    this.line = line;
    this.table = table;
    this.problems = problems;
  }

  /**
   * The whole of a file.
   *
   * @param text what stands in it
   * @param problems where every problem is put, those of the syntax first
   */
  public static TomlView of(String text, List<TomlProblem> problems) {
    TomlParseResult toml = Toml.parse(text);
    toml.errors().forEach(e -> problems.add(new TomlProblem(e.position().line(), e.getMessage())));
    return new TomlView("", toml, problems);
  }

  /** A table inside this one; an empty one when it is not there. */
  public TomlView table(String key) {
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
  public List<TomlView> tables(String key) {
    known.add(key);
    Object value = table.get(List.of(key));
    List<TomlView> views = new ArrayList<>();
    if (value instanceof TomlArray array
        && array.toList().stream().allMatch(TomlTable.class::isInstance)) {
      for (int i = 0; i < array.size(); i++) {
        int begin = array.inputPositionOf(i).line();
        views.add(new TomlView(name(key), begin, array.getTable(i), problems));
      }
    } else if (value != null) {
      problem(key, "`" + name(key) + "` must be tables, written `[[" + name(key) + "]]`");
    }
    return views;
  }

  /**
   * What may be one table, written {@code [key]}, or several, written {@code [[key]]}; an empty one
   * when it is not there.
   */
  public List<TomlView> tableOrTables(String key) {
    boolean several =
        table.get(List.of(key)) instanceof TomlArray array
            && !array.isEmpty()
            && array.toList().stream().allMatch(TomlTable.class::isInstance);
    return several ? tables(key) : List.of(table(key));
  }

  /** Its keys, in the order of the file. */
  public List<String> keys() {
    return List.copyOf(table.keySet());
  }

  public boolean has(String key) {
    return table.contains(List.of(key));
  }

  public Optional<String> string(String key) {
    return one(key, String.class, "a string in quotes");
  }

  public Optional<Long> integer(String key) {
    return one(key, Long.class, "a number");
  }

  /** Whether something is switched on; it is off when the key is absent. */
  public boolean flag(String key) {
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
  public List<String> strings(String key, List<String> otherwise) {
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
  public List<String> words(String key) {
    return words(key, List.of());
  }

  /** The same; the given list when the key is absent or its value is neither. */
  public List<String> words(String key, List<String> otherwise) {
    return table.get(List.of(key)) instanceof String
        ? string(key).stream().toList()
        : strings(key, otherwise);
  }

  /** A table of strings, in the order of the file; empty when it is absent. */
  public Map<String, String> stringTable(String key) {
    TomlView inside = table(key);
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : inside.table.keySet()) {
      inside.string(name).ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  /** The same for a list that must have something in it. */
  public List<String> someStrings(String key, List<String> otherwise, String why) {
    List<String> values = strings(key, otherwise);
    if (table.get(List.of(key)) instanceof TomlArray array && array.isEmpty()) {
      problem(key, "`" + name(key) + "` has nothing in it" + why);
    }
    return values;
  }

  /** A string read by a parser; one that it does not take is a problem. */
  public <T> Optional<T> parsed(String key, Function<String, Optional<T>> parser, String expected) {
    return string(key).flatMap(text -> value(key, text, parser, expected));
  }

  /** A list of strings, each read by a parser; a string that is none is a problem. */
  public <T> List<T> parsed(
      String key, List<String> otherwise, Function<String, Optional<T>> parser, String expected) {
    return strings(key, otherwise).stream()
        .flatMap(text -> value(key, text, parser, expected).stream())
        .toList();
  }

  private <T> Optional<T> value(
      String key, String text, Function<String, Optional<T>> parser, String expected) {
    Optional<T> value = parser.apply(text);
    if (value.isEmpty()) {
      problem(key, "`" + text + "` in `" + name(key) + "`: expected " + expected);
    }
    return value;
  }

  /** Notes the keys that nobody asked for. */
  public void rejectUnknown() {
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

  public void problem(String key, String message) {
    var position = key.isEmpty() ? null : table.inputPositionOf(List.of(key));
    problems.add(new TomlProblem(position == null ? line : position.line(), message));
  }

  /** The name of a key with those of the tables around it, such as {@code gate.timeout}. */
  public String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
