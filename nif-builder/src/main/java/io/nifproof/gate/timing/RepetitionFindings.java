package io.nifproof.gate.timing;

import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.gate.cell.DiagnosisFindings;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.result.CellResult;
import io.nifproof.result.words.Sentences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes findings of calls that take the VM down when they are repeated: NP204. */
final class RepetitionFindings {
  private RepetitionFindings() {}

  /**
   * The finding, and what the trap found.
   *
   * @param seen what the trap saw when the same was done once more
   */
  static List<Finding> of(
      CellResult result,
      CallRequest request,
      CallTimer.End.Broken broken,
      Optional<CrashDiagnosis> seen) {
    String sentence =
        seen.flatMap(CrashDiagnosis::sentence).map(text -> "; once more: " + text).orElse("");
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.error(FindingId.NP204, Place.of(Path.of(result.subject().library())))
            .found("`" + request.name() + "`: " + words(broken) + sentence)
            .expected("a call that can be made again and again")
            .means(
                "a case that passes when it is called once takes the VM down when it is repeated")
            .remedy(
                "look for what a call leaves behind: memory that is freed twice or overwritten, a"
                    + " table that fills, a lock that is kept; the set of flags `asan` watches"
                    + " memory, and `nifproof gate --time --no-cache --cell "
                    + result.id()
                    + "` runs it alone"));
    findings.addAll(DiagnosisFindings.of(seen.stream().toList()));
    return findings;
  }

  /** What happened, and in which call. */
  static String words(CallTimer.End.Broken broken) {
    return Sentences.calling(broken.outcome())
        + " in "
        + CallTimer.calls(broken.before(), broken.within());
  }
}
