package io.nifproof.node;

import java.util.Optional;

/** A runtime that was found, and what is known of it. */
public sealed interface RuntimeState {
  /** The name users give the runtime. */
  String id();

  /** The runtime, unless it cannot even be described. */
  Optional<ErlangRuntime> runtime();

  /**
   * It has booted on this machine as described, quirks included.
   *
   * @param known the runtime
   */
  record Ready(ErlangRuntime known) implements RuntimeState {
    @Override
    public String id() {
      return known.id();
    }

    @Override
    public Optional<ErlangRuntime> runtime() {
      return Optional.of(known);
    }
  }

  /**
   * It looks sound, and was not started yet.
   *
   * @param known the runtime, without quirks
   */
  record Untried(ErlangRuntime known) implements RuntimeState {
    @Override
    public String id() {
      return known.id();
    }

    @Override
    public Optional<ErlangRuntime> runtime() {
      return Optional.of(known);
    }
  }

  /**
   * It cannot be used here.
   *
   * @param id its name
   * @param runtime the runtime, when its files could be read
   * @param reason why, in the VM's own words where it had any, and what to do
   */
  record Unusable(String id, Optional<ErlangRuntime> runtime, String reason)
      implements RuntimeState {}
}
