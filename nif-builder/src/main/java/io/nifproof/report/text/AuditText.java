package io.nifproof.report.text;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.NifEntry;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.LibraryFacts;
import io.nifproof.audit.platform.Floor;
import io.nifproof.finding.Finding;
import io.nifproof.finding.Severity;
import io.nifproof.visible.Visible;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes audits for people: one line for a clean library, its findings below, the worst first.
 * Notes are one line each; errors and warnings come with evidence and remedy.
 */
public final class AuditText {
  private final PrintWriter out;
  private final Style style;
  private final boolean quiet;
  private final boolean verbose;

  /**
   * A writer of audits.
   *
   * @param out where to; stays open
   * @param style whether with colours
   * @param quiet whether to leave out clean libraries and notes
   * @param verbose whether to say where the floor comes from, and notes in full
   */
  public AuditText(PrintWriter out, Style style, boolean quiet, boolean verbose) {
    this.out = out;
    this.style = style;
    this.quiet = quiet;
    this.verbose = verbose;
  }

  /** Writes all audits and a summary. */
  public void write(List<LibraryAudit> audits) {
    audits.forEach(this::library);
    if (audits.size() > 1) {
      long clean = audits.stream().filter(a -> a.clean() && a.notJudged().isEmpty()).count();
      long open = audits.stream().filter(a -> a.clean() && !a.notJudged().isEmpty()).count();
      String part = open > 0 ? open + " not wholly judged, " : "";
      out.println(audits.size() + " files: " + clean + " clean, " + part + counts(audits) + ".");
    }
    out.flush();
  }

  private static String counts(List<LibraryAudit> audits) {
    List<String> words = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = audits.stream().mapToLong(audit -> audit.count(severity)).sum();
      words.add(count + " " + severity + (count == 1 ? "" : "s"));
    }
    return String.join(", ", words);
  }

  private void library(LibraryAudit audit) {
    if (quiet && audit.clean() && audit.notJudged().isEmpty()) {
      return;
    }
    out.println(mark(audit) + "  " + Visible.name(audit.path() + ": " + summary(audit)));
    if (verbose) {
      audit.floor().reasons().forEach(reason -> out.println("  needs " + Visible.name(reason)));
    }
    audit.findings().forEach(this::finding);
    audit.notJudged().forEach(what -> out.println("  not judged: " + Visible.name(what)));
    for (Finding finding : audit.suppressed()) {
      out.println(
          style.faint("  " + finding.id() + " suppressed: " + Visible.name(finding.evidence())));
    }
  }

  private String mark(LibraryAudit audit) {
    if (audit.count(Severity.ERROR) > 0) {
      return style.bad("error");
    }
    if (!audit.clean()) {
      return style.doubtful("warning");
    }
    return audit.notJudged().isEmpty() ? style.good("clean") : style.doubtful("not judged");
  }

  /** What it is, what it has, and what it needs. */
  private static String summary(LibraryAudit audit) {
    if (audit.nif().isEmpty()) {
      return audit.identity();
    }
    LibraryFacts nif = audit.nif().get();
    List<String> words = new ArrayList<>();
    words.add(audit.kind() + " for " + nif.machine());
    nif.module().ifPresent(module -> words.add("module " + module));
    nif.entry().map(NifEntry::version).ifPresent(version -> words.add("NIF " + version));
    boolean told = !nif.certainty().equals(Optional.of(EntryCertainty.BUILT_AT_RUN_TIME));
    if (nif.entry().isPresent() && told) {
      words.add(
          nif.functions().size() + (nif.functions().size() == 1 ? " function" : " functions"));
    }
    nif.certainty().ifPresent(certainty -> words.add(certainty.toString()));
    if (nif.certainty().equals(Optional.of(EntryCertainty.IN_THE_FILE))
        && nif.machine().arch().isEmpty()) {
      words.add("code not followed");
    }
    String floor = floor(audit.floor());
    return String.join(", ", words) + (floor.isEmpty() ? "" : "; needs " + floor);
  }

  private static String floor(Floor floor) {
    List<String> words = new ArrayList<>();
    floor.otp().ifPresent(otp -> words.add("OTP " + otp));
    floor.glibc().ifPresent(glibc -> words.add("glibc " + glibc));
    floor.cpu().ifPresent(cpu -> words.add(cpu.toString()));
    return String.join(", ", words);
  }

  private void finding(Finding finding) {
    boolean note = finding.severity() == Severity.NOTE;
    if (note && quiet) {
      return;
    }
    String inside = finding.where().inside();
    String head = "  " + finding.id() + " " + finding.severity();
    if (note && !verbose) {
      out.println(style.faint(head) + "  " + Visible.name(finding.evidence()));
      return;
    }
    String painted = finding.isError() ? style.bad(head) : style.doubtful(head);
    out.println(painted + (inside.isEmpty() ? "" : " at " + Visible.name(inside)));
    out.println("    " + Visible.name(finding.message()));
    out.println("    found: " + Visible.name(finding.evidence()));
    out.println("    expected: " + Visible.name(finding.expected()));
    out.println("    fix: " + Visible.name(finding.remedy()));
  }
}
