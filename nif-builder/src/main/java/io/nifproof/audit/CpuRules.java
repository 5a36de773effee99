package io.nifproof.audit;

import io.nifproof.abi.SignedReturns;
import io.nifproof.abi.StartupCode;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.node.Arch;
import java.util.Optional;

/** NP060, NP065: what it asks of the processor, and what it does to it. */
final class CpuRules implements Rule {
  @Override
  public void judge(Subject subject, Findings findings) {
    level(subject, findings);
    signedReturns(subject, findings);
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

  /**
   * Compilers sign return addresses with hints, which old processors pass over, unless they may
   * count on Armv8.3: then with {@code retaa} and {@code retab}, which old ones do not know.
   */
  private static void signedReturns(Subject subject, Findings findings) {
    if (subject.target().cpu().filter(level -> level.arch() == Arch.ARM64).isEmpty()) {
      return;
    }
    SignedReturns.first(subject.elf())
        .ifPresent(
            address ->
                findings
                    .error(FindingId.NP060, subject.whole().symbol("retaa"))
                    .found("an authenticated return at 0x" + Long.toHexString(address))
                    .expected("at most " + subject.target().cpu().get())
                    .means(
                        "functions end with an instruction of Armv8.3 (PAuth); on older processors"
                            + " (Cortex-A72, Neoverse N1) the first such return is SIGILL and ends"
                            + " the VM")
                    .remedy(
                        "compile with -march=armv8-a; -mbranch-protection=standard is fine then:"
                            + " its hints are passed over by old processors"));
  }

  private static void level(Subject subject, Findings findings) {
    boolean amd64 = subject.elf().header().machine().arch().equals(Optional.of(Arch.AMD64));
    int needs = subject.elf().notes().x86Level();
    Optional<CpuLevel> baseline =
        subject.target().cpu().filter(level -> level.arch() == Arch.AMD64);
    if (amd64 && baseline.isPresent() && needs > baseline.get().level()) {
      CpuLevel level = new CpuLevel(Arch.AMD64, needs);
      findings
          .error(FindingId.NP060, subject.whole().symbol("GNU_PROPERTY_X86_ISA_1_NEEDED"))
          .found("it says that it needs " + level)
          .expected("at most " + baseline.get())
          .means(
              "the library needs processors of level "
                  + level
                  + "; on older ones the loader refuses it, or SIGILL ends the VM")
          .remedy("compile with -march=" + baseline.get() + ", not -march=native");
    }
  }
}
