package io.nifproof.generate.stub;

import io.nifproof.spec.Type;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parts of C source. */
final class CText {
  private static final int WIDTH = 98;

  private CText() {}

  /** The inside of a string literal, in Latin-1. */
  static String string(String text) {
    StringBuilder literal = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
      int unit = b & 0xff;
      if (unit < ' ' || unit > '~' || unit == '"' || unit == '\\' || unit == '?') {
        literal.append(String.format("\\%03o", unit));
      } else {
        literal.append((char) unit);
      }
    }
    return literal.toString();
  }

  static String integer(BigInteger value, boolean unsigned) {
    if (unsigned) {
      return "UINT64_C(" + value + ")";
    }
    return value.equals(Type.INT64_MIN)
        ? "INT64_MIN"
        : value.bitLength() < 31 ? value.toString() : "INT64_C(" + value + ")";
  }

  /** Text that can stand in a comment: it cannot end it, nor begin another, nor hide in it. */
  static String comment(String text) {
    return text.replace("*/", "* /")
        .replace("/*", "/ *")
        .replace("??/", "? ?/")
        .replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", " ");
  }

  /** Lines for a comment, none wider than the page where spaces allow; {@code " text"} each. */
  static List<String> lines(String text, String indent) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\\R", -1)) {
      String line = "";
      for (String word : comment(paragraph).split(" ")) {
        if (!line.isBlank() && line.length() + 1 + word.length() > WIDTH) {
          lines.add(" " + line);
          line = indent + word;
        } else {
          line = line.isEmpty() ? word : line + " " + word;
        }
      }
      lines.add(line.isBlank() ? "" : " " + line);
    }
    return lines;
  }

  /** A function's head, on one line or one line for each parameter. */
  static String prototype(String result, String name, List<String> parameters) {
    String head = result + " " + name + "(";
    String one = head + String.join(", ", parameters) + ")";
    return one.length() <= WIDTH ? one : head + "\n    " + String.join(",\n    ", parameters) + ")";
  }
}
