package io.nifproof.result.json;

import io.nifproof.result.CellOutcome;
import io.nifproof.result.NodeEnd;
import java.util.Optional;

/** How it stood with a node, as the members that cells and calls share. */
final class EndJson {
  private EndJson() {}

  /** Leaves out what is not known, so that the word of a file stands. */
  static void outcome(Tree tree, NodeEnd end) {
    tree.putIf(end.outcome() != CellOutcome.UNKNOWN, "outcome", end.outcome().id());
  }

  static void rest(Tree tree, NodeEnd end) {
    tree.put("signal", end.signal())
        .put("status", end.status())
        .put("reason", end.reason())
        .put("phase", end.phase());
  }

  static NodeEnd read(Members json) {
    Optional<CellOutcome> outcome = json.text("outcome").flatMap(CellOutcome::parse);
    return new NodeEnd(
        outcome.orElse(CellOutcome.UNKNOWN),
        json.text("signal"),
        json.integer("status"),
        json.text("reason"),
        json.text("phase"));
  }
}
