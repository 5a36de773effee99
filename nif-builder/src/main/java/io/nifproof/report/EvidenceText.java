package io.nifproof.report;

import io.nifproof.reading.CaseRow;
import io.nifproof.reading.CellRow;
import io.nifproof.reading.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a cell that did not pass, as plain lines. */
final class EvidenceText {
  private static final int FRAMES = 16;
  private static final int OUTPUT = 4000;

  private EvidenceText() {}

  static List<String> lines(CellRow cell) {
    List<String> lines = new ArrayList<>(List.of(cell.sentence()));
    for (CaseRow row : cell.cases()) {
      String expected = row.expect().map(text -> ", expected " + text).orElse("");
      lines.add("case " + row.name() + ": " + row.sentence() + expected);
    }
    for (JsonObject finding : Trouble.findings(cell)) {
      lines.add(word(finding, "id") + " " + word(finding, "severity") + ": " + message(finding));
    }
    cell.crash().ifPresent(crash -> crash(crash, lines));
    return lines;
  }

  /** The end of what the VM wrote. */
  static String output(CellRow cell) {
    String output =
        cell.crash()
            .flatMap(crash -> crash.text("stderr"))
            .or(() -> cell.json().text("output"))
            .orElse("");
    return output.substring(Math.max(0, output.length() - OUTPUT));
  }

  private static String message(JsonObject finding) {
    return word(finding, "message")
        + "\n  found: "
        + word(finding, "evidence")
        + "\n  fix: "
        + word(finding, "remedy");
  }

  private static void crash(JsonObject crash, List<String> lines) {
    List<JsonObject> frames = crash.objects("frames");
    if (!frames.isEmpty()) {
      lines.add("stack, innermost first:");
      frames.stream().limit(FRAMES).forEach(frame -> lines.add("  " + frame(frame)));
    }
  }

  private static String frame(JsonObject frame) {
    Optional<String> file = frame.text("file");
    String place =
        file.isPresent()
            ? " at " + file.get() + frame.word("line").map(line -> ":" + line).orElse("")
            : "";
    return frame.text("function").orElse("?")
        + place
        + " ("
        + frame.text("module").orElse("JIT code")
        + "+"
        + word(frame, "offset")
        + ")";
  }

  private static String word(JsonObject object, String name) {
    return object.word(name).orElse("");
  }
}
