package io.nifproof.gate.spec;

import io.nifproof.gate.matrix.MatrixRule;
import io.nifproof.toml.TomlView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code [[matrix.exclude]]} and {@code [[library.exclude]]}. */
final class RuleReader {
  private RuleReader() {}

  /** The rules of a table. */
  static List<MatrixRule> read(TomlView owner) {
    List<MatrixRule> rules = new ArrayList<>();
    for (TomlView table : owner.tables("exclude")) {
      rules.add(rule(table, owner.name("exclude")));
      table.rejectUnknown();
    }
    return rules;
  }

  private static MatrixRule rule(TomlView table, String name) {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    for (String axis : MatrixRule.AXES) {
      MatrixReader.Values.of(table, axis).ifPresent(values -> axes.put(axis, values.texts()));
    }
    if (axes.isEmpty()) {
      table.problem(
          "",
          "a `[["
              + name
              + "]]` that names no axis would leave out every cell; axes: "
              + String.join(", ", MatrixRule.AXES).toLowerCase(Locale.ROOT));
    }
    return new MatrixRule(axes);
  }
}
