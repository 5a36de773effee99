package io.nifproof.report.text;

import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Results as a table: variants (or libraries) down, runtimes across.
 *
 * @param columns the runtimes
 * @param rows the variants
 */
public record CellMatrix(List<Column> columns, List<Row> rows) {
  /** What belongs to the runtime and not to the variant. */
  private static final List<String> OF_THE_RUNTIME =
      List.of(Axis.RUNTIME, Axis.ARCH, Axis.OTP, Axis.FLAVOR, Axis.START);

  /**
   * A runtime.
   *
   * @param axes its part of the axes
   */
  public record Column(Map<String, String> axes) {
    public String title() {
      return axes.getOrDefault(Axis.RUNTIME, "?");
    }

    /** Its OTP, architecture, and what is unusual about it. */
    public String note() {
      List<String> words = new ArrayList<>();
      words.add("OTP " + axes.getOrDefault(Axis.OTP, "?"));
      words.add(axes.getOrDefault(Axis.ARCH, "?"));
      if ("emulated".equals(axes.get(Axis.START))) {
        words.add("qemu");
      }
      if ("emu".equals(axes.get(Axis.FLAVOR))) {
        words.add("emu");
      }
      return String.join(" ", words);
    }
  }

  /**
   * A variant.
   *
   * @param title its name
   * @param note what tells it from one of the same name; may be empty
   * @param cells its cells by their column
   */
  public record Row(String title, String note, Map<Column, CellResult> cells) {
    public Optional<CellResult> cell(Column column) {
      return Optional.ofNullable(cells.get(column));
    }
  }

  private record Key(String name, String subject, Map<String, String> axes) {}

  public static CellMatrix of(Results results) {
    Set<Column> columns = new LinkedHashSet<>();
    Map<Key, Map<Column, CellResult>> rows = new LinkedHashMap<>();
    for (CellResult cell : results.cells()) {
      Map<String, String> own = new LinkedHashMap<>(cell.subject().axes());
      own.keySet().removeAll(OF_THE_RUNTIME);
      Map<String, String> runtime = new LinkedHashMap<>(cell.subject().axes());
      runtime.keySet().retainAll(OF_THE_RUNTIME);
      Column column = new Column(runtime);
      columns.add(column);
      rows.computeIfAbsent(
              new Key(cell.name(), cell.subject().variant(), own), unused -> new LinkedHashMap<>())
          .put(column, cell);
    }
    boolean several = results.names().size() > 1;
    Map<String, Long> titles =
        rows.keySet().stream()
            .collect(Collectors.groupingBy(key -> title(key, several), Collectors.counting()));
    List<Row> lines = new ArrayList<>();
    rows.forEach(
        (key, cells) -> {
          String title = title(key, several);
          boolean unique = titles.get(title) == 1;
          lines.add(new Row(title, unique ? "" : String.join(", ", key.axes().values()), cells));
        });
    return new CellMatrix(List.copyOf(columns), lines);
  }

  private static String title(Key key, boolean several) {
    return several ? key.name() + "/" + key.subject() : key.subject();
  }
}
