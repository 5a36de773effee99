package io.nifproof.result.json;

import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import io.nifproof.result.CellFinding;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A finding as JSON, the same in every report. */
public final class FindingJson {
  private FindingJson() {}

  /** The finding as a JSON object. */
  public static Map<String, Object> tree(CellFinding finding) {
    Place where = finding.where();
    Tree place = new Tree().put("file", where.file().toString());
    place.putIf(where.symbol().isPresent(), "symbol", where.symbol().orElse(""));
    place.putIf(where.row().isPresent(), "row", where.row().orElse(0));
    place.putIf(where.offset().isPresent(), "offset", where.offset().orElse(0));
    return new Tree()
        .put("id", finding.id())
        .put("severity", finding.severity().id())
        .put("where", place.members())
        .put("evidence", finding.evidence())
        .put("expected", finding.expected())
        .put("message", finding.message())
        .put("remedy", finding.remedy())
        .members();
  }

  static CellFinding read(Members json) {
    Members where = json.object("where").orElse(Members.NONE);
    return new CellFinding(
        json.text("id").orElse("unknown"),
        json.text("severity").map(FindingJson::severity).orElse(Severity.NOTE),
        new Place(
            path(where.text("file").orElse("")),
            where.text("symbol"),
            where.integer("row"),
            where.number("offset")),
        json.text("evidence").orElse(""),
        json.text("expected").orElse(""),
        json.text("message").orElse(""),
        json.text("remedy").orElse(""));
  }

  private static Severity severity(String id) {
    return Arrays.stream(Severity.values())
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElse(Severity.WARNING);
  }

  /** A name from another machine may be none here. */
  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return Path.of(text.replaceAll("[^\\x20-\\x7e]", "?"));
    }
  }
}
