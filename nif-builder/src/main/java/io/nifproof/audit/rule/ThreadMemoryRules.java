package io.nifproof.audit.rule;

import io.nifproof.audit.platform.CLibrary;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import io.nifproof.loader.SharedLibrary;
import java.util.List;

/**
 * NP056: thread-local variables that must lie in memory which every thread has from birth. The
 * loader keeps a reserve there for libraries that come later; musl's keeps none.
 */
public final class ThreadMemoryRules implements Rule {
  /** What glibc keeps: TLS_STATIC_SURPLUS of 2.31; newer ones keep no less. */
  private static final long RESERVE = 1664;

  /** With more, no glibc from 2.31 to 2.41 loads it into a VM (measured). */
  private static final long MOST = 1712;

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    List<SharedLibrary> greedy =
        subject.links().own().stream().filter(library -> library.threadMemory() > 0).toList();
    if (greedy.isEmpty()) {
      return;
    }
    long bytes = greedy.stream().mapToLong(SharedLibrary::threadMemory).sum();
    boolean musl =
        subject.target().libc().filter(libc -> libc.kind() == CLibrary.Kind.MUSL).isPresent();
    if (musl || bytes > RESERVE) {
      findings
          .of(
              musl || bytes > MOST ? Severity.ERROR : Severity.WARNING,
              FindingId.NP056,
              subject.whole().symbol("DF_STATIC_TLS"))
          .found(
              bytes
                  + " bytes of thread-local variables of the model initial-exec"
                  + (greedy.get(0).file().equals(subject.path())
                      ? ""
                      : " in `" + greedy.get(0).file() + "`, which it brings"))
          .expected(musl ? "none: musl keeps no reserve" : "at most " + RESERVE + " bytes")
          .means(
              "the variables must lie where every thread has memory from its birth, and the loader"
                  + " keeps too little there for libraries that are loaded later: \"cannot allocate"
                  + " memory in static TLS block\"")
          .remedy("compile without -ftls-model=initial-exec, or allocate the memory");
    }
  }
}
