package io.nifproof.app;

import io.nifproof.app.host.UseCaseException;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.plan.Partition;
import io.nifproof.node.RuntimeCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which cells of a plan.
 *
 * @param ids these; none for all
 * @param partition only this part of them
 */
public record CellSelection(List<String> ids, Optional<Partition> partition) {
  /** Every cell. */
  public static final CellSelection ALL = new CellSelection(List.of(), Optional.empty());

  /** Copies the list. */
  public CellSelection {
    ids = List.copyOf(ids);
  }

  /** Whether nothing is left out. */
  boolean isAll() {
    return ids.isEmpty() && partition.isEmpty();
  }

  /**
   * The part of a plan.
   *
   * @throws UseCaseException when a cell is not in it
   */
  GatePlan of(GatePlan plan) {
    GatePlan part = partition.map(one -> one.of(plan)).orElse(plan);
    return ids.isEmpty() ? part : named(part);
  }

  private GatePlan named(GatePlan plan) {
    Map<String, Cell> known = new LinkedHashMap<>();
    plan.cells().forEach(cell -> known.put(cell.id(), cell));
    List<Cell> cells = new ArrayList<>();
    for (String id : ids) {
      if (!known.containsKey(id)) {
        throw unknown(id, plan, known);
      }
      cells.add(known.get(id));
    }
    return new GatePlan(plan.name(), cells.stream().distinct().toList(), List.of());
  }

  /** A cell that is blocked cannot run, which is not the same as one that never was. */
  private static UseCaseException unknown(String id, GatePlan plan, Map<String, Cell> known) {
    if (!plan.blocked().isEmpty()) {
      List<String> reasons =
          plan.blocked().stream().map(one -> one.what() + ": " + one.reason()).toList();
      return UseCaseException.unavailable(
          "cell `" + id + "` is not among those that can run here", String.join("\n", reasons));
    }
    String near =
        RuntimeCatalog.nearest(id, List.copyOf(known.keySet()))
            .map(n -> "; did you mean `" + n + "`?")
            .orElse("");
    return UseCaseException.wrong(
        "there is no cell `" + id + "`" + near, "`nifproof plan` names them");
  }
}
