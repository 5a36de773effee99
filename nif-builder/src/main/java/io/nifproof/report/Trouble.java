package io.nifproof.report;

import io.nifproof.reading.CellRow;
import io.nifproof.reading.CellState;
import io.nifproof.reading.JsonObject;
import io.nifproof.reading.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells that did not pass in the same way, told once.
 *
 * @param cells the cells
 */
record Trouble(List<CellRow> cells) {
  /** The troubles of a report, failures before what could not run. */
  static List<Trouble> of(Results results) {
    Map<List<Object>, List<CellRow>> alike = new LinkedHashMap<>();
    for (CellRow cell : results.cells()) {
      if (cell.state() != CellState.PASS) {
        List<Object> ids = findings(cell).stream().map(f -> (Object) f.text("id")).toList();
        List<Object> key = List.of(cell.name(), cell.state(), cell.sentence(), ids);
        alike.computeIfAbsent(key, unused -> new ArrayList<>()).add(cell);
      }
    }
    return alike.values().stream()
        .map(Trouble::new)
        .sorted(Comparator.comparing(Trouble::state).reversed())
        .toList();
  }

  CellState state() {
    return cells.get(0).state();
  }

  CellRow first() {
    return cells.get(0);
  }

  String sentence() {
    return first().sentence();
  }

  List<JsonObject> findings() {
    return findings(first());
  }

  /** Notes are for JSON: here they would hide what matters. */
  static List<JsonObject> findings(CellRow cell) {
    return cell.findings().stream()
        .filter(finding -> !finding.text("severity").orElse("note").equals("note"))
        .toList();
  }
}
