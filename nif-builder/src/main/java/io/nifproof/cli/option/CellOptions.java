package io.nifproof.cli.option;

import io.nifproof.app.CellSelection;
import io.nifproof.gate.plan.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Those that the user names; all of them otherwise. */
  public CellSelection selection() {
    return new CellSelection(ids, Optional.ofNullable(partition).map(this::parsed));
  }

  private Partition parsed(String text) {
    return Partition.parse(text)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "`" + text + "` for --partition: " + Partition.EXPECTED));
  }
}
