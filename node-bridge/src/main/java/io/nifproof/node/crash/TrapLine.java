package io.nifproof.node.crash;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of the trap's report: {@code keyword name=value …}. A line that was cut by the end of its
 * process has fewer values; every value can be absent.
 */
record TrapLine(String keyword, Map<String, String> values) {
  /** What the trap cuts a line at. */
  private static final int LONGEST = 2_000;

  private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2}){0,64}");

  static TrapLine parse(String line) {
    String[] words = line.substring(0, Math.min(line.length(), LONGEST)).split(" ", -1);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals > 0) {
        values.put(words[i].substring(0, equals), decode(words[i].substring(equals + 1)));
      }
    }
    return new TrapLine(words[0], values);
  }

  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length() && isHex(text, i + 1)) {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static boolean isHex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0
        && Character.digit(text.charAt(at + 1), 16) >= 0;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A number, decimal or {@code 0x} and hexadecimal; -1 when it is not there. */
  long number(String name) {
    String value = values.getOrDefault(name, "-1");
    try {
      return value.startsWith("0x")
          ? Long.parseUnsignedLong(value.substring(2), 16)
          : Long.parseLong(value);
    } catch (NumberFormatException cut) {
      return -1;
    }
  }

  /** Bytes in hexadecimal; empty for anything else. */
  String hex(String name) {
    return text(name).filter(digits -> HEX.matcher(digits).matches()).orElse("");
  }

  int integer(String name) {
    return (int) number(name);
  }
}
