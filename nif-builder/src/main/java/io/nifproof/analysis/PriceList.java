package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.CallResult;
import io.nifproof.result.CallTiming;
import io.nifproof.result.CellResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call of one case takes in the cells that one machine measured: what different machines
 * measured is never held against each other.
 *
 * @param name of what was gated
 * @param caseName the case
 * @param cpu the machine's processor
 * @param machine tells it from others
 * @param prices what is made and placed alike together, in the order of the levels
 */
public record PriceList(
    String name, String caseName, String cpu, String machine, List<Price> prices) {
  private static final String REFERENCE = "O0";

  /** Copies the list. */
  public PriceList {
    prices = List.copyOf(prices);
  }

  private record Key(String caseName, String cpu, String machine) {}

  private record Measured(CellResult cell, CallTiming.Timed time) {}

  static List<PriceList> of(String name, List<CellResult> cells) {
    Map<Key, List<Measured>> lists = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      for (CallResult row : cell.calls()) {
        row.time()
            .ifPresent(
                time ->
                    lists
                        .computeIfAbsent(
                            new Key(row.name(), time.cpu(), time.machine()),
                            unused -> new ArrayList<>())
                        .add(new Measured(cell, time)));
      }
    }
    List<PriceList> all = new ArrayList<>();
    lists.forEach(
        (key, list) ->
            all.add(new PriceList(name, key.caseName(), key.cpu(), key.machine(), prices(list))));
    return all;
  }

  private static List<Price> prices(List<Measured> list) {
    Map<Map<String, String>, CallTiming.Timed> references = new HashMap<>();
    for (Measured one : list) {
      if (one.cell().axis(Axis.OPTIMIZE).equals(Optional.of(REFERENCE))) {
        references.put(besidesLevel(one.cell()), one.time());
      }
    }
    Map<List<String>, List<Price>> alike = new LinkedHashMap<>();
    for (Measured one : list) {
      boolean itself = one.cell().axis(Axis.OPTIMIZE).equals(Optional.of(REFERENCE));
      Optional<CallTiming.Timed> reference =
          Optional.ofNullable(references.get(besidesLevel(one.cell()))).filter(unused -> !itself);
      Price price = Price.of(one.cell(), one.time(), reference);
      alike
          .computeIfAbsent(List.of(price.maker(), price.place()), unused -> new ArrayList<>())
          .add(price);
    }
    return alike.values().stream()
        .flatMap(
            prices ->
                prices.stream()
                    .sorted(Comparator.comparing(Price::level, Axis.order(Axis.OPTIMIZE))))
        .toList();
  }

  private static Map<String, String> besidesLevel(CellResult cell) {
    Map<String, String> axes = new HashMap<>(cell.subject().axes());
    axes.remove(Axis.OPTIMIZE);
    return axes;
  }

  /** How many figures are of an earlier run. */
  public long remembered() {
    return prices.stream().filter(price -> price.time().remembered()).count();
  }
}
