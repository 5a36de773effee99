package io.nifproof.gate;

import io.nifproof.audit.Finding;
import io.nifproof.audit.FindingId;
import io.nifproof.audit.Place;
import io.nifproof.audit.Severity;
import io.nifproof.diagnose.Autopsy;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.result.CellResult;
import io.nifproof.result.Sentences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes findings of calls that take the VM down when they are repeated: NP204. */
final class RepetitionFindings {
  private static final String REPEATED = "NP204";

  private RepetitionFindings() {}

  /**
   * The finding, and what the trap found.
   *
   * @param seen what the trap saw when the same was done once more
   */
  static List<Finding> of(
      CellResult result, CallRequest request, CallTimer.End.Broken broken, Optional<Autopsy> seen) {
    String sentence =
        seen.flatMap(Autopsy::sentence).map(text -> "; once more: " + text).orElse("");
    Path library = Path.of(result.subject().library());
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            new FindingId(REPEATED),
            Severity.ERROR,
            Place.of(library),
            "`" + request.name() + "`: " + words(broken) + sentence,
            "a call that can be made again and again",
            "a case that passes when it is called once takes the VM down when it is repeated",
            "look for what a call leaves behind: memory that is freed twice or overwritten, a table"
                + " that fills, a lock that is kept; the set of flags `asan` watches memory, and"
                + " `nifproof gate --time --no-cache --cell "
                + result.id()
                + "` runs it alone"));
    findings.addAll(DiagnosisFindings.of(library, seen.stream().toList()));
    return findings;
  }

  /** What happened, and in which call. */
  static String words(CallTimer.End.Broken broken) {
    return Sentences.calling(broken.outcome())
        + " in "
        + CallTimer.calls(broken.before(), broken.within());
  }
}
