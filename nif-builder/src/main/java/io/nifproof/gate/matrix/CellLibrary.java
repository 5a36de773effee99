package io.nifproof.gate.matrix;

/**
 * Which library a cell loads, by its name.
 *
 * @param name the name of what is gated
 * @param oneOfSeveral whether the gate has others too, so that ids begin with the name
 */
public record CellLibrary(String name, boolean oneOfSeveral) {
  /** All that is gated. */
  public static CellLibrary only(String name) {
    return new CellLibrary(name, false);
  }

  /** Something of it as it is called among all: {@code NAME/gcc-O2} where there are several. */
  public String qualified(String subject) {
    return oneOfSeveral ? name + "/" + subject : subject;
  }
}
