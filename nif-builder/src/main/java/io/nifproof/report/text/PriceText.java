package io.nifproof.report.text;

import io.nifproof.analysis.Analysis;
import io.nifproof.analysis.Price;
import io.nifproof.analysis.PriceList;
import io.nifproof.analysis.Untimed;
import io.nifproof.result.CallTiming;
import io.nifproof.visible.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What calls take, for people: variants down, runtimes across, for each case. */
public final class PriceText {
  private static final int WIDTH = 80;
  private static final int SHOWN = 3;
  private static final List<String> UNITS = List.of("ns", "µs", "ms", "s");

  private PriceText() {}

  /** Nothing when nothing was to be timed. */
  static List<String> lines(Analysis reading, Paragraph paragraphs, boolean several) {
    List<String> lines = new ArrayList<>();
    for (PriceList list : reading.prices()) {
      String of = several ? list.name() + ": " : "";
      String text = of + "a call of `" + list.caseName() + "` takes" + where(list, reading);
      lines.addAll(paragraphs.lines("", Visible.of(text)));
      for (List<List<String>> part : new Columns(table(list), 1, WIDTH - 2).parts()) {
        List<Integer> widths = Columns.widths(part);
        part.forEach(line -> lines.add("  " + laidOut(line, widths)));
      }
      lines.add("");
    }
    if (!reading.prices().isEmpty()) {
      lines.addAll(paragraphs.lines("", legend(reading.prices())));
    }
    for (Untimed one : reading.untimed()) {
      String of = several ? one.name() + ": " : "";
      lines.addAll(paragraphs.lines("", Visible.of(of + words(one))));
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  /** Which machine, where there are several; nothing where there is one. */
  public static String where(PriceList list, Analysis reading) {
    long machines = reading.prices().stream().map(PriceList::machine).distinct().count();
    return machines > 1 ? " on " + list.cpu() + " (" + list.machine() + ")" : "";
  }

  private static String laidOut(List<String> line, List<Integer> widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      text.append(i == 0 ? "" : "  ").append(Columns.pad(line.get(i), widths.get(i), false));
    }
    return text.toString().stripTrailing();
  }

  /** The first line has the titles, the first column the variants. */
  public static List<List<String>> table(PriceList list) {
    Set<String> places = new LinkedHashSet<>();
    Map<String, Map<String, Price>> rows = new LinkedHashMap<>();
    for (Price price : list.prices()) {
      places.add(price.place());
      rows.computeIfAbsent(price.cell().subject().variant(), unused -> new LinkedHashMap<>())
          .put(price.place(), price);
    }
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("variant"));
    places.forEach(place -> head.add(Visible.name(place)));
    table.add(head);
    rows.forEach(
        (subject, prices) -> {
          List<String> row = new ArrayList<>(List.of(Visible.name(subject)));
          for (String place : places) {
            row.add(prices.containsKey(place) ? cell(prices.get(place)) : "-");
          }
          table.add(row);
        });
    return table;
  }

  private static String cell(Price price) {
    String ratio =
        price
            .speed()
            .map(times -> price.same() ? "  =" : String.format(Locale.ROOT, " %.1fx", times))
            .orElse("");
    return figure(price.time()) + ratio;
  }

  /** {@code 3.37 µs ±1%}; only how much it is at most where the noise is larger. */
  public static String figure(CallTiming.Timed time) {
    if (time.noise() >= time.nanos()) {
      return "under " + duration(time.nanos() + time.noise());
    }
    return duration(time.nanos()) + " ±" + percent(time);
  }

  private static String percent(CallTiming.Timed time) {
    double share = 100 * time.noise() / time.nanos();
    return share > 0 && share < 0.5 ? "<1%" : String.format(Locale.ROOT, "%.0f%%", share);
  }

  /** With three digits: more would only be noise. */
  private static String duration(double nanos) {
    double value = nanos;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.size() - 1) {
      value /= 1000;
      unit++;
    }
    int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f %s", value, UNITS.get(unit));
  }

  /** What the figures are. */
  public static String legend(List<PriceList> lists) {
    long all = lists.stream().mapToLong(list -> list.prices().size()).sum();
    long old = lists.stream().mapToLong(PriceList::remembered).sum();
    List<String> cpus = lists.stream().map(PriceList::cpu).distinct().toList();
    boolean against =
        lists.stream().flatMap(list -> list.prices().stream()).anyMatch(p -> p.speed().isPresent());
    return "median and noise of one call, without the loop around it, on "
        + Visible.of(String.join(", ", cpus))
        + (against ? "; 1.5x: one and a half times as fast as at O0; =: the same as at O0" : "")
        + (old == 0 ? "" : "; " + old + " of " + all + " figures are of an earlier run");
  }

  /** Which calls were not timed, and why. */
  public static String words(Untimed one) {
    List<String> shown = one.cases().subList(0, Math.min(SHOWN, one.cases().size()));
    int more = one.cases().size() - shown.size();
    int cells = one.cells().size();
    return "not timed: `"
        + String.join("`, `", shown)
        + "`"
        + (more > 0 ? " and " + more + " more" : "")
        + " in "
        + (cells == 1 ? one.cells().get(0) : cells + " cells")
        + ": "
        + one.reason();
  }
}
