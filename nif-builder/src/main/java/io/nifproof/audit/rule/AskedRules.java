package io.nifproof.audit.rule;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.TableQuestion;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** NP072 for a library that was asked for its table. */
final class AskedRules {
  /** These tell of where it was asked, not of the library. */
  private static final Set<String> HARMLESS =
      Set.of("asked", "needs-vm", "other-architecture", "not-asked");

  private AskedRules() {}

  static void judge(
      AuditSubject subject, TableQuestion asked, List<String> reasons, Findings findings) {
    boolean answered = subject.nif().certainty().equals(Optional.of(EntryCertainty.ASKED));
    Severity severity = HARMLESS.contains(asked.outcome()) ? Severity.NOTE : Severity.WARNING;
    String why = reasons.isEmpty() ? "" : String.join("; ", reasons) + "; ";
    findings
        .of(severity, FindingId.NP072, subject.whole().symbol("nif_init"))
        .found(why + asked.outcome() + ": " + asked.sentence())
        .expected(
            "a nif_init that only returns the address of an entry, and nothing that runs before")
        .means(
            answered
                ? "the library itself gave its table when nif_init was called in a process of its"
                    + " own; rules were applied to that, and a VM may get another one"
                : "the library was asked for its table in a process of its own, and gave none: what"
                    + " rules say of its functions, if anything, is true of the file only")
        .remedy(
            answered
                ? "nothing, if the table is meant to be made at run time"
                : "load it in a node to know: nifproof check FILE");
  }
}
