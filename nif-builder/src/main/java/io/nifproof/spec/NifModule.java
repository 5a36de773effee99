package io.nifproof.spec;

import io.nifproof.node.FunctionId;
import io.nifproof.node.beam.BeamFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Erlang side of a library, as its object code declares it. Immutable.
 *
 * @param name the module
 * @param functions all functions of the module, exported and local
 * @param declared those declared by {@code -nifs} (OTP 25+); empty when it declares none
 * @param stubs those that wait for a NIF, in their body or through a helper
 * @param callers the functions of the module that call a stub which is not exported
 * @param handsOn to which function a stub does nothing but go on
 */
public record NifModule(
    String name,
    List<FunctionId> functions,
    List<FunctionId> declared,
    List<FunctionId> stubs,
    Map<FunctionId, List<FunctionId>> callers,
    Map<FunctionId, FunctionId> handsOn) {
  /** Copies lists and maps. */
  public NifModule {
    functions = List.copyOf(functions);
    declared = List.copyOf(declared);
    stubs = List.copyOf(stubs);
    callers = Map.copyOf(callers);
    handsOn = Map.copyOf(handsOn);
  }

  /** What a module's object code declares. */
  public static NifModule of(BeamFile beam) {
    Map<FunctionId, List<FunctionId>> callers = new HashMap<>();
    Map<FunctionId, FunctionId> handsOn = new HashMap<>();
    List<FunctionId> stubs = beam.stubs();
    for (FunctionId stub : stubs) {
      beam.handsOn(stub).ifPresent(to -> handsOn.put(stub, to));
      if (!beam.exports().contains(stub)) {
        callers.put(stub, beam.callers(stub));
      }
    }
    return new NifModule(
        beam.module(), beam.functions(), beam.declaredNifs(), stubs, callers, handsOn);
  }

  /**
   * The stubs that stay stubs with a library that has these functions. A local function that a NIF
   * calls from the body which the library replaces is a helper; a function that goes on to a NIF is
   * no stub.
   */
  public List<FunctionId> waiting(Set<FunctionId> table) {
    return stubs.stream()
        .filter(stub -> !table.contains(stub))
        .filter(stub -> !table.contains(handsOn.getOrDefault(stub, stub)))
        .filter(stub -> callers.getOrDefault(stub, List.of()).stream().noneMatch(table::contains))
        .toList();
  }

  /** Whether the VM takes only functions that {@code -nifs} names. */
  public boolean declares() {
    return !declared.isEmpty();
  }
}
