package io.nifproof.audit.rule;

import io.nifproof.abi.CString;
import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifVersion;
import io.nifproof.audit.platform.EnifTable;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import java.util.Optional;

/** NP030, NP032, NP033: the NIF version and the VM variant of the entry. */
public final class VersionRules implements Rule {
  private static final String VANILLA = "beam.vanilla";
  private static final NifVersion EXPERIMENT = new NifVersion(2, 5);

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    Optional<NifEntry> entry = subject.entry();
    if (entry.isPresent()) {
      tooNew(subject, entry.get().version(), findings);
      tooOld(subject, entry.get().version(), findings);
      entry.get().variant().ifPresent(variant -> variant(subject, variant, findings));
    }
  }

  private static void tooNew(AuditSubject subject, NifVersion version, Findings findings) {
    Optional<NifVersion> newest = subject.target().otp().flatMap(EnifTable.get()::newestIn);
    if (newest.isPresent() && version.compareTo(newest.get()) > 0) {
      String since =
          EnifTable.get().otpOf(version).map(otp -> " (OTP " + otp + " or newer)").orElse("");
      findings
          .error(FindingId.NP030, subject.entryPlace())
          .found("NIF version " + version + since)
          .expected("at most " + newest.get() + ", which " + subject.target().otpName() + " has")
          .means(
              "the library was built for NIF version "
                  + version
                  + since
                  + ", and "
                  + subject.target().otpName()
                  + " takes at most "
                  + newest.get()
                  + ": it refuses the library, whatever functions that uses")
          .remedy("build it with the erl_nif.h of the oldest OTP that shall load it");
    }
  }

  private static void tooOld(AuditSubject subject, NifVersion version, Findings findings) {
    if (version.major() < 2 || version.compareTo(EXPERIMENT) == 0) {
      findings
          .error(FindingId.NP033, subject.entryPlace())
          .found("NIF version " + version)
          .expected("2.0 or later, and not 2.5, an experiment of R17")
          .means("every VM refuses NIF version " + version + ": \"That old NIF library\"")
          .remedy("build it with the erl_nif.h of a current OTP");
    }
  }

  private static void variant(AuditSubject subject, CString variant, Findings findings) {
    if (variant.text().equals(Optional.of(VANILLA)) || variant instanceof CString.Wild) {
      return;
    }
    String found =
        variant.text().map(text -> "`" + SymbolNames.shortened(text) + "`").orElse("no text");
    findings
        .error(FindingId.NP032, subject.entryPlace())
        .found("vm_variant " + found)
        .expected("`" + VANILLA + "`")
        .means("the VM refuses the library: \"not compiled for this vm variant\"")
        .remedy("let ERL_NIF_INIT make the entry; do not write the struct by hand");
  }
}
