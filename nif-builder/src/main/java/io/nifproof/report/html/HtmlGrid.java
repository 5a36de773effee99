package io.nifproof.report.html;

import io.nifproof.report.text.CellMatrix;
import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.result.words.CellWords;
import io.nifproof.visible.Visible;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The matrix for the page's template. */
final class HtmlGrid {
  private static final Map<String, String> FILTERS = new LinkedHashMap<>();

  static {
    FILTERS.put(Axis.LIBRARY, "library");
    FILTERS.put(Axis.COMPILER, "compiler");
    FILTERS.put(Axis.OPTIMIZE, "level");
    FILTERS.put(Axis.FLAGS, "flags");
    FILTERS.put(Axis.ARCH, "architecture");
    FILTERS.put(Axis.OTP, "OTP");
    FILTERS.put(Axis.FLAVOR, "flavour");
  }

  private HtmlGrid() {}

  static void fill(Map<String, Object> page, Results results) {
    CellMatrix matrix = CellMatrix.of(results);
    IdentityHashMap<CellResult, Integer> index = new IdentityHashMap<>();
    results.cells().forEach(cell -> index.put(cell, index.size()));
    List<Object> columns = new ArrayList<>();
    for (CellMatrix.Column column : matrix.columns()) {
      columns.add(Map.of("parts", parts(column.title()), "note", Visible.name(column.note())));
    }
    List<Object> rows = new ArrayList<>();
    for (CellMatrix.Row row : matrix.rows()) {
      List<Object> cells = new ArrayList<>();
      for (CellMatrix.Column column : matrix.columns()) {
        cells.add(
            row.cell(column)
                .map(cell -> cell(cell, index.get(cell), row, column))
                .orElse(Map.of("there", false)));
      }
      rows.add(
          Map.of(
              "title",
              Visible.name(row.title()),
              "note",
              Visible.name(row.note()),
              "cells",
              cells));
    }
    page.put("columns", columns);
    page.put("rows", rows);
    page.put("matrix?", !rows.isEmpty());
    page.put("selects", selects(results));
  }

  /** A long name may break after these letters. */
  private static List<String> parts(String title) {
    return List.of(Visible.name(title).split("(?<=[:/])"));
  }

  private static Map<String, Object> cell(
      CellResult cell, int index, CellMatrix.Row row, CellMatrix.Column column) {
    Map<String, Object> place = new LinkedHashMap<>(HtmlCells.state(cell.verdict()));
    place.put("there", true);
    place.put("index", index);
    place.put("word", CellWords.of(cell));
    String where = row.title() + " on " + column.title() + ", " + column.note();
    place.put("label", Visible.name(where + ": " + CellWords.of(cell)));
    return place;
  }

  /** A filter for each axis that has something to choose. */
  private static List<Object> selects(Results results) {
    List<Object> selects = new ArrayList<>();
    FILTERS.forEach(
        (axis, label) -> {
          List<String> values =
              results.cells().stream()
                  .flatMap(cell -> cell.axis(axis).stream())
                  .distinct()
                  .sorted(Axis.order(axis))
                  .map(Visible::name)
                  .toList();
          if (values.size() > 1) {
            selects.add(Map.of("axis", axis, "label", label, "values", values));
          }
        });
    return selects;
  }
}
