package io.nifproof.abi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a function does on all its ways, gathered while they are followed. */
final class Effects {
  private final Set<Long> stores = new LinkedHashSet<>();
  private final Set<String> calls = new LinkedHashSet<>();
  private Value returned;
  private boolean storesElsewhere;
  private boolean readsVariables;
  private String obstacle;

  void returns(Value value) {
    returned = returned == null || returned.equals(value) ? value : Value.unknown();
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

  void calls(String name) {
    calls.add(name);
  }

  void stuck(String reason) {
    obstacle = obstacle == null ? reason : obstacle;
  }

  /**
   * The one value that all ways return; unknown when they differ or none was followed to its end.
   */
  Value returned() {
    return returned == null ? Value.unknown() : returned;
  }

  List<Long> stores() {
    return List.copyOf(stores);
  }

  boolean storedElsewhere() {
    return storesElsewhere;
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  boolean readVariables() {
    return readsVariables;
  }

  Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }
}
