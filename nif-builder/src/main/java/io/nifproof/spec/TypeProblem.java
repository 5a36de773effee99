package io.nifproof.spec;

/**
 * Something in a module's declarations that cannot become C.
 *
 * @param place file and line, for people
 * @param what what is wrong: a lower-case fragment
 * @param hint what to do; empty when there is nothing to say
 */
public record TypeProblem(String place, String what, String hint) {
  @Override
  public String toString() {
    return place + ": " + what + (hint.isEmpty() ? "" : "\nhint: " + hint);
  }
}
