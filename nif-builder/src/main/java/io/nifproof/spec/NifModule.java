package io.nifproof.spec;

import io.nifproof.node.FunctionId;
import io.nifproof.node.beam.BeamFile;
import java.util.List;

/**
 * The Erlang side of a library, as its object code declares it. Immutable.
 *
 * @param name the module
 * @param functions all functions of the module, exported and local
 * @param declared those declared by {@code -nifs} (OTP 25+); empty when it declares none
 * @param stubs those that raise {@code nif_error} themselves
 */
public record NifModule(
    String name, List<FunctionId> functions, List<FunctionId> declared, List<FunctionId> stubs) {
  /** Copies the lists. */
  public NifModule {
    functions = List.copyOf(functions);
    declared = List.copyOf(declared);
    stubs = List.copyOf(stubs);
  }

  /** What a module's object code declares. */
  public static NifModule of(BeamFile beam) {
    return new NifModule(beam.module(), beam.functions(), beam.declaredNifs(), beam.stubs());
  }

  /** Whether the VM takes only functions that {@code -nifs} names. */
  public boolean declares() {
    return !declared.isEmpty();
  }
}
