package io.nifproof.gate.run;

import io.nifproof.node.Doubt;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.LeftBehind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is left to tell of the nodes of one cell when they have ended. */
final class NodeTraces {
  private final List<LeftBehind> left = new ArrayList<>();
  private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);

  /** Ends a node. */
  void end(ErlangNode node) {
    left.addAll(node.end());
    doubts.addAll(node.doubts());
  }

  /** The processes that outlived their node and were killed. */
  List<LeftBehind> left() {
    return left;
  }

  /** Why not everything that the nodes said can be believed. */
  Set<Doubt> doubts() {
    return doubts;
  }
}
