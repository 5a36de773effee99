package io.nifproof.build;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a NIF is compiled against.
 *
 * @param includeDir where {@code erl_nif.h} and {@code ei.h} are
 * @param eiLibraries where {@code libei.a} of an architecture is, for those that have one
 */
public record ErlangHeaders(Path includeDir, Map<Arch, Path> eiLibraries) {
  /** Copies the map. */
  public ErlangHeaders {
    eiLibraries = Map.copyOf(eiLibraries);
  }
}
