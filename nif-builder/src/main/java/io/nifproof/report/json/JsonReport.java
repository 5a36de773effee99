package io.nifproof.report.json;

import io.nifproof.analysis.Analysis;
import io.nifproof.analysis.Condition;
import io.nifproof.analysis.Cost;
import io.nifproof.analysis.Difference;
import io.nifproof.analysis.Rate;
import io.nifproof.analysis.Separation;
import io.nifproof.analysis.Separator;
import io.nifproof.result.Results;
import io.nifproof.result.json.ResultsWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes results and what was read in them as JSON, version 2: docs/schema/report-2.json. */
public final class JsonReport {
  private JsonReport() {}

  /** Writes the report and a line end. The writer stays open. */
  public static void write(Results results, Analysis reading, Writer out) {
    Map<String, Object> more = Map.of("reading", reading(reading));
    JsonFile.write(out, json -> ResultsWriter.write(json, results, more));
  }

  private static Map<String, Object> reading(Analysis reading) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("separations", reading.separations().stream().map(JsonReport::separation).toList());
    members.put("differences", reading.differences().stream().map(JsonReport::difference).toList());
    members.put("rates", reading.rates().stream().map(JsonReport::rate).toList());
    members.put("costs", reading.costs().stream().map(JsonReport::cost).toList());
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
    members.put("separators", one.separators().stream().map(JsonReport::separator).toList());
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
