package io.nifproof.node.term;

import com.ericsson.otp.erlang.OtpErlangObject;

/** Reads, prints and compares Erlang terms. Stateless. */
public final class Terms {
  private Terms() {}

  /**
   * Reads a term in Erlang's own syntax: integers (also {@code 16#ff}, {@code 1_000}, {@code $c}),
   * floats, atoms, strings, lists, tuples, maps, binaries and bit strings. Whitespace, comments and
   * a dot at the end are allowed. There are no expressions, pids, references or funs.
   *
   * @throws TermSyntaxException when the text is anything else
   */
  public static OtpErlangObject parse(String text) throws TermSyntaxException {
    return new TermParser(new TermCursor(text)).parseAll();
  }

  /**
   * Prints a term on one line, as {@code io:format("~tp")} would: printable lists as strings,
   * printable binaries as {@code <<"text">>}. What {@link #parse} can read comes back equal.
   */
  public static String print(OtpErlangObject term) {
    return new TermPrinter(Integer.MAX_VALUE).print(term);
  }

  /**
   * Prints a term, but no more than so many characters; the last one is {@code …} when some are
   * missing. No more text than that is built, however large the term is.
   *
   * @param most the limit, 1 or above
   */
  public static String print(OtpErlangObject term, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("limit of " + most + " characters, expected 1 or above");
    }
    return new TermPrinter(most).print(term);
  }

  /**
   * Whether two terms are exactly equal ({@code =:=}), of whatever classes they are. {@code 1} and
   * {@code 1.0} differ, and so do {@code 0.0} and {@code -0.0}, as from OTP 27 on.
   */
  public static boolean equal(OtpErlangObject one, OtpErlangObject other) {
    return TermValue.of(one).equals(TermValue.of(other));
  }
}
