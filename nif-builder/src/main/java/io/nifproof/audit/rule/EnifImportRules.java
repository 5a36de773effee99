package io.nifproof.audit.rule;

import io.nifproof.audit.platform.DottedVersion;
import io.nifproof.audit.platform.EnifTable;
import io.nifproof.audit.platform.Target;
import io.nifproof.elf.Symbol;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import java.util.Optional;

/** NP031: functions of {@code erl_nif.h} that the target's VM does not have. */
public final class EnifImportRules implements Rule {
  @Override
  public void judge(AuditSubject subject, Findings findings) {
    for (Symbol symbol : subject.imports()) {
      if (symbol.name().startsWith("enif_")) {
        judge(subject, symbol.name(), findings);
      }
    }
  }

  private static void judge(AuditSubject subject, String name, Findings findings) {
    Optional<DottedVersion> since = EnifTable.get().otpOf(name);
    if (has(subject.target(), name, since)) {
      return;
    }
    boolean judged = subject.target().otp().isPresent();
    String brought =
        since
            .map(otp -> "`" + name + "` came with OTP " + otp)
            .orElse("no OTP up to " + EnifTable.get().newest() + " has `" + name + "`");
    findings
        .of(
            judged ? Severity.ERROR : Severity.WARNING,
            FindingId.NP031,
            subject.whole().symbol(name))
        .found("it imports `" + name + "`")
        .expected(
            judged
                ? "functions that " + subject.target().otpName() + " exports"
                : "functions of erl_nif.h")
        .means(brought + "; a VM without it refuses the library with \"undefined symbol\"")
        .remedy("do without the function, look it up with enif_dlsym, or ask for a newer OTP");
  }

  /** The VM's own exports decide; the table only where there is no VM to ask. */
  private static boolean has(Target target, String name, Optional<DottedVersion> since) {
    if (target.runtime().isPresent()) {
      return target.runtime().get().exports(name);
    }
    if (target.otp().isPresent() && target.otp().get().compareTo(EnifTable.get().newest()) <= 0) {
      return since
          .map(otp -> EnifTable.release(otp).compareTo(target.otp().get()) <= 0)
          .orElse(false);
    }
    return since.isPresent();
  }
}
