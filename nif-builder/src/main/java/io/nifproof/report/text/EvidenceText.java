package io.nifproof.report.text;

import io.nifproof.result.CallResult;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellResult;
import java.util.ArrayList;
import java.util.List;

/** What is known of a cell that did not pass, as plain lines. */
public final class EvidenceText {
  private static final int OUTPUT = 4000;

  private EvidenceText() {}

  public static List<String> lines(CellResult cell) {
    List<String> lines = new ArrayList<>(List.of(cell.sentence()));
    for (CallResult call : cell.calls()) {
      lines.add("case " + call.name() + ": " + call.sentence());
    }
    for (CellFinding finding : Trouble.findings(cell)) {
      lines.add(finding.id() + " " + finding.severity() + ": " + finding.message());
      lines.add("  found: " + finding.evidence());
      lines.add("  fix: " + finding.remedy());
    }
    cell.crash().ifPresent(crash -> lines.addAll(CrashText.stack(crash)));
    return lines;
  }

  /** The end of what the VM wrote. */
  public static String output(CellResult cell) {
    String output =
        cell.crash().map(crash -> crash.output()).or(() -> cell.outputs().vm()).orElse("");
    return output.substring(Math.max(0, output.length() - OUTPUT));
  }
}
