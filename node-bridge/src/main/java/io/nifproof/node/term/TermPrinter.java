package io.nifproof.node.term;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBitstr;
import com.ericsson.otp.erlang.OtpErlangDouble;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangMap;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Prints one term on one line. Used once, by one thread. */
final class TermPrinter {
  private static final BigInteger LAST_CHARACTER = BigInteger.valueOf(Character.MAX_CODE_POINT);

  private final int most;
  private final StringBuilder out = new StringBuilder();

  TermPrinter(int most) {
    this.most = most;
  }

  String print(OtpErlangObject term) {
    append(term);
    if (out.length() <= most) {
      return out.toString();
    }
    int end = most - 1;
    if (end > 0 && Character.isHighSurrogate(out.charAt(end - 1))) {
      end--;
    }
    return out.substring(0, end) + "…";
  }

  private boolean isFull() {
    return out.length() > most;
  }

  private void append(OtpErlangObject term) {
    if (isFull()) {
      return;
    }
    if (term instanceof OtpErlangAtom atom) {
      appendAtom(atom.atomValue());
    } else if (term instanceof OtpErlangLong whole) {
      out.append(whole.bigIntegerValue());
    } else if (term instanceof OtpErlangDouble real) {
      out.append(Double.toString(real.doubleValue()).replace('E', 'e'));
    } else if (term instanceof OtpErlangString string) {
      appendString(string);
    } else if (term instanceof OtpErlangList list) {
      appendList(list);
    } else if (term instanceof OtpErlangTuple tuple) {
      out.append('{');
      appendAll(tuple.elements());
      out.append('}');
    } else if (term instanceof OtpErlangMap map) {
      appendMap(map);
    } else if (term instanceof OtpErlangBitstr bits) {
      appendBits(bits);
    } else {
      out.append(term);
    }
  }

  private void appendAll(OtpErlangObject[] elements) {
    for (int i = 0; i < elements.length && !isFull(); i++) {
      out.append(i == 0 ? "" : ",");
      append(elements[i]);
    }
  }

  private void appendAtom(String name) {
    if (Characters.needsQuotes(name)) {
      appendQuoted(name, '\'');
    } else {
      out.append(name);
    }
  }

  private void appendString(OtpErlangString string) {
    String text = string.stringValue();
    if (!text.isEmpty() && text.codePoints().allMatch(Characters::isPrintable)) {
      appendQuoted(text, '"');
    } else {
      out.append('[');
      appendAll(new OtpErlangList(text).elements());
      out.append(']');
    }
  }

  private void appendList(OtpErlangList list) {
    Optional<String> text = printable(list);
    if (text.isPresent()) {
      appendQuoted(text.get(), '"');
      return;
    }
    out.append('[');
    appendAll(list.elements());
    if (list.getLastTail() != null) {
      out.append('|');
      append(list.getLastTail());
    }
    out.append(']');
  }

  private static Optional<String> printable(OtpErlangList list) {
    if (list.arity() == 0 || list.getLastTail() != null) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (OtpErlangObject element : list.elements()) {
      BigInteger value =
          element instanceof OtpErlangLong whole ? whole.bigIntegerValue() : BigInteger.ZERO;
      if (value.signum() <= 0
          || value.compareTo(LAST_CHARACTER) > 0
          || !Characters.isPrintable(value.intValueExact())) {
        return Optional.empty();
      }
      text.appendCodePoint(value.intValueExact());
    }
    return Optional.of(text.toString());
  }

  private void appendMap(OtpErlangMap map) {
    out.append("#{");
    String separator = "";
    for (OtpErlangObject key : map.keys()) {
      if (isFull()) {
        return;
      }
      out.append(separator);
      append(key);
      out.append(" => ");
      append(map.get(key));
      separator = ",";
    }
    out.append('}');
  }

  private void appendBits(OtpErlangBitstr bits) {
    byte[] bytes = bits.binaryValue();
    Optional<String> text = bits.pad_bits() == 0 ? printable(bytes) : Optional.empty();
    out.append("<<");
    if (text.isPresent()) {
      appendQuoted(text.get(), '"');
      out.append(text.get().length() == bytes.length ? "" : "/utf8");
    } else {
      appendBytes(bytes, bits.pad_bits());
    }
    out.append(">>");
  }

  /** The text of bytes that are printable UTF-8. */
  private static Optional<String> printable(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean shown = !text.isEmpty() && text.codePoints().allMatch(Characters::isPrintable);
      return shown ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private void appendBytes(byte[] bytes, int unused) {
    for (int i = 0; i < bytes.length && !isFull(); i++) {
      out.append(i == 0 ? "" : ",");
      if (i == bytes.length - 1 && unused > 0) {
        out.append((bytes[i] & 0xff) >>> unused).append(':').append(Byte.SIZE - unused);
      } else {
        out.append(bytes[i] & 0xff);
      }
    }
  }

  private void appendQuoted(String text, char quote) {
    out.append(quote);
    for (int i = 0; i < text.length() && !isFull(); i = text.offsetByCodePoints(i, 1)) {
      int point = text.codePointAt(i);
      char letter = Characters.escapeLetter(point);
      if (letter != 0) {
        out.append('\\').append(letter);
      } else if (point == quote || point == '\\') {
        out.append('\\').append((char) point);
      } else if (Characters.isPrintable(point)) {
        out.appendCodePoint(point);
      } else {
        out.append("\\x{").append(Integer.toHexString(point)).append('}');
      }
    }
    out.append(quote);
  }
}
