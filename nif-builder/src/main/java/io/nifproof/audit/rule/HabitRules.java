package io.nifproof.audit.rule;

import io.nifproof.abi.Callback;
import io.nifproof.elf.Symbol;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import java.util.List;
import java.util.Set;

/** NP062 to NP064, NP067: habits that bite later. */
public final class HabitRules implements Rule {
  private static final Set<String> DANGEROUS =
      Set.of(
          "exit",
          "_exit",
          "_Exit",
          "quick_exit",
          "fork",
          "vfork",
          "signal",
          "sigaction",
          "setlocale",
          "chdir",
          "fchdir");

  private static final Set<String> WAITING =
      Set.of(
          "system",
          "popen",
          "pclose",
          "wait",
          "waitpid",
          "wait3",
          "wait4",
          "waitid",
          "__wait",
          "__waitpid");

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    subject.elf().dynamic().needed().stream()
        .filter(name -> name.startsWith("libstdc++.so") || name.startsWith("libc++.so"))
        .forEach(name -> cxx(subject, name, findings));
    if (subject.entry().isPresent()
        && !subject.entry().get().callbacks().containsKey(Callback.UPGRADE)) {
      findings
          .note(FindingId.NP063, subject.entryPlace())
          .found("no upgrade callback")
          .expected("one, if the module is to be upgraded while it runs")
          .means("a new version of the module cannot load while the old one is in use")
          .remedy("give ERL_NIF_INIT an upgrade function; one that returns 0 often does");
    }
    children(subject, findings);
    List<String> calls =
        subject.imports().stream().map(Symbol::name).filter(DANGEROUS::contains).sorted().toList();
    if (!calls.isEmpty()) {
      findings
          .note(FindingId.NP064, subject.whole().symbol(calls.get(0)))
          .found("it imports " + String.join(", ", calls.stream().map(n -> "`" + n + "`").toList()))
          .expected("nothing that acts on the whole process")
          .means("these end the VM, or change it for everything that runs in it")
          .remedy("make sure that they are not reached, or do that work in a port program");
    }
  }

  /** The VM has SIGCHLD ignored, so that the kernel keeps no status of children that ended. */
  private static void children(AuditSubject subject, Findings findings) {
    List<String> calls =
        subject.imports().stream().map(Symbol::name).filter(WAITING::contains).sorted().toList();
    if (!calls.isEmpty()) {
      findings
          .note(FindingId.NP067, subject.whole().symbol(calls.get(0)))
          .found("it imports " + String.join(", ", calls.stream().map(n -> "`" + n + "`").toList()))
          .expected("no waiting for child processes inside the VM")
          .means(
              "the VM ignores SIGCHLD, so the kernel forgets how children ended: wait, waitpid,"
                  + " system and pclose fail with ECHILD although the command worked")
          .remedy("start programs with open_port, or read the result from a pipe of your own");
    }
  }

  private static void cxx(AuditSubject subject, String name, Findings findings) {
    findings
        .note(FindingId.NP062, subject.whole().symbol(name))
        .found("it needs `" + name + "`")
        .expected("a C++ runtime inside the library, for one that is shipped")
        .means("the target must have the C++ runtime, and no older one than the build's")
        .remedy("link with -static-libstdc++ -static-libgcc");
  }
}
