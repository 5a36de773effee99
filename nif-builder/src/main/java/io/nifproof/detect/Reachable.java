package io.nifproof.detect;

import java.util.List;

/**
 * What a project's libraries can be built with and for on this machine.
 *
 * @param compilers the compilers
 * @param archs the architectures that all of them reach
 * @param runtimes where the libraries can load
 * @param packages the packages of Debian with what the libraries need
 * @param remark why that is not more; empty when there is nothing to say
 */
public record Reachable(
    List<String> compilers,
    List<String> archs,
    List<String> runtimes,
    List<String> packages,
    String remark) {
  /** Copies the lists. */
  public Reachable {
    compilers = List.copyOf(compilers);
    archs = List.copyOf(archs);
    runtimes = List.copyOf(runtimes);
    packages = List.copyOf(packages);
  }
}
