package io.nifproof.reading;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The result of a cell, as a report has it.
 *
 * @param name of what was gated
 * @param state what it came to
 * @param axes where it stands in the matrix: each axis with its value, in the order of reports
 * @param cases what it answered
 * @param attempts the results that contradict each other; empty for all but flaky cells
 * @param json all that the report says of it
 */
public record CellRow(
    String name,
    CellState state,
    Map<String, String> axes,
    List<CaseRow> cases,
    List<Attempt> attempts,
    JsonObject json) {
  /** Copies the collections. */
  public CellRow {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    cases = List.copyOf(cases);
    attempts = List.copyOf(attempts);
  }

  static CellRow of(String name, JsonObject json) {
    List<CaseRow> cases =
        Stream.concat(json.objects("calls").stream(), json.objects("cases").stream())
            .map(CaseRow::of)
            .toList();
    List<Attempt> attempts = json.objects("attempts").stream().map(Attempt::of).toList();
    return new CellRow(name, CellState.of(json), axes(json), cases, attempts, json);
  }

  /** What a report says of an axis of its own goes before what nifproof knows. */
  private static Map<String, String> axes(JsonObject json) {
    Map<String, String> axes = new LinkedHashMap<>();
    JsonObject own = json.object("axes").orElse(new JsonObject(Map.of()));
    boolean prebuilt = json.text(Axis.COMPILER).isEmpty();
    for (String axis : Axis.KNOWN) {
      Optional<String> value =
          axis.equals(Axis.LIBRARY)
              ? Optional.of(json).filter(unused -> prebuilt).map(CellRow::library)
              : json.word(axis);
      own.word(axis).or(() -> value).ifPresent(known -> axes.put(axis, known));
    }
    own.members()
        .keySet()
        .forEach(axis -> own.word(axis).ifPresent(value -> axes.putIfAbsent(axis, value)));
    return axes;
  }

  /** Its name, e.g. {@code gcc-O2@debian:trixie/arm64}. */
  public String id() {
    return json.text("id").orElse("?");
  }

  /** What was loaded: the part of the name before the runtime. */
  public String subject() {
    return subject(json);
  }

  private static String subject(JsonObject json) {
    String id = json.text("id").orElse("?");
    String end = "@" + json.text(Axis.RUNTIME).orElse("");
    int at = id.endsWith(end) ? id.length() - end.length() : id.lastIndexOf('@');
    return at > 0 ? id.substring(0, at) : id;
  }

  /** The subject without the set of flags that it is loaded under. */
  private static String library(JsonObject json) {
    String subject = subject(json);
    String end = "-" + json.text(Axis.FLAGS).orElse("");
    return subject.endsWith(end) ? subject.substring(0, subject.length() - end.length()) : subject;
  }

  /** The value of an axis; empty when the cell has none. */
  public Optional<String> axis(String axis) {
    return Optional.ofNullable(axes.get(axis));
  }

  /** What the node did, in a word. */
  public String outcome() {
    return json.text("outcome").orElse("unknown");
  }

  /** What happened, for people. */
  public String sentence() {
    return json.text("sentence").orElse(outcome());
  }

  /** The size of the library in bytes. */
  public OptionalLong size() {
    return json.number("size");
  }

  /** How long {@code load_nif} took. */
  public OptionalDouble loadMillis() {
    return json.decimal("loadMillis");
  }

  /** What the rules found, worst first. */
  public List<JsonObject> findings() {
    return json.objects("findings");
  }

  /** How and where the VM ended, when it was watched. */
  public Optional<JsonObject> crash() {
    return json.object("crash");
  }
}
