package io.nifproof.node.term;

/** A text that is no Erlang term. */
public final class TermSyntaxException extends Exception {
  private final int position;
  private final String expected;

  TermSyntaxException(int position, String found, String expected) {
    super(
        "not an Erlang term: found %s at character %d, expected %s"
            .formatted(found, position + 1, expected));
    this.position = position;
    this.expected = expected;
  }

  /** Where it went wrong: an index into the text, from 0 on. */
  public int position() {
    return position;
  }

  /** What could have stood there. */
  public String expected() {
    return expected;
  }
}
