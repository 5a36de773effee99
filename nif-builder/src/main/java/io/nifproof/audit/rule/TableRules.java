package io.nifproof.audit.rule;

import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifFunction;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** NP012, NP014, NP016: the function table as a whole; NP015 for the module's name. */
public final class TableRules implements Rule {
  @Override
  public void judge(AuditSubject subject, Findings findings) {
    Optional<NifEntry> entry = subject.entry();
    if (entry.isEmpty()) {
      return;
    }
    SymbolNames.judge(entry.get().module(), subject.entryPlace(), "module name", findings);
    if (AuditSubject.narrow(entry.get())) {
      narrow(subject, entry.get(), findings);
    } else {
      count(subject, entry.get(), findings);
    }
    duplicates(subject, findings);
  }

  private static void narrow(AuditSubject subject, NifEntry entry, Findings findings) {
    findings
        .error(FindingId.NP012, subject.entryPlace())
        .found("rows of 24 bytes: only so do all " + entry.count() + " of them make sense")
        .expected("rows of 32 bytes, as NIF version " + entry.version() + " has them")
        .means(
            "the table's rows have three fields, but from NIF version 2.7 (OTP 17.3) on a row has"
                + " a fourth, `flags`; the VM reads past each row and refuses the library, or"
                + " loads it by luck")
        .remedy("use ErlNifFunc of erl_nif.h instead of a struct of your own");
  }

  private static void count(AuditSubject subject, NifEntry entry, Findings findings) {
    if (entry.count() == 0) {
      findings
          .note(FindingId.NP016, subject.entryPlace())
          .found("0 functions")
          .expected("at least one")
          .means("the function table is empty: the library loads silently and replaces nothing")
          .remedy("list the functions in the table that ERL_NIF_INIT is given");
    } else if (!entry.complete()) {
      boolean negative = entry.count() < 0;
      findings
          .error(FindingId.NP016, subject.entryPlace())
          .found(entry.count() + " functions, memory for " + entry.functions().size())
          .expected("the number of rows that the table has")
          .means(
              "the entry says that there are "
                  + entry.count()
                  + (negative
                      ? " functions; the VM tries to allocate that and exits"
                      : " functions, but its table ends before; the VM reads past it"))
          .remedy("let ERL_NIF_INIT count the rows: sizeof(functions) / sizeof(*functions)");
    }
  }

  private static void duplicates(AuditSubject subject, Findings findings) {
    Map<String, Integer> first = new HashMap<>();
    for (NifFunction row : subject.rows()) {
      if (!SymbolNames.isAtom(row.name())) {
        continue; // the VM never gets as far as comparing it
      }
      Integer before = first.putIfAbsent(row.text().orElseThrow() + "/" + row.arity(), row.index());
      if (before != null) {
        findings
            .error(FindingId.NP014, subject.row(row))
            .found(SymbolNames.of(row) + " in rows " + (before + 1) + " and " + (row.index() + 1))
            .expected("every function once")
            .means(
                "the table has "
                    + SymbolNames.of(row)
                    + " twice: the VM refuses the library with \"Duplicate NIF entry\"")
            .remedy("remove one of the rows, or give it the arity it was meant to have");
      }
    }
  }
}
