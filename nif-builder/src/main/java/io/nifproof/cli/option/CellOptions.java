package io.nifproof.cli.option;

import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.plan.Partition;
import io.nifproof.node.RuntimeCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which cells of a plan. */
public final class CellOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--cell",
      paramLabel = "ID",
      description = "Only this cell; may be repeated. `nifproof plan` names them.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--partition",
      paramLabel = "hash:PART/PARTS",
      description = "Only this part of the cells, such as hash:1/4: for several machines.")
  private String partition;

  /** Whether nothing is left out. */
  public boolean all() {
    return ids.isEmpty() && partition == null;
  }

  public GatePlan of(GatePlan plan) {
    GatePlan part = partition == null ? plan : parsed().of(plan);
    return ids.isEmpty() ? part : named(part);
  }

  private Partition parsed() {
    return Partition.parse(partition)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "`" + partition + "` for --partition: " + Partition.EXPECTED));
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
  private static CommandFailure unknown(String id, GatePlan plan, Map<String, Cell> known) {
    if (!plan.blocked().isEmpty()) {
      List<String> reasons =
          plan.blocked().stream().map(one -> one.what() + ": " + one.reason()).toList();
      return new CommandFailure(
          ExitCode.INCOMPLETE,
          "cell `" + id + "` is not among those that can run here",
          String.join("\n", reasons));
    }
    String near =
        RuntimeCatalog.nearest(id, List.copyOf(known.keySet()))
            .map(n -> "; did you mean `" + n + "`?")
            .orElse("");
    return new CommandFailure(
        ExitCode.USAGE, "there is no cell `" + id + "`" + near, "`nifproof plan` names them");
  }
}
