package io.nifproof.abi.ask;

import io.nifproof.abi.CString;
import io.nifproof.abi.Callback;
import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifFunction;
import io.nifproof.elf.image.Pointer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * The form of an answer on its way between two processes: a line for each fact, words with a blank
 * between them, numbers in decimal, addresses in hexadecimal, characters as hexadecimal bytes.
 */
final class EntryLines {
  static final String STEP = "step";
  static final String REFUSED = "refused";
  static final String ENTRY = "entry";
  static final String CALLBACK = "callback";
  static final String ROW = "row";

  /** The last line of an answer that is complete. */
  static final String END = "end";

  /** Instead of a number that is not there. */
  static final String NONE = "-";

  private EntryLines() {}

  static String step(Step step) {
    return STEP + " " + step.name();
  }

  static String refused(String why) {
    return REFUSED + " " + HexFormat.of().formatHex(why.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes an entry.
   *
   * @param base where the library is in memory; 0 when that is not known
   */
  static void write(NifEntry entry, long base, PrintStream out) {
    out.println(
        line(
            ENTRY,
            address(base),
            address(entry.address()),
            entry.version().major(),
            entry.version().minor(),
            entry.count(),
            pointer(entry.table()),
            string(entry.module()),
            entry.variant().map(EntryLines::string).orElse(NONE),
            number(entry.options()),
            number(entry.resourceInitSize()),
            entry.minErts().map(EntryLines::string).orElse(NONE),
            entry.narrowRows()));
    for (Callback callback : Callback.values()) {
      if (entry.callbacks().containsKey(callback)) {
        out.println(line(CALLBACK, callback.name(), pointer(entry.callbacks().get(callback))));
      }
    }
    for (NifFunction row : entry.functions()) {
      out.println(
          line(
              ROW,
              address(row.address()),
              string(row.name()),
              row.arity(),
              pointer(row.code()),
              row.executable(),
              number(row.flags())));
    }
  }

  private static String line(Object... words) {
    StringBuilder line = new StringBuilder();
    for (Object word : words) {
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return line.toString();
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : NONE;
  }

  private static String address(long value) {
    return Long.toHexString(value);
  }

  private static String pointer(Pointer pointer) {
    return pointer instanceof Pointer.Raw raw ? address(raw.value()) : "0";
  }

  /** Kind, address and characters, with a colon between them. */
  private static String string(CString string) {
    if (string instanceof CString.Text text) {
      return "text:" + address(text.address()) + ":" + hex(text.value());
    }
    if (string instanceof CString.Unterminated open) {
      return "open:" + address(open.address()) + ":" + hex(open.start());
    }
    return string instanceof CString.Wild wild ? "wild:" + pointer(wild.pointer()) + ":" : "null::";
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
