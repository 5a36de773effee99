package io.nifproof.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.Variant;
import io.nifproof.gate.plan.Blocked;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.report.json.JsonFile;
import io.nifproof.report.text.Paragraph;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes plans. */
public final class PlanReport {
  private static final int WIDTH = 80;

  private PlanReport() {}

  /** One line a cell, then what cannot run, then how many there are. */
  public static void text(GatePlan plan, PrintWriter out) {
    plan.cells().forEach(cell -> out.println(cell.id()));
    Paragraph paragraph = new Paragraph(WIDTH);
    for (Blocked blocked : plan.blocked()) {
      out.println("blocked  " + blocked.what());
      paragraph.lines("  ", blocked.reason()).forEach(out::println);
      blocked.remedies().forEach(remedy -> out.println("  fix: " + remedy));
    }
    long libraries = count(plan, cell -> cell.subject().library());
    long variants = count(plan, PlanReport::variant);
    long runtimes = count(plan, Cell::place);
    out.println(
        count(plan.cells().size(), "cell")
            + ": "
            + (libraries > 1 ? libraries + " libraries, " : "")
            + count(variants, "variant")
            + ", "
            + count(runtimes, "runtime")
            + (plan.blocked().isEmpty() ? "" : ", " + plan.blocked().size() + " blocked"));
  }

  private static long count(GatePlan plan, Function<Cell, Object> of) {
    return plan.cells().stream().map(of).distinct().count();
  }

  /** What is built or there, whichever of the libraries it is. */
  private static Object variant(Cell cell) {
    return cell.variant().<Object>map(variant -> variant).orElse(cell.subject());
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** Version 1: {@code docs/schema/plan-1.json}. */
  public static void json(GatePlan plan, PrintWriter out) {
    JsonFile.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeNumberField("version", 1);
          json.writeStringField("name", plan.name());
          cells(plan, "cells", json);
          json.writeArrayFieldStart("blocked");
          for (Blocked blocked : plan.blocked()) {
            json.writeStartObject();
            json.writeStringField("what", blocked.what());
            json.writeStringField("reason", blocked.reason());
            JsonFile.strings(json, "remedies", blocked.remedies());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** The value of {@code strategy.matrix} of a workflow, on one line. */
  public static void github(GatePlan plan, PrintWriter out) {
    JsonFile.writeLine(
        out,
        json -> {
          json.writeStartObject();
          cells(plan, "include", json);
          json.writeEndObject();
        });
  }

  private static void cells(GatePlan plan, String name, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (Cell cell : plan.cells()) {
      json.writeStartObject();
      json.writeStringField("id", cell.id());
      for (Map.Entry<String, String> value : values(cell).entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static Map<String, String> values(Cell cell) {
    Map<String, String> values = new TreeMap<>();
    values.put("arch", cell.runtime().arch().id());
    values.put("otp", cell.runtime().otp().toString());
    values.put("runtime", cell.runtime().id());
    values.put("flavor", cell.flavor().id());
    values.put("start", cell.runtime().start().id());
    values.put("flags", cell.subject().flags().name());
    if (cell.subject().library().oneOfSeveral()) {
      values.put("library", cell.subject().library().name());
    }
    cell.variant().ifPresent(variant -> put(variant, values));
    return values;
  }

  private static void put(Variant variant, Map<String, String> values) {
    values.put("compiler", variant.toolchain().compiler().name());
    values.put("optimize", variant.level().name());
  }
}
