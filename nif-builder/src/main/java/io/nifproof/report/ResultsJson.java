package io.nifproof.report;

import io.nifproof.reading.CellRow;
import io.nifproof.reading.Condition;
import io.nifproof.reading.Cost;
import io.nifproof.reading.Difference;
import io.nifproof.reading.Missing;
import io.nifproof.reading.Rate;
import io.nifproof.reading.Reading;
import io.nifproof.reading.Results;
import io.nifproof.reading.Separation;
import io.nifproof.reading.Separator;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes results and what was read in them as JSON, version 1: docs/schema/report-1.json. */
public final class ResultsJson {
  private ResultsJson() {}

  /** Writes the report and a line end. The writer stays open. */
  public static void write(Results results, Reading reading, Writer out) {
    boolean several = results.names().size() > 1;
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("version", 1);
    report.put("verdict", results.verdict().id());
    report.put("name", results.name());
    report.put("millis", results.millis());
    report.put("cells", results.cells().stream().map(cell -> cell(cell, several)).toList());
    report.put("blocked", results.missing().stream().map(one -> blocked(one, several)).toList());
    report.put("reading", reading(reading));
    JsonFile.write(out, json -> TreeJson.write(json, report));
  }

  /** With its name where there are several, so that the file can be read again. */
  private static Map<String, Object> cell(CellRow cell, boolean several) {
    return several ? cell.json().with("name", cell.name()).members() : cell.json().members();
  }

  private static Map<String, Object> blocked(Missing missing, boolean several) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (several) {
      members.put("name", missing.name());
    }
    members.put("what", missing.what());
    members.put("reason", missing.reason());
    members.put("remedies", missing.remedies());
    return members;
  }

  private static Map<String, Object> reading(Reading reading) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(
        "separations", reading.separations().stream().map(ResultsJson::separation).toList());
    members.put(
        "differences", reading.differences().stream().map(ResultsJson::difference).toList());
    members.put("rates", reading.rates().stream().map(ResultsJson::rate).toList());
    members.put("costs", reading.costs().stream().map(ResultsJson::cost).toList());
    members.put("prices", reading.prices().stream().map(PriceJson::list).toList());
    members.put("untimed", reading.untimed().stream().map(PriceJson::untimed).toList());
    members.put("flavors", reading.flavors());
    return members;
  }

  private static Map<String, Object> separation(Separation one) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", one.name());
    members.put("trouble", one.trouble().orElse(null));
    members.put("failing", one.counts().failing());
    members.put("passing", one.counts().passing());
    members.put("flaky", one.counts().flaky());
    members.put("separators", one.separators().stream().map(ResultsJson::separator).toList());
    members.put("regardless", one.regardless());
    members.put("sentence", one.words());
    members.put("hint", one.hint());
    return members;
  }

  private static Map<String, Object> separator(Separator one) {
    List<Object> conditions = new ArrayList<>();
    for (Condition condition : one.conditions()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("axis", condition.axis());
      members.put("values", condition.values());
      conditions.add(members);
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("verdict", one.inside() ? "fail" : "pass");
    members.put("when", conditions);
    members.put("sentence", one.words());
    return members;
  }

  private static Map<String, Object> difference(Difference one) {
    List<Object> groups = new ArrayList<>();
    for (Difference.Group group : one.groups()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("answer", group.answer());
      members.put("ok", group.ok().orElse(null));
      members.put("where", group.where().orElse(null));
      members.put("cells", group.cells());
      groups.add(members);
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", one.name());
    members.put("case", one.caseName());
    members.put("expect", one.expect().orElse(null));
    members.put("groups", groups);
    return members;
  }

  private static Map<String, Object> rate(Rate one) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", one.name());
    members.put("axis", one.axis());
    members.put("value", one.value());
    members.put("pass", one.pass());
    members.put("fail", one.bad());
    members.put("incomplete", one.incomplete());
    return members;
  }

  private static Map<String, Object> cost(Cost one) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", one.name());
    members.put("compiler", one.compiler());
    members.put("arch", one.arch());
    members.put("optimize", one.level());
    members.put("size", number(one.size()));
    members.put("sizeRatio", number(one.sizeRatio()));
    members.put("loadMillis", number(one.loadMillis()));
    members.put("loadRatio", number(one.loadRatio()));
    return members;
  }

  private static Double number(OptionalDouble number) {
    return number.isPresent() ? Math.round(number.getAsDouble() * 1000) / 1000.0 : null;
  }
}
