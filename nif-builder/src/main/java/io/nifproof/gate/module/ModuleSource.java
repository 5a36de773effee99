package io.nifproof.gate.module;

import io.nifproof.node.probe.LoadableModule;
import java.nio.file.Path;

/** Where cells get the Erlang module that they load the library into. Thread-safe. */
public interface ModuleSource {
  /**
   * The module for a library.
   *
   * @param library the library's file, which is there
   * @throws ModuleException when there is no usable module
   */
  LoadableModule module(Path library) throws ModuleException;

  /** Whether a library's module is the user's own, which is never corrected. */
  boolean exact(Path library);

  /** Does what can be done before any library is there. */
  default void prepare() {}
}
