package io.nifproof.audit.rule;

import io.nifproof.abi.NifFunction;
import io.nifproof.finding.Draft;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.node.FunctionId;
import io.nifproof.spec.NifModule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** NP020 to NP024: the library against the Erlang module that loads it. */
public final class ModuleRules implements Rule {
  private static final int SHOWN = 6;

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    if (subject.module().isEmpty() || subject.entry().isEmpty()) {
      return;
    }
    NifModule module = subject.module().get();
    name(subject, module, findings);
    table(subject, module, findings);
    if (!AuditSubject.narrow(subject.entry().get())) {
      missing(subject, module, findings);
    }
  }

  private static void name(AuditSubject subject, NifModule module, Findings findings) {
    Optional<String> name = subject.nif().module();
    if (name.isPresent() && !name.get().equals(module.name())) {
      findings
          .error(FindingId.NP020, subject.entryPlace())
          .found("`" + SymbolNames.shortened(name.get()) + "`")
          .expected("`" + module.name() + "`")
          .means(
              "the library is for module `"
                  + SymbolNames.shortened(name.get())
                  + "`, the module is `"
                  + module.name()
                  + "`: the VM refuses it with \"does not match calling module\"")
          .remedy("write ERL_NIF_INIT(" + module.name() + ", …), without quotes");
    }
  }

  private static void table(AuditSubject subject, NifModule module, Findings findings) {
    Set<FunctionId> known = new HashSet<>(module.functions());
    Set<FunctionId> declared = new HashSet<>(module.declared());
    for (NifFunction row : subject.rows()) {
      if (row.text().isEmpty() || row.arity() > 255) {
        continue;
      }
      FunctionId function = new FunctionId(row.text().get(), (int) row.arity());
      if (!known.contains(function)) {
        findings
            .error(FindingId.NP021, subject.row(row))
            .found(SymbolNames.of(row) + " in the table")
            .expected("a function of module `" + module.name() + "`" + like(function, module))
            .means(
                "module `"
                    + module.name()
                    + "` has no function "
                    + SymbolNames.of(row)
                    + ", so the VM refuses the whole library with \"Function not found\"")
            .remedy("write the function in Erlang, as a stub, or correct name or arity");
      } else if (module.declares() && !declared.contains(function)) {
        findings
            .error(FindingId.NP022, subject.row(row))
            .found(SymbolNames.of(row) + " in the table")
            .expected("only functions that -nifs names")
            .means(
                "module `"
                    + module.name()
                    + "` declares its NIFs with -nifs, and not "
                    + SymbolNames.of(row)
                    + ": the VM refuses the library with \"Function not declared as nif\"")
            .remedy("add it: -nifs([" + function + "]).");
      }
    }
  }

  private static String like(FunctionId wanted, NifModule module) {
    return module.functions().stream()
        .filter(known -> known.name().equals(wanted.name()))
        .findFirst()
        .map(known -> "; it has `" + known + "`")
        .orElse("");
  }

  private static void missing(AuditSubject subject, NifModule module, Findings findings) {
    Set<FunctionId> table = new HashSet<>(subject.functions());
    if (module.declares()) {
      undone(subject, without(module.declared(), table), table, findings);
    } else {
      stay(
          findings.warning(FindingId.NP024, subject.whole()),
          module.waiting(table),
          "the module has stubs that the table has not");
    }
  }

  /** OTP's own dyntrace declares functions that it has only where it was built with DTrace. */
  private static void undone(
      AuditSubject subject, List<FunctionId> open, Set<FunctionId> table, Findings findings) {
    String what = "-nifs declares functions that the table has not";
    List<FunctionId> called = open.stream().filter(f -> called(f, subject.calls())).toList();
    List<FunctionId> near =
        open.stream()
            .filter(f -> !called.contains(f))
            .filter(f -> table.stream().anyMatch(row -> row.name().equals(f.name())))
            .toList();
    List<FunctionId> rest =
        open.stream().filter(f -> !called.contains(f) && !near.contains(f)).toList();
    stay(findings.warning(FindingId.NP023, subject.whole()), called, what + ", and cases call");
    stay(
        findings.warning(FindingId.NP023, subject.whole()),
        near,
        what + ", though it has rows of these names with other arities");
    stay(findings.note(FindingId.NP023, subject.whole()), rest, what);
  }

  private static boolean called(FunctionId function, List<String> calls) {
    Pattern call = Pattern.compile("(?<![\\w@'])'?" + Pattern.quote(function.name()) + "'?\\s*\\(");
    return calls.stream().anyMatch(text -> call.matcher(text).find());
  }

  private static List<FunctionId> without(List<FunctionId> functions, Set<FunctionId> table) {
    return functions.stream().filter(function -> !table.contains(function)).toList();
  }

  private static void stay(Draft draft, List<FunctionId> functions, String what) {
    if (!functions.isEmpty()) {
      String names =
          functions.stream()
              .limit(SHOWN)
              .map(function -> "`" + function + "`")
              .collect(Collectors.joining(", "));
      int more = functions.size() - SHOWN;
      draft
          .found("no rows for " + names + (more > 0 ? " and " + more + " more" : ""))
          .expected("a row for each")
          .means(what + ": the library loads, and these go on raising nif_not_loaded")
          .remedy("add the rows, or remove the functions from the module");
    }
  }
}
