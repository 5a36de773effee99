package io.nifproof.report.html;

import io.nifproof.analysis.Analysis;
import io.nifproof.analysis.Difference;
import io.nifproof.analysis.Separation;
import io.nifproof.report.text.Trouble;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.CellWords;
import io.nifproof.visible.Visible;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the page tells in words, for its template. Every name that a part uses is in it. */
final class HtmlParts {
  private static final int NAMES = 60;

  private HtmlParts() {}

  static void fill(Map<String, Object> page, Results results, Analysis reading) {
    IdentityHashMap<CellResult, Integer> index = new IdentityHashMap<>();
    results.cells().forEach(cell -> index.put(cell, index.size()));
    put(
        page,
        "conclusions",
        reading.separations().stream().map(one -> conclusion(one, results)).toList());
    put(page, "troubles", Trouble.of(results).stream().map(t -> trouble(t, index)).toList());
    put(page, "missing", results.missing().stream().map(HtmlParts::missing).toList());
    put(page, "differences", reading.differences().stream().map(HtmlParts::difference).toList());
  }

  private static void put(Map<String, Object> page, String name, List<?> values) {
    page.put(name, values);
    page.put(name + "?", !values.isEmpty());
  }

  private static Map<String, Object> conclusion(Separation one, Results results) {
    return Map.of(
        "of",
        one.concernsAll(results) ? "" : Visible.name(one.name()),
        "words",
        Visible.of(one.trouble().isPresent() ? one.words() : capital(one.words())),
        "hint",
        Visible.of(capital(one.hint())));
  }

  private static Map<String, Object> trouble(
      Trouble trouble, IdentityHashMap<CellResult, Integer> index) {
    Map<String, Object> part = new LinkedHashMap<>(HtmlCells.state(trouble.verdict()));
    part.put("word", CellWords.of(trouble.first()));
    part.put("sentence", Visible.of(trouble.sentence()));
    part.put("findings", trouble.findings().stream().map(HtmlParts::finding).toList());
    int cells = trouble.cells().size();
    part.put("count", cells + (cells == 1 ? " cell" : " cells"));
    List<Object> names = new ArrayList<>();
    for (CellResult cell : trouble.cells().subList(0, Math.min(NAMES, cells))) {
      names.add(Map.of("index", index.get(cell), "id", Visible.name(cell.id())));
    }
    part.put("cells", names);
    part.put("more", cells > NAMES ? "and " + (cells - NAMES) + " more" : "");
    return part;
  }

  private static Map<String, Object> finding(CellFinding finding) {
    return Map.of(
        "id", Visible.of(finding.id()),
        "message", Visible.of(finding.message()),
        "remedy", Visible.of(finding.remedy()));
  }

  private static Map<String, Object> missing(Missing one) {
    return Map.of(
        "what", Visible.name(one.what()),
        "reason", Visible.of(one.reason()),
        "remedies", one.remedies().stream().map(Visible::of).toList());
  }

  private static Map<String, Object> difference(Difference one) {
    return Map.of(
        "name", Visible.name(one.caseName()),
        "expect", Visible.of(one.expect().orElse("")),
        "groups", one.groups().stream().map(HtmlParts::group).toList());
  }

  private static Map<String, Object> group(Difference.Group group) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("answer", Visible.of(group.answer()));
    part.put("count", group.cells().size());
    part.put("where", Visible.of(group.words()));
    part.put(
        "verdict",
        group
            .ok()
            .map(ok -> (Object) HtmlCells.state(ok ? Verdict.PASS : Verdict.FAIL))
            .orElse(false));
    return part;
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
