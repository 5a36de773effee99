package io.nifproof.report;

import io.nifproof.build.BuildResult;
import io.nifproof.diagnose.Autopsy;
import io.nifproof.gate.CallResult;
import io.nifproof.gate.CellResult;
import io.nifproof.node.FunctionId;
import io.nifproof.node.Phase;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one sentence what came of a cell. */
final class Sentences {
  private static final int FUNCTIONS_SHOWN = 6;

  private Sentences() {}

  static String of(CellResult result) {
    if (result.load().isEmpty()) {
      return "not built: " + result.build().map(BuildResult::summary).orElse("nothing to load");
    }
    Optional<String> known = result.autopsy().flatMap(Autopsy::sentence);
    if (known.isPresent()) {
      return known.get();
    }
    LoadReport load = result.load().get();
    Outcome outcome = load.outcome();
    if (outcome instanceof Outcome.Loaded loaded) {
      return "loaded: " + functions(loaded.functions()) + brokenCalls(result);
    }
    if (outcome instanceof Outcome.Refused refused) {
      return "refused: " + refused.reason() + ": " + refused.text();
    }
    if (outcome instanceof Outcome.Crashed crashed) {
      return "crashed: " + crashed.signal() + " killed the VM " + where(load);
    }
    if (outcome instanceof Outcome.Hung hung) {
      return "hung: load_nif did not return within " + hung.deadline().toMillis() / 1000.0 + " s";
    }
    if (outcome instanceof Outcome.Exited exited) {
      return "exited: the VM's process ended with " + exited.status() + " " + where(load);
    }
    Outcome.NeverStarted never = (Outcome.NeverStarted) outcome;
    return "never started, which says nothing about the library: " + never.reason();
  }

  private static String brokenCalls(CellResult result) {
    return result.calls().stream()
        .filter(call -> !call.asExpected())
        .map(call -> "; `" + call.report().request().name() + "` " + of(call))
        .collect(Collectors.joining());
  }

  /** What came of a call. */
  static String of(CallResult call) {
    return call.autopsy()
        .flatMap(Autopsy::sentence)
        .orElseGet(
            () ->
                call.report().outcome()
                    + call.report().result().map(result -> ": " + result).orElse("")
                    + (call.asExpected() ? "" : expected(call)));
  }

  private static String expected(CallResult call) {
    return call.report()
        .request()
        .expect()
        .map(
            expected ->
                (expected instanceof CallRequest.Expected.Raised
                        ? ", expected to raise "
                        : ", expected ")
                    + expected.pattern())
        .orElse("");
  }

  private static String where(LoadReport load) {
    return "while it loaded the library" + load.phase().map(Sentences::during).orElse("");
  }

  private static String during(Phase phase) {
    return " (" + phase + ")";
  }

  private static String functions(List<FunctionId> functions) {
    if (functions.isEmpty()) {
      return "no NIF (its table is empty)";
    }
    String shown =
        functions.stream()
            .limit(FUNCTIONS_SHOWN)
            .map(FunctionId::toString)
            .collect(Collectors.joining(", "));
    String more = functions.size() > FUNCTIONS_SHOWN ? ", …" : "";
    String noun = functions.size() == 1 ? " NIF: " : " NIFs: ";
    return functions.size() + noun + shown + more;
  }
}
