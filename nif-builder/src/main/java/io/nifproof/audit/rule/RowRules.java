package io.nifproof.audit.rule;

import io.nifproof.abi.CString;
import io.nifproof.abi.NifFunction;
import io.nifproof.elf.image.Pointer;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Severity;
import java.util.Optional;

/** NP010, NP011, NP013, NP015, NP017: each row of the function table by itself. */
public final class RowRules implements Rule {
  private static final int HIGHEST_FLAG = 2;
  private static final int HIGHEST_ARITY = 255;

  @Override
  public void judge(AuditSubject subject, Findings findings) {
    for (NifFunction row : subject.rows()) {
      if (row.name() instanceof CString.Null) {
        nameless(subject, row, findings);
        continue; // what else is wrong in a sentinel row is the same mistake
      }
      code(subject, row, findings);
      flags(subject, row, findings);
      SymbolNames.judge(row.name(), subject.row(row), "function name", findings);
      arity(subject, row, findings);
    }
  }

  private static void nameless(AuditSubject subject, NifFunction row, Findings findings) {
    findings
        .error(FindingId.NP010, subject.row(row))
        .found("a NULL name in the row at address 0x" + Long.toHexString(row.address()))
        .expected("a name in every row that is counted")
        .means(
            "row "
                + (row.index() + 1)
                + " of the function table has no name; the VM takes the length of every name while"
                + " it loads the library and crashes on this one (strlen of NULL)")
        .remedy(
            "remove the {NULL, 0, NULL} row: ERL_NIF_INIT counts the rows itself and needs no"
                + " end mark");
  }

  private static void code(AuditSubject subject, NifFunction row, Findings findings) {
    if (row.code() instanceof Pointer.Unknown) {
      return; // the loader decides: NP072 says so
    }
    if (row.code() instanceof Pointer.External outside && outside.weak()) {
      weak(subject, row, outside.symbol(), findings);
    } else if (!row.executable()) {
      String found = pointer(row.code());
      findings
          .error(FindingId.NP011, subject.row(row))
          .found(found)
          .expected("a pointer to a function")
          .means(
              "the function pointer of "
                  + SymbolNames.of(row)
                  + " is "
                  + found
                  + "; the library loads, and the first call crashes the VM")
          .remedy("give the row the C function, and remove the row if there is none");
    }
  }

  /** The loader leaves a weak symbol NULL when no library has it. */
  private static void weak(
      AuditSubject subject, NifFunction row, String symbol, Findings findings) {
    Optional<Boolean> provided = subject.provided(symbol);
    if (provided.equals(Optional.of(true))) {
      return;
    }
    boolean missing = provided.isPresent();
    findings
        .of(missing ? Severity.ERROR : Severity.WARNING, FindingId.NP011, subject.row(row))
        .found(
            "the weak symbol `"
                + SymbolNames.shortened(symbol)
                + (missing ? "`, which nobody provides" : "`, which is not in the library"))
        .expected("a pointer to a function")
        .means(
            "the function pointer of "
                + SymbolNames.of(row)
                + " is the weak symbol `"
                + SymbolNames.shortened(symbol)
                + "`: where no library defines it the loader makes it NULL, and the first call"
                + " crashes the VM")
        .remedy("link the source that defines it, or leave the row out where it is not there");
  }

  private static String pointer(Pointer code) {
    if (code instanceof Pointer.Null) {
      return "NULL";
    }
    if (code instanceof Pointer.Raw raw) {
      return "the number 0x" + Long.toHexString(raw.value());
    }
    if (code instanceof Pointer.Local place) {
      return "address 0x" + Long.toHexString(place.address()) + ", which is not executable";
    }
    return "external";
  }

  private static void flags(AuditSubject subject, NifFunction row, Findings findings) {
    long flags = row.flags().orElse(0);
    if (flags > HIGHEST_FLAG) {
      findings
          .error(FindingId.NP013, subject.row(row))
          .found("flags " + flags + " (0x" + Long.toHexString(flags) + ")")
          .expected(
              "0, ERL_NIF_DIRTY_JOB_CPU_BOUND (1) or ERL_NIF_DIRTY_JOB_IO_BOUND (2), not both")
          .means(
              "the VM refuses "
                  + SymbolNames.of(row)
                  + " with \"Illegal flags field value\": "
                  + flags
                  + " is no flag")
          .remedy("use one of the three values; rows of the struct in erl_nif.h only");
    }
  }

  private static void arity(AuditSubject subject, NifFunction row, Findings findings) {
    if (row.arity() > HIGHEST_ARITY) {
      findings
          .error(FindingId.NP017, subject.row(row))
          .found("arity " + row.arity())
          .expected("0 to " + HIGHEST_ARITY)
          .means(
              "no Erlang function has "
                  + row.arity()
                  + " arguments, so the VM refuses the library with \"Function not found\"")
          .remedy("correct the second field of the row");
    }
  }
}
