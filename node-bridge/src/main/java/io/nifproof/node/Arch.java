package io.nifproof.node;

import java.util.Locale;
import java.util.Optional;

/** A processor architecture that nifproof builds for and loads on. */
public enum Arch {
  /** 64-bit x86. */
  AMD64("amd64", "x86_64"),
  /** 64-bit ARM. */
  ARM64("arm64", "aarch64");

  private final String id;
  private final String machine;

  Arch(String id, String machine) {
    this.id = id;
    this.machine = machine;
  }

  /** The name that nifproof and Debian use: {@code amd64} or {@code arm64}. */
  public String id() {
    return id;
  }

  /** The name that the kernel, qemu and GNU triples use: {@code x86_64} or {@code aarch64}. */
  public String machine() {
    return machine;
  }

  /** The GNU triple of the Linux target, e.g. {@code aarch64-linux-gnu}. */
  public String gnuTriple() {
    return machine + "-linux-gnu";
  }

  /** The other architecture. */
  public Arch other() {
    return this == AMD64 ? ARM64 : AMD64;
  }

  /**
   * Reads any common name of an architecture: {@code amd64}, {@code x86_64}, {@code arm64}, {@code
   * aarch64}, in any case.
   *
   * @return empty when the name is not that of a known architecture
   */
  public static Optional<Arch> parse(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64", "x86-64", "x64" -> Optional.of(AMD64);
      case "arm64", "aarch64" -> Optional.of(ARM64);
      default -> Optional.empty();
    };
  }

  /**
   * The architecture of this machine.
   *
   * @throws IllegalStateException on a machine that is neither
   */
  public static Arch host() {
    String name = System.getProperty("os.arch");
    return parse(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "this machine is a `"
                        + name
                        + "`; nifproof runs on amd64 (x86_64) and arm64 (aarch64)"));
  }

  @Override
  public String toString() {
    return id;
  }
}
