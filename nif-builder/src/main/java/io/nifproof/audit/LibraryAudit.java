package io.nifproof.audit;

import io.nifproof.audit.platform.Floor;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Severity;
import io.nifproof.finding.Suppressions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of a library without running it. Immutable.
 *
 * @param path the file
 * @param identity what kind of file it is, in words
 * @param nif its facts; empty when it is no readable 64-bit ELF file
 * @param floor the least that it needs
 * @param findings what rules found, the worst first
 * @param suppressed what they found and the user has answered for
 * @param notJudged what could not be judged without a runtime or a policy, in words
 */
public record LibraryAudit(
    Path path,
    String identity,
    Optional<LibraryFacts> nif,
    Floor floor,
    List<Finding> findings,
    List<Finding> suppressed,
    List<String> notJudged) {
  /** Copies the lists. */
  public LibraryAudit {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    notJudged = List.copyOf(notJudged);
  }

  /**
   * The kind in JSON: {@code nif}, {@code driver}, {@code engine}, {@code other} or {@code
   * unreadable}.
   */
  public String kind() {
    return nif.map(known -> known.kind().toString()).orElse("unreadable");
  }

  /** How many findings there are of a severity. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether nothing was found that is an error or a warning. */
  public boolean clean() {
    return count(Severity.ERROR) == 0 && count(Severity.WARNING) == 0;
  }

  /** The same without the findings that suppressions answer for; these remember that. */
  public LibraryAudit without(Suppressions suppressions) {
    List<Finding> open = new ArrayList<>();
    List<Finding> answered = new ArrayList<>();
    for (Finding finding : findings) {
      (suppressions.covers(finding) ? answered : open).add(finding);
    }
    return new LibraryAudit(path, identity, nif, floor, open, answered, notJudged);
  }

  /** The same, where what may be meant, and often is a mistake, is an error: NP023. */
  public LibraryAudit strict() {
    return with(
        findings.stream()
            .map(found -> found.id() == FindingId.NP023 ? found.as(Severity.ERROR) : found)
            .sorted(Finding.WORST_FIRST)
            .toList());
  }

  /** The same with one more finding, which only several libraries together show. */
  public LibraryAudit and(Finding finding) {
    List<Finding> more = new ArrayList<>(findings);
    more.add(finding);
    more.sort(Finding.WORST_FIRST);
    return with(more);
  }

  private LibraryAudit with(List<Finding> others) {
    return new LibraryAudit(path, identity, nif, floor, others, suppressed, notJudged);
  }
}
