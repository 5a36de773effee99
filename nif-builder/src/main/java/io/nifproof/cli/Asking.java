package io.nifproof.cli;

import io.nifproof.abi.Certainty;
import io.nifproof.abi.TableAsker;
import io.nifproof.abi.ask.AskedTables;
import io.nifproof.abi.ask.Asker;
import io.nifproof.audit.VmFunctions;
import io.nifproof.gate.RunFolder;
import io.nifproof.node.launch.NodeSession;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Who asks libraries for a table that the file does not tell. */
final class Asking {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Asking() {}

  /** Asks where the file tells nothing, or what code may change: a node will say the rest. */
  static TableAsker whereUnknown(NodeSession session, RunFolder folder, Duration patience) {
    Duration deadline = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
    return tables(
        session, folder, deadline, EnumSet.of(Certainty.BUILT_AT_RUN_TIME, Certainty.IN_THE_FILE));
  }

  /** Asks wherever the file is no proof. */
  static TableAsker whereUnproven(NodeSession session, RunFolder folder) {
    return tables(session, folder, LONGEST, EnumSet.complementOf(EnumSet.of(Certainty.PROVEN)));
  }

  private static TableAsker tables(
      NodeSession session, RunFolder folder, Duration deadline, Set<Certainty> unsure) {
    Asker asker = new Asker(session, folder.path(), VmFunctions.all());
    return new AskedTables(asker, deadline, unsure);
  }
}
