package io.nifproof.audit.rule;

import io.nifproof.abi.SignedReturns;
import io.nifproof.abi.StartupCode;
import io.nifproof.audit.platform.CpuLevel;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import java.util.Optional;

/** NP060, NP065: what it asks of the processor, and what it does to it. */
public final class CpuRules implements Rule {
  @Override
  public void judge(AuditSubject subject, Findings findings) {
    subject
        .target()
        .cpu()
        .filter(least -> subject.elf().header().machine().arch().equals(Optional.of(least.arch())))
        .ifPresent(least -> level(subject, least, findings));
    StartupCode.floatControl(subject.elf())
        .ifPresent(
            address ->
                findings
                    .warning(FindingId.NP065, subject.whole().symbol("DT_INIT_ARRAY"))
                    .found(
                        "code at 0x"
                            + Long.toHexString(address)
                            + " runs when the library is loaded and sets the floating-point mode")
                    .expected("no code at load that changes mxcsr or fpcr")
                    .means(
                        "loading the library sets flush-to-zero on one scheduler thread of the VM:"
                            + " floats of unrelated Erlang code come out different there")
                    .remedy("link without -ffast-math and -Ofast (they add crtfastmath.o)"));
  }

  private static void level(AuditSubject subject, CpuLevel least, Findings findings) {
    switch (least.arch()) {
      case AMD64 -> isaLevel(subject, least, findings);
      case ARM64 -> signedReturns(subject, least, findings);
    }
  }

  /**
   * Compilers sign return addresses with hints, which old processors pass over, unless they may
   * count on Armv8.3: then with {@code retaa} and {@code retab}, which old ones do not know.
   */
  private static void signedReturns(AuditSubject subject, CpuLevel least, Findings findings) {
    SignedReturns.first(subject.elf())
        .ifPresent(
            address ->
                findings
                    .error(FindingId.NP060, subject.whole().symbol("retaa"))
                    .found("an authenticated return at 0x" + Long.toHexString(address))
                    .expected("at most " + least)
                    .means(
                        "functions end with an instruction of Armv8.3 (PAuth); on older processors"
                            + " (Cortex-A72, Neoverse N1) the first such return is SIGILL and ends"
                            + " the VM")
                    .remedy(
                        "compile with -march=armv8-a; -mbranch-protection=standard is fine then:"
                            + " its hints are passed over by old processors"));
  }

  private static void isaLevel(AuditSubject subject, CpuLevel least, Findings findings) {
    int needs = subject.elf().notes().x86Level();
    if (needs > least.level()) {
      CpuLevel level = new CpuLevel(least.arch(), needs);
      findings
          .error(FindingId.NP060, subject.whole().symbol("GNU_PROPERTY_X86_ISA_1_NEEDED"))
          .found("it says that it needs " + level)
          .expected("at most " + least)
          .means(
              "the library needs processors of level "
                  + level
                  + "; on older ones the loader refuses it, or SIGILL ends the VM")
          .remedy("compile with -march=" + least + ", not -march=native");
    }
  }
}
