package io.nifproof.report.sarif;

import io.nifproof.finding.FindingId;
import io.nifproof.finding.FindingPages;
import io.nifproof.finding.Origin;
import io.nifproof.report.json.JsonFile;
import io.nifproof.report.text.Trouble;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import io.nifproof.result.StackFrame;
import io.nifproof.result.Verdict;
import io.nifproof.result.json.JsonText;
import io.nifproof.result.words.CellWords;
import io.nifproof.visible.Visible;
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
public final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final int SHOWN = 4;

  private final Map<String, Map<String, Object>> rules = new LinkedHashMap<>();

  private SarifReport() {}

  public static void write(Results results, String version, Writer out) {
    Map<String, Object> log = new SarifReport().log(results, version);
    JsonFile.write(out, json -> JsonText.write(json, log));
  }

  private Map<String, Object> log(Results results, String version) {
    List<Object> found = new ArrayList<>();
    findings(results).forEach((finding, cells) -> found.add(finding(finding, cells)));
    for (Trouble trouble : Trouble.of(results)) {
      boolean explained = trouble.findings().stream().anyMatch(CellFinding::isError);
      if (trouble.verdict().bad() && !explained) {
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

  private static Map<CellFinding, List<CellResult>> findings(Results results) {
    Map<CellFinding, List<CellResult>> findings = new LinkedHashMap<>();
    for (CellResult cell : results.cells()) {
      for (CellFinding finding : cell.findings()) {
        findings.computeIfAbsent(finding, unused -> new ArrayList<>()).add(cell);
      }
    }
    return findings;
  }

  private Map<String, Object> finding(CellFinding finding, List<CellResult> cells) {
    String id = finding.id();
    String message =
        finding.message() + ". Found: " + finding.evidence() + ". Fix: " + finding.remedy();
    Map<String, Object> result =
        result(id, finding.severity().id(), message, cells, place(finding, cells.get(0)));
    finding
        .where()
        .symbol()
        .ifPresent(
            symbol -> {
              Map<String, Object> location = new LinkedHashMap<>(place(finding, cells.get(0)));
              location.put("logicalLocations", List.of(object("name", symbol)));
              result.put("locations", List.of(location));
            });
    return result;
  }

  private Map<String, Object> trouble(Trouble trouble) {
    CellResult first = trouble.first();
    String id = "cell-" + CellWords.of(first).replace(' ', '-');
    return result(id, "error", trouble.sentence(), trouble.cells(), source(first));
  }

  private Map<String, Object> result(
      String id, String level, String message, List<CellResult> cells, Map<String, Object> place) {
    rules.computeIfAbsent(id, SarifReport::rule);
    List<String> ids = cells.stream().map(CellResult::id).toList();
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
  private static Map<String, Object> place(CellFinding finding, CellResult cell) {
    if (finding.known().filter(id -> id.origin() == Origin.NODE).isPresent()) {
      return source(cell);
    }
    Map<String, Object> physical =
        object("artifactLocation", object("uri", Uris.of(finding.where().file().toString())));
    finding
        .where()
        .offset()
        .ifPresent(offset -> physical.put("region", object("byteOffset", offset)));
    return object("physicalLocation", physical);
  }

  private static Map<String, Object> source(CellResult cell) {
    Optional<StackFrame> frame =
        cell.crash().stream()
            .flatMap(crash -> crash.frames().stream())
            .filter(one -> one.file().isPresent() && one.line().orElse(0) > 0)
            .findFirst();
    if (frame.isEmpty()) {
      String library = cell.subject().library();
      return object(
          "physicalLocation", object("artifactLocation", object("uri", Uris.of(library))));
    }
    return object(
        "physicalLocation",
        object(
            "artifactLocation",
            object("uri", Uris.of(frame.get().file().orElseThrow())),
            "region",
            object("startLine", frame.get().line().getAsInt())));
  }

  /** What could not run is about the tool and not about the library. */
  private static Map<String, Object> invocation(Results results) {
    List<Object> notes = new ArrayList<>();
    for (Missing missing : results.missing()) {
      notes.add(note(missing.what() + ": " + missing.reason()));
    }
    for (CellResult cell : results.cells()) {
      if (cell.verdict() == Verdict.INCOMPLETE) {
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
