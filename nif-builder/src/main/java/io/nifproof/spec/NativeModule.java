package io.nifproof.spec;

import java.util.List;

/**
 * A module with functions that are to be written in C.
 *
 * @param name the module's atom
 * @param functions in the order of the module
 * @param declarations its records and types, as Erlang source has them
 */
public record NativeModule(String name, List<NativeFunction> functions, List<String> declarations) {
  /** Copies the lists. */
  public NativeModule {
    functions = List.copyOf(functions);
    declarations = List.copyOf(declarations);
  }
}
