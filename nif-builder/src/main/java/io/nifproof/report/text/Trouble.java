package io.nifproof.report.text;

import io.nifproof.finding.FindingId;
import io.nifproof.finding.Severity;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Cells of which the same is to be told, told once.
 *
 * @param cells the cells
 */
public record Trouble(List<CellResult> cells) {
  /** Cells that did not pass, failures before what could not run. */
  public static List<Trouble> of(Results results) {
    return of(results, cell -> cell.verdict() != Verdict.PASS);
  }

  /** The same and, last, cells that passed of which there is something to tell. */
  static List<Trouble> andNotes(Results results) {
    return of(results, Trouble::noteworthy);
  }

  /** Cells that passed and of which something was found. */
  public static List<Trouble> ofPasses(Results results) {
    return of(results, cell -> cell.verdict() == Verdict.PASS && !findings(cell).isEmpty());
  }

  private static List<Trouble> of(Results results, Predicate<CellResult> which) {
    Map<List<Object>, List<CellResult>> alike = new LinkedHashMap<>();
    results.cells().stream()
        .filter(which)
        .forEach(cell -> alike.computeIfAbsent(key(cell), unused -> new ArrayList<>()).add(cell));
    return alike.values().stream()
        .map(Trouble::new)
        .sorted(Comparator.comparing(Trouble::verdict).reversed())
        .toList();
  }

  private static boolean noteworthy(CellResult cell) {
    return cell.verdict() != Verdict.PASS
        || !cell.outputs().leftBehind().isEmpty()
        || !findings(cell).isEmpty()
        || cell.outputs().diagnostics().filter(text -> !text.isBlank()).isPresent()
        || !cell.calls().stream().allMatch(CallResult::unremarkable);
  }

  /** Of a failed build the compiler's words count, not its command line, which always differs. */
  private static List<Object> key(CellResult cell) {
    boolean notBuilt = cell.outcome() == CellOutcome.NOT_BUILT;
    boolean words = notBuilt || cell.verdict() == Verdict.PASS;
    return List.of(
        cell.name(),
        cell.verdict(),
        notBuilt ? cell.outcome().id() : cell.sentence(),
        findings(cell).stream().map(CellFinding::id).toList(),
        words ? cell.outputs().diagnostics().orElse("") : "");
  }

  public Verdict verdict() {
    return cells.get(0).verdict();
  }

  public CellResult first() {
    return cells.get(0);
  }

  public String sentence() {
    return first().sentence();
  }

  public List<CellFinding> findings() {
    return findings(first());
  }

  /**
   * Notes are for JSON: here they would hide what matters. Only a function that is declared and not
   * there is told everywhere.
   */
  public static List<CellFinding> findings(CellResult cell) {
    return cell.findings().stream()
        .filter(one -> one.severity() != Severity.NOTE || one.is(FindingId.NP023))
        .toList();
  }
}
