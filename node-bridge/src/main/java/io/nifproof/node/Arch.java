package io.nifproof.node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A processor architecture that nifproof builds for and loads on.
 *
 * <p>Its names are here. What else differs between architectures is told by a {@code switch}
 * without {@code default} where it is needed, so that the compiler names each place that a new one
 * must say something to; {@code NewArchitectureTest} names the files that it must bring.
 */
public enum Arch {
  /** 64-bit x86. */
  AMD64("amd64", "x86_64", "x86-64", 62, "x64"),
  /** 64-bit ARM. */
  ARM64("arm64", "aarch64", "AArch64", 183, "aarch64");

  /** What {@link #parse} takes, for messages: {@code amd64 or arm64}. */
  public static final String EXPECTED = either(Arch::id);

  private final String id;
  private final String machine;
  private final String title;
  private final int elfMachine;
  private final String alias;

  Arch(String id, String machine, String title, int elfMachine, String alias) {
    this.id = id;
    this.machine = machine;
    this.title = title;
    this.elfMachine = elfMachine;
    this.alias = alias;
  }

  /** The name that nifproof and Debian use: {@code amd64} or {@code arm64}. */
  public String id() {
    return id;
  }

  /** The name that the kernel, qemu and GNU triples use: {@code x86_64} or {@code aarch64}. */
  public String machine() {
    return machine;
  }

  /** The name that its maker gave it, for people: {@code x86-64} or {@code AArch64}. */
  public String title() {
    return title;
  }

  /** Its number in the header of ELF files, {@code e_machine}. */
  public int elfMachine() {
    return elfMachine;
  }

  /** The GNU triple of the Linux target, e.g. {@code aarch64-linux-gnu}. */
  public String gnuTriple() {
    return machine + "-linux-gnu";
  }

  /** qemu's user-mode emulator of it, e.g. {@code qemu-aarch64}. */
  public String emulator() {
    return "qemu-" + machine;
  }

  /** Where musl has its loader, e.g. {@code /lib/ld-musl-aarch64.so.1}. */
  public String muslLoader() {
    return "/lib/ld-musl-" + machine + ".so.1";
  }

  /** The other architectures: on a machine of this one, those that are emulated. */
  public List<Arch> others() {
    return Stream.of(values()).filter(arch -> arch != this).toList();
  }

  /**
   * Reads any common name of an architecture: {@code amd64}, {@code x86_64}, {@code arm64}, {@code
   * aarch64}, in any case.
   *
   * @return empty when the name is not that of a known architecture
   */
  public static Optional<Arch> parse(String name) {
    return Stream.of(values())
        .filter(arch -> arch.names().anyMatch(name.toLowerCase(Locale.ROOT)::equals))
        .findFirst();
  }

  private Stream<String> names() {
    return Stream.of(id, machine, title.toLowerCase(Locale.ROOT), alias);
  }

  /** The architecture with a number in the header of ELF files; empty for any other. */
  public static Optional<Arch> ofElfMachine(int number) {
    return Stream.of(values()).filter(arch -> arch.elfMachine == number).findFirst();
  }

  /**
   * The architecture of this machine.
   *
   * @throws IllegalStateException on a machine of another
   */
  public static Arch host() {
    String name = System.getProperty("os.arch");
    return parse(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "this machine is a `"
                        + name
                        + "`; nifproof runs on "
                        + either(arch -> arch.id + " (" + arch.machine + ")")
                            .replace(" or ", " and ")));
  }

  /** All of them in words for people: {@code x86-64 or AArch64}. */
  public static String either(Function<Arch, String> word) {
    List<String> words = Stream.of(values()).map(word).toList();
    int last = words.size() - 1;
    return words.stream().limit(last).collect(Collectors.joining(", ")) + " or " + words.get(last);
  }

  @Override
  public String toString() {
    return id;
  }
}
