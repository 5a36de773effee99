package io.nifproof.abi.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a function does on all its ways, gathered while they are followed. For one thread. */
public final class Effects {
  private final Set<Long> stores = new LinkedHashSet<>();
  private final Set<String> calls = new LinkedHashSet<>();
  private Value returned;
  private boolean storesElsewhere;
  private boolean readsVariables;
  private String unreachable;

  /** A way ends with this value. */
  public void returns(Value value) {
    if (returned == null || value instanceof Value.Unknown) {
      returned = value;
    } else if (!(returned instanceof Value.Unknown) && !returned.equals(value)) {
      returned = Value.unknown();
    }
  }

  void stores(long address) {
    stores.add(address);
  }

  void storesElsewhere() {
    storesElsewhere = true;
  }

  void readsVariable() {
    readsVariables = true;
  }

  /** It calls a function, by name or place. */
  public void calls(String name) {
    calls.add(name);
  }

  /** It could not be followed further; the first reason stays. */
  public void stuck(String reason) {
    unreachable = unreachable == null ? reason : unreachable;
  }

  /**
   * The one value that all ways return; unknown when they differ or none was followed to its end.
   */
  public Value returned() {
    return returned == null ? Value.unknown() : returned;
  }

  /** The addresses of the file that it stores to. */
  public List<Long> stores() {
    return List.copyOf(stores);
  }

  /** Whether it stores to places that are not known, the stack apart. */
  public boolean storedElsewhere() {
    return storesElsewhere;
  }

  /** What it calls, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Whether it reads memory that other code can change. */
  public boolean readVariables() {
    return readsVariables;
  }

  /** Why following it ended early; empty when it did not. */
  public Optional<String> unreachable() {
    return Optional.ofNullable(unreachable);
  }
}
