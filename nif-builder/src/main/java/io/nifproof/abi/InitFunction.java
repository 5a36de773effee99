package io.nifproof.abi;

import io.nifproof.elf.Symbol;
import io.nifproof.elf.image.Pointer;
import java.util.List;
import java.util.Optional;

/**
 * The exported {@code nif_init} and what its code does, as far as it could be followed.
 *
 * @param symbol the symbol
 * @param inCode whether it lies in executable memory
 * @param returned what it returns, the same on every path; empty when that is not known
 * @param stores the addresses of this file that it stores to
 * @param storesElsewhere whether it stores to places that are not known (the stack apart)
 * @param calls what it calls, by name or place; functions that never return are left out
 * @param readsVariables whether it reads memory that other code can change
 * @param unreachable why following it ended early
 */
public record InitFunction(
    Symbol symbol,
    boolean inCode,
    Optional<Pointer> returned,
    List<Long> stores,
    boolean storesElsewhere,
    List<String> calls,
    boolean readsVariables,
    Optional<String> unreachable) {
  /** Copies the lists. */
  public InitFunction {
    stores = List.copyOf(stores);
    calls = List.copyOf(calls);
  }

  /** Whether it does nothing but return one value. */
  public boolean plain() {
    return returned.isPresent()
        && stores.isEmpty()
        && !storesElsewhere
        && calls.isEmpty()
        && !readsVariables
        && unreachable.isEmpty();
  }

  /** Whether it provably returns null. */
  public boolean returnsNull() {
    return plain() && returned.orElseThrow() instanceof Pointer.Null;
  }
}
