package io.nifproof.spec;

import java.util.List;

/**
 * A module with functions that are to be written in C.
 *
 * @param name the module's atom
 * @param source the name of the file it was read from, without folders
 * @param functions in the order of the module
 */
public record NativeModule(String name, String source, List<NativeFunction> functions) {
  /** Copies the list. */
  public NativeModule {
    functions = List.copyOf(functions);
  }
}
