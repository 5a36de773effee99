package io.nifproof.report.html;

import io.nifproof.analysis.Analysis;
import io.nifproof.analysis.Cost;
import io.nifproof.analysis.Rate;
import io.nifproof.visible.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** The charts for the page's template: tables whose bars repeat what their figures say. */
final class HtmlCharts {
  private static final Map<String, String> TITLES =
      Map.of(
          "optimize", "Passing per level",
          "compiler", "Passing per compiler",
          "runtime", "Passing per runtime",
          "arch", "Passing per architecture");

  private HtmlCharts() {}

  static void fill(Map<String, Object> page, Analysis reading) {
    List<Map<String, Object>> charts = new ArrayList<>();
    Map<List<String>, List<Rate>> byAxis = new LinkedHashMap<>();
    reading
        .rates()
        .forEach(
            rate ->
                byAxis
                    .computeIfAbsent(List.of(rate.name(), rate.axis()), unused -> new ArrayList<>())
                    .add(rate));
    boolean several = byAxis.keySet().stream().map(key -> key.get(0)).distinct().count() > 1;
    byAxis.forEach(
        (key, rates) -> {
          String of = several ? key.get(0) + ": " : "";
          String title = of + TITLES.getOrDefault(key.get(1), key.get(1));
          charts.add(chart(title, key.get(1), rates.stream().map(HtmlCharts::rate).toList()));
        });
    costs(charts, reading, "Size of the library", Cost::size, Cost::sizeRatio, HtmlCharts::bytes);
    costs(charts, reading, "Time of load", Cost::loadMillis, Cost::loadRatio, HtmlCharts::millis);
    HtmlPrices.add(charts, reading);
    for (Map<String, Object> chart : charts) {
      chart.put("number", charts.indexOf(chart) + 1);
    }
    page.put("charts", charts);
    page.put("charts?", !charts.isEmpty());
  }

  static Map<String, Object> chart(String title, String axis, List<?> lines) {
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("title", Visible.of(title));
    chart.put("axis", axis);
    chart.put("lines", lines);
    return chart;
  }

  private static Map<String, Object> rate(Rate rate) {
    double all = rate.cells();
    List<Object> bars = new ArrayList<>();
    bar(bars, "p", 0, rate.pass() / all);
    bar(bars, "f", rate.pass() / all, rate.bad() / all);
    bar(bars, "i", (rate.pass() + rate.bad()) / all, rate.incomplete() / all);
    String unknown = rate.incomplete() == 0 ? "" : ", " + rate.incomplete() + " not run";
    return line("", rate.value(), bars, rate.pass() + " of " + rate.cells() + unknown);
  }

  private static void costs(
      List<Map<String, Object>> charts,
      Analysis reading,
      String title,
      Function<Cost, OptionalDouble> figure,
      Function<Cost, OptionalDouble> ratio,
      DoubleFunction<String> words) {
    List<Cost> known =
        reading.costs().stream().filter(cost -> figure.apply(cost).isPresent()).toList();
    boolean several = known.stream().map(Cost::name).distinct().count() > 1;
    List<Object> lines = new ArrayList<>();
    String before = "";
    for (Cost cost : known) {
      String group = (several ? cost.name() + ": " : "") + cost.compiler() + " for " + cost.arch();
      double value = figure.apply(cost).getAsDouble();
      double highest = highest(known, cost, figure);
      List<Object> bars = new ArrayList<>();
      bar(bars, "n", 0, highest > 0 ? value / highest : 0);
      String text = words.apply(value) + against(cost, ratio);
      lines.add(line(group.equals(before) ? "" : group, cost.level(), bars, text));
      before = group;
    }
    if (!lines.isEmpty()) {
      charts.add(chart(title, "level", lines));
    }
  }

  /** Bars of one architecture share a scale: under qemu everything takes longer. */
  private static double highest(
      List<Cost> known, Cost cost, Function<Cost, OptionalDouble> figure) {
    return known.stream()
        .filter(one -> one.arch().equals(cost.arch()) && one.name().equals(cost.name()))
        .mapToDouble(one -> figure.apply(one).getAsDouble())
        .max()
        .orElse(1);
  }

  private static String against(Cost cost, Function<Cost, OptionalDouble> ratio) {
    OptionalDouble times = ratio.apply(cost);
    return cost.level().equals("O0") || times.isEmpty()
        ? ""
        : String.format(Locale.ROOT, " (%.2f × O0)", times.getAsDouble());
  }

  static void bar(List<Object> bars, String kind, double from, double share) {
    if (share > 0) {
      bars.add(Map.of("kind", kind, "from", percent(from), "width", percent(share)));
    }
  }

  static Map<String, Object> line(String group, String label, List<Object> bars, String figure) {
    return Map.of(
        "group", Visible.of(group), "label", Visible.of(label), "bars", bars, "figure", figure);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", share * 100);
  }

  private static String bytes(double bytes) {
    return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024);
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.2f ms", millis);
  }
}
