package io.nifproof.audit.rule;

import io.nifproof.abi.CString;
import io.nifproof.abi.NifFunction;
import io.nifproof.elf.image.Pointer;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Place;

/** NP015: names that must become atoms. */
final class SymbolNames {
  private static final int LONGEST_ATOM = 255;
  private static final int SHOWN = 40;

  private SymbolNames() {}

  /** A row for people: {@code `name/arity`}, or its number when it has no name. */
  static String of(NifFunction row) {
    return row.text()
        .map(name -> "`" + shortened(name) + "/" + row.arity() + "`")
        .orElse("row " + (row.index() + 1));
  }

  static void judge(CString name, Place where, String what, Findings findings) {
    String found = problem(name);
    if (!found.isEmpty()) {
      findings
          .error(FindingId.NP015, where)
          .found(found)
          .expected("1 to " + LONGEST_ATOM + " Latin-1 characters and a NUL byte")
          .means(
              "the "
                  + what
                  + " is "
                  + found
                  + ", which becomes no atom: the VM refuses the library, or crashes reading it")
          .remedy("write the name as a C string literal of at most " + LONGEST_ATOM + " bytes");
    }
  }

  /** Whether a name can become an atom. */
  static boolean isAtom(CString name) {
    return name instanceof CString.Text text && text.value().length() <= LONGEST_ATOM;
  }

  private static String problem(CString name) {
    if (name instanceof CString.Text text) {
      int length = text.value().length();
      return length > LONGEST_ATOM
          ? length + " characters long: `" + shortened(text.value()) + "`"
          : "";
    }
    if (name instanceof CString.Unterminated open) {
      return "without an end: `" + shortened(open.start()) + "`";
    }
    if (name instanceof CString.Null) {
      return "a NULL pointer";
    }
    Pointer pointer = ((CString.Wild) name).pointer();
    if (pointer instanceof Pointer.Local place) {
      return "address 0x" + Long.toHexString(place.address()) + " outside of the library";
    }
    return pointer instanceof Pointer.Raw raw
        ? "a wild pointer, the number 0x" + Long.toHexString(raw.value())
        : ""; // a symbol of another library may well be a name
  }

  static String shortened(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
