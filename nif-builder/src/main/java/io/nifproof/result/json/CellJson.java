package io.nifproof.result.json;

import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Instrument;
import io.nifproof.result.MemoryPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A cell as JSON, version 2; its schema is in docs/schema/report-2.json. */
public final class CellJson {
  /** What an attestation says of a cell: nothing of the machine that it ran on. */
  private static final List<String> ATTESTED =
      List.of(
          "id",
          "verdict",
          "sha256",
          "arch",
          "otp",
          "flavor",
          "runtime",
          "start",
          "compiler",
          "optimize",
          "outcome",
          "cached");

  private CellJson() {}

  /** The cell as a JSON object, with what its file had besides. */
  public static Map<String, Object> tree(CellResult cell) {
    Map<String, Object> all =
        cell.extra().isEmpty() ? known(cell) : Extra.join(known(cell), cell.extra());
    all.putIfAbsent("outcome", cell.outcome().id());
    return all;
  }

  /**
   * Reads a cell of any version.
   *
   * @param name of what was gated, where the cell does not say it
   */
  public static CellResult read(String name, Map<String, Object> tree) {
    return CellReader.read(name, new Members(tree));
  }

  /** The part of a cell that is published with its library. */
  public static Map<String, Object> attested(CellResult cell) {
    Map<String, Object> all = tree(cell);
    Map<String, Object> some = new LinkedHashMap<>();
    ATTESTED.forEach(name -> some.put(name, all.get(name)));
    some.put(
        "findings",
        cell.findings().stream()
            .map(
                one ->
                    new Tree()
                        .put("id", one.id())
                        .put("severity", one.severity().id())
                        .put("message", one.message())
                        .members())
            .toList());
    return some;
  }

  /** What this version knows of it. */
  static Map<String, Object> known(CellResult cell) {
    Tree tree =
        new Tree()
            .put("id", cell.id())
            .put("verdict", cell.verdict().id())
            .put("library", cell.subject().library())
            .put("sha256", cell.subject().sha256());
    AxesJson.put(tree, cell.subject());
    EndJson.outcome(tree, cell.load().end());
    tree.put("sentence", cell.sentence());
    EndJson.rest(tree, cell.load().end());
    boolean loaded = cell.outcome() == CellOutcome.LOADED;
    tree.putIf(loaded, "functions", cell.load().functions());
    cell.load().place().ifPresent(place -> tree.put("placement", place(place)));
    under(tree, cell);
    tree.put("calls", cell.calls().stream().map(CallJson::tree).toList())
        .put("crash", cell.crash().map(CrashJson::tree))
        .put("findings", cell.findings().stream().map(FindingJson::tree).toList())
        .put("leftBehind", cell.outputs().leftBehind())
        .put("output", cell.outputs().vm())
        .put("diagnostics", cell.outputs().diagnostics());
    return tree.members();
  }

  private static void under(Tree tree, CellResult cell) {
    tree.put("millis", cell.costs().millis())
        .put("cached", cell.circumstances().cached())
        .put("wall", cell.circumstances().wall())
        .put(
            "instruments",
            cell.circumstances().instruments().stream().map(CellJson::instrument).toList());
    List<Map<String, Object>> attempts =
        cell.judgement().attempts().stream()
            .map(
                one ->
                    new Tree()
                        .put("source", one.source())
                        .put("verdict", one.verdict().id())
                        .put("sentence", one.sentence())
                        .members())
            .toList();
    tree.putIf(!attempts.isEmpty(), "attempts", attempts)
        .put("size", cell.costs().size())
        .put("loadMillis", cell.costs().loadMillis());
  }

  private static Map<String, Object> instrument(Instrument one) {
    return new Tree()
        .put("name", one.name())
        .put("state", one.present() ? "present" : "missing")
        .put("reason", one.missing())
        .put("required", one.required())
        .members();
  }

  private static Map<String, Object> place(MemoryPlace place) {
    return new Tree()
        .put("code", place.code())
        .put("data", place.data())
        .put("farthest", place.farthest())
        .put("jit", place.jit())
        .put("farthestFromJit", place.farthestFromJit())
        .members();
  }

  static MemoryPlace readPlace(Members json) {
    Optional<String> jit = json.text("jit");
    return new MemoryPlace(
        json.text("code").orElse("?"),
        json.text("data").orElse("?"),
        json.number("farthest").orElse(0),
        jit,
        jit.isPresent() ? json.number("farthestFromJit") : OptionalLong.empty());
  }
}
