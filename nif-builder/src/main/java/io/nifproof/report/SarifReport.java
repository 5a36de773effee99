package io.nifproof.report;

import io.nifproof.finding.FindingId;
import io.nifproof.finding.FindingPages;
import io.nifproof.finding.Origin;
import io.nifproof.reading.CellRow;
import io.nifproof.reading.CellState;
import io.nifproof.reading.JsonObject;
import io.nifproof.reading.Missing;
import io.nifproof.reading.Results;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes results as SARIF 2.1.0 (OASIS): each finding once with the cells that have it, and a
 * result for each way in which cells failed that no finding of severity error explains.
 */
final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final int SHOWN = 4;

  private final Map<String, Map<String, Object>> rules = new LinkedHashMap<>();

  private SarifReport() {}

  static void write(Results results, String version, Writer out) {
    Map<String, Object> log = new SarifReport().log(results, version);
    JsonFile.write(out, json -> TreeJson.write(json, log));
  }

  private Map<String, Object> log(Results results, String version) {
    List<Object> found = new ArrayList<>();
    findings(results).forEach((finding, cells) -> found.add(finding(finding, cells)));
    for (Trouble trouble : Trouble.of(results)) {
      boolean explained =
          trouble.findings().stream().anyMatch(f -> f.text("severity").orElse("").equals("error"));
      if (trouble.state().bad() && !explained) {
        found.add(trouble(trouble));
      }
    }
    Map<String, Object> driver =
        object("name", "nifproof", "semanticVersion", version, "rules", rules.values());
    Map<String, Object> run =
        object(
            "tool",
            object("driver", driver),
            "invocations",
            List.of(invocation(results)),
            "results",
            found);
    return object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
  }

  private static Map<JsonObject, List<CellRow>> findings(Results results) {
    Map<JsonObject, List<CellRow>> findings = new LinkedHashMap<>();
    for (CellRow cell : results.cells()) {
      for (JsonObject finding : cell.findings()) {
        findings.computeIfAbsent(finding, unused -> new ArrayList<>()).add(cell);
      }
    }
    return findings;
  }

  private Map<String, Object> finding(JsonObject finding, List<CellRow> cells) {
    String id = finding.text("id").orElse("unknown");
    JsonObject where = finding.object("where").orElse(new JsonObject(Map.of()));
    String message =
        finding.text("message").orElse("")
            + ". Found: "
            + finding.text("evidence").orElse("")
            + ". Fix: "
            + finding.text("remedy").orElse("");
    Map<String, Object> result =
        result(id, level(finding), message, cells, place(id, where, cells.get(0)));
    where
        .text("symbol")
        .ifPresent(
            symbol -> {
              Map<String, Object> location = new LinkedHashMap<>(place(id, where, cells.get(0)));
              location.put("logicalLocations", List.of(object("name", symbol)));
              result.put("locations", List.of(location));
            });
    return result;
  }

  private Map<String, Object> trouble(Trouble trouble) {
    CellRow first = trouble.first();
    String id = "cell-" + CellWords.word(first).replace(' ', '-');
    return result(id, "error", trouble.sentence(), trouble.cells(), source(first));
  }

  private Map<String, Object> result(
      String id, String level, String message, List<CellRow> cells, Map<String, Object> place) {
    rules.computeIfAbsent(id, SarifReport::rule);
    List<String> ids = cells.stream().map(CellRow::id).toList();
    String some = String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
    String more = ids.size() > SHOWN ? " and " + (ids.size() - SHOWN) + " more" : "";
    return object(
        "ruleId",
        id,
        "ruleIndex",
        new ArrayList<>(rules.keySet()).indexOf(id),
        "level",
        level,
        "message",
        text(message + " (in " + some + more + ")"),
        "locations",
        List.of(place),
        "properties",
        object("cells", ids));
  }

  private static String level(JsonObject finding) {
    String severity = finding.text("severity").orElse("warning");
    return List.of("error", "warning", "note").contains(severity) ? severity : "warning";
  }

  private static Map<String, Object> rule(String id) {
    return FindingId.parse(id)
        .map(known -> rule(id, known))
        .orElseGet(
            () -> object("id", id, "shortDescription", text("A cell of the matrix did not pass")));
  }

  private static Map<String, Object> rule(String id, FindingId known) {
    return object(
        "id",
        id,
        "shortDescription",
        text(known.title()),
        "help",
        object("text", "nifproof explain " + id, "markdown", FindingPages.page(known)));
  }

  /** What a crash was about is where it happened in the source; else it is the library. */
  private static Map<String, Object> place(String id, JsonObject where, CellRow cell) {
    if (FindingId.parse(id).filter(known -> known.origin() == Origin.NODE).isPresent()) {
      return source(cell);
    }
    String file = where.text("file").orElseGet(() -> library(cell));
    Map<String, Object> physical = object("artifactLocation", object("uri", Uris.of(file)));
    where
        .number("offset")
        .ifPresent(offset -> physical.put("region", object("byteOffset", offset)));
    return object("physicalLocation", physical);
  }

  private static Map<String, Object> source(CellRow cell) {
    Optional<JsonObject> frame =
        cell.crash().stream()
            .flatMap(crash -> crash.objects("frames").stream())
            .filter(one -> one.text("file").isPresent() && one.number("line").orElse(0) > 0)
            .findFirst();
    if (frame.isEmpty()) {
      return object(
          "physicalLocation", object("artifactLocation", object("uri", Uris.of(library(cell)))));
    }
    return object(
        "physicalLocation",
        object(
            "artifactLocation",
            object("uri", Uris.of(frame.get().text("file").orElseThrow())),
            "region",
            object("startLine", frame.get().number("line").orElseThrow())));
  }

  private static String library(CellRow cell) {
    return cell.json().text("library").orElse(cell.subject());
  }

  /** What could not run is about the tool and not about the library. */
  private static Map<String, Object> invocation(Results results) {
    List<Object> notes = new ArrayList<>();
    for (Missing missing : results.missing()) {
      notes.add(note(missing.what() + ": " + missing.reason()));
    }
    for (CellRow cell : results.cells()) {
      if (cell.state() == CellState.INCOMPLETE) {
        notes.add(note(cell.id() + ": " + cell.sentence()));
      }
    }
    return object("executionSuccessful", notes.isEmpty(), "toolExecutionNotifications", notes);
  }

  private static Map<String, Object> note(String message) {
    return object("level", "warning", "message", text(message));
  }

  private static Map<String, Object> text(String text) {
    return object("text", Visible.of(text));
  }

  private static Map<String, Object> object(Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put(members[i].toString(), members[i + 1]);
    }
    return object;
  }
}
