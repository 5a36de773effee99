package io.nifproof.node.term;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangException;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangMap;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one term by recursive descent. Used once, by one thread. */
final class TermParser {
  /** Deeper nesting is refused, so that no text exhausts the stack. */
  private static final int DEEPEST = 200;

  private final TermCursor in;
  private int depth;

  TermParser(TermCursor in) {
    this.in = in;
  }

  OtpErlangObject parseAll() throws TermSyntaxException {
    OtpErlangObject term = term();
    in.skipBlank();
    in.accept(".");
    in.skipBlank();
    if (in.peek() != TermCursor.END) {
      throw in.bad("the end of the term");
    }
    return term;
  }

  private OtpErlangObject term() throws TermSyntaxException {
    if (++depth > DEEPEST) {
      throw in.bad("terms nested up to " + DEEPEST + " deep");
    }
    in.skipBlank();
    OtpErlangObject term = termHere();
    depth--;
    return term;
  }

  private OtpErlangObject termHere() throws TermSyntaxException {
    NumberText number = new NumberText(in);
    if (number.starts()) {
      return number.number();
    }
    if (Characters.startsAtom(in.peek())) {
      return atom();
    }
    int start = in.position();
    if (in.accept("'")) {
      return atom(start, new QuotedText(in).until('\''));
    }
    if (in.accept("\"")) {
      return string();
    }
    if (in.accept("[")) {
      return list();
    }
    if (in.accept("{")) {
      return new OtpErlangTuple(elements("}").toArray(OtpErlangObject[]::new));
    }
    if (in.accept("#{")) {
      return map();
    }
    if (in.accept("<<")) {
      return new BinaryText(in).binary();
    }
    throw in.bad("a term");
  }

  private OtpErlangAtom atom() throws TermSyntaxException {
    int start = in.position();
    StringBuilder name = new StringBuilder();
    while (Characters.continuesAtom(in.peek())) {
      name.appendCodePoint(in.next(""));
    }
    if (Characters.isReserved(name.toString())) {
      throw in.badAt(start, "a term; the atom is written '" + name + "'");
    }
    return atom(start, name.toString());
  }

  private OtpErlangAtom atom(int start, String name) throws TermSyntaxException {
    if (name.codePointCount(0, name.length()) > OtpErlangAtom.maxAtomLength) {
      throw in.badAt(start, "an atom of up to " + OtpErlangAtom.maxAtomLength + " characters");
    }
    return new OtpErlangAtom(name);
  }

  /** Strings side by side are one, as in Erlang. */
  private OtpErlangObject string() throws TermSyntaxException {
    StringBuilder text = new StringBuilder();
    int end;
    do {
      text.append(new QuotedText(in).until('"'));
      end = in.position();
      in.skipBlank();
    } while (in.accept("\""));
    in.back(end);
    return text.isEmpty() ? new OtpErlangList() : new OtpErlangString(text.toString());
  }

  private OtpErlangObject list() throws TermSyntaxException {
    in.skipBlank();
    if (in.accept("]")) {
      return new OtpErlangList();
    }
    List<OtpErlangObject> elements = new ArrayList<>();
    do {
      elements.add(term());
      in.skipBlank();
    } while (in.accept(","));
    OtpErlangObject tail = null;
    if (in.accept("|")) {
      tail = term();
      in.skipBlank();
    }
    if (!in.accept("]")) {
      throw in.bad(tail == null ? "`,`, `|` or `]`" : "`]`");
    }
    return list(elements, tail);
  }

  /** Makes one list of the elements and a tail, which may be a list itself. */
  private static OtpErlangObject list(List<OtpErlangObject> elements, OtpErlangObject tail) {
    OtpErlangObject last = tail;
    if (tail instanceof OtpErlangString string) {
      elements.addAll(Arrays.asList(new OtpErlangList(string.stringValue()).elements()));
      last = null;
    } else if (tail instanceof OtpErlangList list) {
      elements.addAll(Arrays.asList(list.elements()));
      last = list.getLastTail();
    }
    try {
      return new OtpErlangList(elements.toArray(OtpErlangObject[]::new), last);
    } catch (OtpErlangException e) {
      throw new IllegalStateException("a list without elements but with a tail", e);
    }
  }

  private List<OtpErlangObject> elements(String close) throws TermSyntaxException {
    List<OtpErlangObject> elements = new ArrayList<>();
    in.skipBlank();
    if (in.accept(close)) {
      return elements;
    }
    do {
      elements.add(term());
      in.skipBlank();
    } while (in.accept(","));
    if (!in.accept(close)) {
      throw in.bad("`,` or `" + close + "`");
    }
    return elements;
  }

  /** Of equal keys the last one counts, as in Erlang. */
  private OtpErlangMap map() throws TermSyntaxException {
    Map<TermValue, OtpErlangObject[]> entries = new LinkedHashMap<>();
    in.skipBlank();
    if (!in.accept("}")) {
      do {
        OtpErlangObject key = term();
        in.skipBlank();
        in.expect("=>");
        entries.put(TermValue.of(key), new OtpErlangObject[] {key, term()});
        in.skipBlank();
      } while (in.accept(","));
      if (!in.accept("}")) {
        throw in.bad("`,` or `}`");
      }
    }
    OtpErlangMap map = new OtpErlangMap();
    entries.values().forEach(entry -> map.put(entry[0], entry[1]));
    return map;
  }
}
