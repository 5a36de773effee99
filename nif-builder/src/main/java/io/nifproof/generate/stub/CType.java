package io.nifproof.generate.stub;

/**
 * The form that a type has in C.
 *
 * @param name behind {@code get_} and {@code put_} in the functions that read and make it
 * @param c its type; empty when the type has one value only, so that C needs none
 * @param byPointer whether bodies get it as a pointer
 * @param test for a type without value: what is true when {@code %s} is it
 * @param fixed for a type without value: the expression that makes it
 */
record CType(String name, String c, boolean byPointer, String test, String fixed) {
  static CType value(String name, String c) {
    return new CType(name, c, false, "", "");
  }

  static CType struct(String name, String c) {
    return new CType(name, c, true, "", "");
  }

  static CType fixed(String name, String test, String fixed) {
    return new CType(name, "", false, test, fixed);
  }

  boolean hasValue() {
    return !c.isEmpty();
  }

  private boolean isPointer() {
    return c.endsWith("*");
  }

  /** A variable of it. */
  String declared(String variable) {
    return isPointer() ? c + variable : c + " " + variable;
  }

  /** A pointer to one that is to be set. */
  String pointer(String variable) {
    return isPointer() ? c + "*" + variable : c + " *" + variable;
  }

  /** A pointer to one that is only read. */
  String constPointer(String variable) {
    return isPointer() ? c + "const *" + variable : "const " + c + " *" + variable;
  }

  /** As a parameter of a body. */
  String parameter(String variable) {
    return byPointer ? constPointer(variable) : declared(variable);
  }

  /** The expression that reads a term into what a pointer points to. */
  String get(String term, String target) {
    return hasValue()
        ? "get_" + name + "(call, " + term + ", " + target + ")"
        : String.format(test, term);
  }

  /** The expression that makes a term of what a pointer points to. */
  String put(String source, String term) {
    return "put_" + name + "(call, " + source + ", " + term + ")";
  }
}
