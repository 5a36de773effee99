package io.nifproof.app.host;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.TableAsker;
import io.nifproof.abi.ask.AskedTables;
import io.nifproof.abi.ask.InitCaller;
import io.nifproof.audit.platform.VmFunctions;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.node.launch.NodeSession;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Who asks libraries for a table that the file does not tell. */
public final class Asking {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Asking() {}

  /** Asks where the file tells nothing, or what code may change: a node will say the rest. */
  public static TableAsker whereUnknown(NodeSession session, RunFolder folder, Duration timeout) {
    Duration deadline = timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
    return tables(
        session,
        folder,
        deadline,
        EnumSet.of(EntryCertainty.BUILT_AT_RUN_TIME, EntryCertainty.IN_THE_FILE));
  }

  /** Asks wherever the file is no proof. */
  public static TableAsker whereUnproven(NodeSession session, RunFolder folder) {
    return tables(
        session, folder, LONGEST, EnumSet.complementOf(EnumSet.of(EntryCertainty.PROVEN)));
  }

  private static TableAsker tables(
      NodeSession session, RunFolder folder, Duration deadline, Set<EntryCertainty> unsure) {
    InitCaller asker = new InitCaller(session, folder.path(), VmFunctions.all());
    return new AskedTables(asker, deadline, unsure);
  }
}
