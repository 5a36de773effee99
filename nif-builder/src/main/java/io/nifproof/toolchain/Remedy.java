package io.nifproof.toolchain;

/**
 * How to get a missing compiler on one system.
 *
 * @param system the system, e.g. {@code Debian, Ubuntu}
 * @param command the command that brings it
 */
public record Remedy(String system, String command) {
  @Override
  public String toString() {
    return system + ": " + command;
  }
}
