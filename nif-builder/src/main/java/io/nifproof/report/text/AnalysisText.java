package io.nifproof.report.text;

import io.nifproof.analysis.Analysis;
import io.nifproof.analysis.Difference;
import io.nifproof.analysis.Separation;
import io.nifproof.result.Results;
import io.nifproof.visible.Visible;
import java.util.ArrayList;
import java.util.List;

/** What the results have in common, for people, as lines. */
final class AnalysisText {
  private static final int ANSWER = 60;

  private final Paragraph paragraphs;

  AnalysisText(Paragraph paragraphs) {
    this.paragraphs = paragraphs;
  }

  /** Nothing when there is nothing to say. */
  List<String> lines(Analysis reading, Results results) {
    boolean several = results.names().size() > 1;
    List<String> lines = new ArrayList<>();
    for (Separation one : reading.separations()) {
      String of = one.concernsAll(results) ? "" : one.name() + ": ";
      lines.addAll(paragraphs.lines("", Visible.of(of + one.words())));
      if (!one.hint().isEmpty()) {
        lines.addAll(paragraphs.lines("  ", "hint: " + Visible.of(one.hint())));
      }
      lines.add("");
    }
    if (!reading.flavors().isEmpty()) {
      reading.flavors().forEach(text -> lines.addAll(paragraphs.lines("", text)));
      lines.add("");
    }
    for (Difference one : reading.differences()) {
      String of = several ? one.name() + ": " : "";
      String head = of + "`" + one.caseName() + "` is not the same in all of " + one.cells();
      String expected = one.expect().map(text -> "; expected " + text).orElse("");
      lines.addAll(paragraphs.lines("", Visible.of(head + " cells" + expected)));
      for (Difference.Group group : one.groups()) {
        String verdict = group.ok().map(ok -> ok ? "" : ", wrong").orElse("");
        int count = group.cells().size();
        lines.addAll(
            paragraphs.lines(
                "  ",
                Visible.line(group.answer(), ANSWER)
                    + verdict
                    + ": "
                    + count
                    + (count == 1 ? " cell, " : " cells, ")
                    + Visible.of(group.words())));
      }
      lines.add("");
    }
    lines.addAll(PriceText.lines(reading, paragraphs, several));
    return lines;
  }
}
