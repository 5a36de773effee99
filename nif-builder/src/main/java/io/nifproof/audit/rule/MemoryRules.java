package io.nifproof.audit.rule;

import io.nifproof.audit.platform.CLibrary;
import io.nifproof.audit.platform.DottedVersion;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.image.Segment;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import io.nifproof.node.Arch;
import java.util.List;
import java.util.Optional;

/** NP050 to NP052, NP055, NP066: how the library lies in memory. */
public final class MemoryRules implements Rule {
  private static final DottedVersion REFUSES_EXECUTABLE_STACK = new DottedVersion(List.of(2, 41));
  private static final long REACH = 1L << 31;

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    stack(subject, findings);
    if (subject.elf().dynamic().textRelocations()) {
      findings
          .warning(FindingId.NP051, subject.whole().symbol("DT_TEXTREL"))
          .found("relocations in read-only memory (DT_TEXTREL)")
          .expected("position-independent code")
          .means("the loader must make code writable; SELinux and hardened kernels refuse that")
          .remedy("compile every object with -fPIC; -Wl,-z,text makes the linker refuse the rest");
    }
    subject.elf().segments().stream()
        .filter(s -> s.type() == Segment.LOAD && s.writable() && s.executable())
        .forEach(segment -> writableCode(subject, segment, findings));
    hardening(subject, findings);
    distance(subject, findings);
  }

  private static void stack(AuditSubject subject, Findings findings) {
    Optional<Segment> stack =
        subject.elf().segments().stream().filter(s -> s.type() == Segment.GNU_STACK).findFirst();
    boolean unsaid =
        subject.elf().header().machine().arch().map(MemoryRules::unsaidIsExecutable).orElse(false);
    boolean executable = stack.map(Segment::executable).orElse(unsaid);
    if (!executable) {
      return;
    }
    boolean refused =
        subject
            .target()
            .libc()
            .flatMap(CLibrary::glibc)
            .map(glibc -> !REFUSES_EXECUTABLE_STACK.after(glibc))
            .orElse(false);
    findings
        .of(
            refused ? Severity.ERROR : Severity.WARNING,
            FindingId.NP050,
            subject.whole().symbol("PT_GNU_STACK"))
        .found(stack.isPresent() ? "PT_GNU_STACK asks for an executable stack" : "no PT_GNU_STACK")
        .expected("PT_GNU_STACK without the flag X")
        .means(
            "glibc 2.41 and newer refuse to load the library (\"cannot enable executable stack\");"
                + " older ones make the stacks of the VM executable")
        .remedy(
            "add .section .note.GNU-stack,\"\",@progbits to each assembly file, avoid nested C"
                + " functions, or link with -Wl,-z,noexecstack");
  }

  /** Whether the kernel makes stacks executable for a file without PT_GNU_STACK. */
  private static boolean unsaidIsExecutable(Arch arch) {
    return switch (arch) {
      case AMD64 -> true;
      case ARM64 -> false;
    };
  }

  private static void writableCode(AuditSubject subject, Segment segment, Findings findings) {
    findings
        .warning(FindingId.NP052, subject.whole())
        .found(
            "a segment at address 0x"
                + Long.toHexString(segment.address())
                + " that is writable and executable")
        .expected("each segment writable or executable, not both")
        .means("memory that is writable and executable helps attackers; hardened kernels refuse it")
        .remedy("link without -N, --omagic and old linker scripts");
  }

  private static void hardening(AuditSubject subject, Findings findings) {
    ElfFile elf = subject.elf();
    boolean relro = elf.segments().stream().anyMatch(s -> s.type() == Segment.GNU_RELRO);
    if (!relro || !elf.dynamic().bindNow()) {
      findings
          .note(FindingId.NP055, subject.whole())
          .found((relro ? "RELRO" : "no RELRO") + (elf.dynamic().bindNow() ? "" : ", no BIND_NOW"))
          .expected("RELRO and BIND_NOW")
          .means("tables of pointers stay writable after loading")
          .remedy("link with -Wl,-z,relro,-z,now");
    }
  }

  /** Addresses within a file are what the loader keeps: their distance is that in memory. */
  private static void distance(AuditSubject subject, Findings findings) {
    long low = Long.MAX_VALUE;
    long high = 0;
    for (Segment segment : subject.elf().segments()) {
      if (segment.type() == Segment.LOAD && segment.memorySize() > 0) {
        low = Math.min(low, segment.address());
        high = Math.max(high, segment.address() + segment.memorySize());
      }
    }
    if (high - low > REACH) {
      findings
          .warning(FindingId.NP066, subject.whole())
          .found((high - low) / (1 << 20) + " MiB from the first to the last segment")
          .expected("less than 2048 MiB, what the small code model reaches")
          .means(
              "code and data are further apart than code of the small model can reach; only code"
                  + " built with -mcmodel=large works")
          .remedy("remove the linker script or the huge static array that spreads the segments");
    }
  }
}
