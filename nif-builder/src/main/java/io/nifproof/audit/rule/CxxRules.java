package io.nifproof.audit.rule;

import io.nifproof.elf.Symbol;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import io.nifproof.loader.SharedLibrary;
import java.util.List;
import java.util.regex.Pattern;

/** NP045: C++ that names no C++ runtime as needed. */
public final class CxxRules implements Rule {
  /** The runtime of C++ and its library, as the Itanium C++ ABI mangles their names. */
  private static final Pattern CXX =
      Pattern.compile(
          "__gxx_personality_.*|__cxa_(throw|rethrow|begin_catch|end_catch|allocate_exception"
              + "|free_exception|get_exception_ptr|guard_.*|pure_virtual|bad_cast|bad_typeid"
              + "|throw_bad_array_.*|init_primary_exception|call_unexpected|demangle)"
              + "|_ZN?K?S[tsaio].*|_ZN?K?10__cxxabiv1.*|_ZT[VISTC](N?St|N?K?10__cxxabiv1|S[saio]"
              + "|P?K?[a-z]$).*|_Zn[wa][mj].*|_Zd[la]Pv.*");

  static boolean ofCxx(String symbol) {
    return CXX.matcher(symbol).matches();
  }

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    for (SharedLibrary library : subject.links().own()) {
      List<String> open =
          library.imports().stream()
              .filter(symbol -> symbol.version().isEmpty())
              .map(Symbol::name)
              .filter(CxxRules::ofCxx)
              .filter(name -> !subject.links().offeredByNeeds(name))
              .toList();
      if (!open.isEmpty() && noneNamed(library) && subject.links().complete()) {
        missing(subject, library, open, findings);
      }
    }
  }

  private static boolean noneNamed(SharedLibrary library) {
    return library.dynamic().needed().stream()
        .noneMatch(name -> name.startsWith("libstdc++.") || name.startsWith("libc++"));
  }

  private static void missing(
      AuditSubject subject, SharedLibrary library, List<String> open, Findings findings) {
    boolean known = subject.target().runtime().isPresent();
    boolean brought = known && open.stream().allMatch(subject.links()::offered);
    boolean own = library.file().equals(subject.path());
    findings
        .of(
            known && !brought ? Severity.ERROR : Severity.WARNING,
            FindingId.NP045,
            subject.whole().symbol(open.get(0)))
        .found(
            (own ? "it" : "the library `" + library.file() + "`, which it brings,")
                + " imports "
                + SymbolVersionRules.shown(open)
                + ", and names no C++ runtime as needed")
        .expected("libstdc++.so.6 or libc++.so.1 among the needed libraries, or inside")
        .means(
            "C++ was linked by a C compiler: the library loads only where the VM itself has loaded"
                + " a C++ runtime, as one with the JIT does, and elsewhere fails with \"undefined"
                + " symbol\""
                + (brought ? "; " + subject.target().name() + " happens to have it" : ""))
        .remedy("link with c++ (g++, clang++) instead of cc, or add -lstdc++");
  }
}
