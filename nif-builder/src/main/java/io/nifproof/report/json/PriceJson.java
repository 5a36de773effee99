package io.nifproof.report.json;

import io.nifproof.analysis.Price;
import io.nifproof.analysis.PriceList;
import io.nifproof.analysis.Untimed;
import java.util.LinkedHashMap;
import java.util.Map;

/** What calls take, as JSON. */
final class PriceJson {
  private PriceJson() {}

  static Map<String, Object> list(PriceList list) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", list.name());
    members.put("case", list.caseName());
    members.put("cpu", list.cpu());
    members.put("machine", list.machine());
    members.put("prices", list.prices().stream().map(PriceJson::price).toList());
    return members;
  }

  private static Map<String, Object> price(Price price) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("cell", price.cell().id());
    members.put("nanos", price.time().nanos());
    members.put("noise", price.time().noise());
    members.put("speed", price.speed().map(PriceJson::rounded).orElse(null));
    members.put("same", price.speed().map(unused -> price.same()).orElse(null));
    members.put("sentence", price.words());
    return members;
  }

  private static Double rounded(double ratio) {
    return Math.round(ratio * 1000) / 1000.0;
  }

  static Map<String, Object> untimed(Untimed one) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", one.name());
    members.put("reason", one.reason());
    members.put("cases", one.cases());
    members.put("cells", one.cells());
    return members;
  }
}
