package io.nifproof.report.html;

import io.nifproof.analysis.Analysis;
import io.nifproof.analysis.Price;
import io.nifproof.analysis.PriceList;
import io.nifproof.report.text.PriceText;
import io.nifproof.visible.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What calls take, for the page's template: a chart for each case. */
final class HtmlPrices {
  private HtmlPrices() {}

  static void fill(Map<String, Object> page, Analysis reading) {
    boolean timed = !reading.prices().isEmpty();
    page.put("prices", timed ? PriceText.legend(reading.prices()) : "");
    page.put("untimed", reading.untimed().stream().map(PriceText::words).map(Visible::of).toList());
    page.put("untimed?", !reading.untimed().isEmpty());
  }

  static void add(List<Map<String, Object>> charts, Analysis reading) {
    boolean several = reading.prices().stream().map(PriceList::name).distinct().count() > 1;
    for (PriceList list : reading.prices()) {
      String of = several ? list.name() + ": " : "";
      charts.add(
          HtmlCharts.chart(
              of + "A call of " + list.caseName() + PriceText.where(list, reading),
              "level",
              lines(list)));
    }
  }

  private static List<Object> lines(PriceList list) {
    double highest = list.prices().stream().mapToDouble(p -> p.time().nanos()).max().orElse(0);
    List<Object> lines = new ArrayList<>();
    String before = "";
    for (Price price : list.prices()) {
      String group =
          price.level().isEmpty() ? price.place() : price.maker() + " on " + price.place();
      String label = price.level().isEmpty() ? price.maker() : price.level();
      List<Object> bars = new ArrayList<>();
      HtmlCharts.bar(bars, "n", 0, highest > 0 ? price.time().nanos() / highest : 0);
      lines.add(HtmlCharts.line(group.equals(before) ? "" : group, label, bars, figure(price)));
      before = group;
    }
    return lines;
  }

  private static String figure(Price price) {
    String against =
        price
            .speed()
            .map(
                times ->
                    price.same() ? " (= O0)" : String.format(Locale.ROOT, " (%.1fx O0)", times))
            .orElse("");
    return PriceText.figure(price.time()) + against;
  }
}
