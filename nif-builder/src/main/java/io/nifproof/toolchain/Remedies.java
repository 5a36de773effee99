package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import java.util.List;

/**
 * The packages that bring a compiler for a target.
 *
 * <p>Debian's names were read from its package lists (bookworm). Fedora's cross gcc comes without a
 * C library, which its {@code sysroot-*} packages bring. Alpine packages no cross gcc for Linux.
 */
final class Remedies {
  private Remedies() {}

  static List<Remedy> of(CompilerName name, Arch host, Arch target) {
    if (name.family() == CompilerFamily.ZIG) {
      return zig();
    }
    if (host == target) {
      return nativeOf(name);
    }
    return name.family() == CompilerFamily.GCC ? crossGcc(name, target) : crossClang(name, target);
  }

  private static List<Remedy> nativeOf(CompilerName name) {
    boolean gcc = name.family() == CompilerFamily.GCC;
    return List.of(
        debian(name + " libc6-dev"),
        fedora(name.family() + " glibc-devel"),
        new Remedy("Alpine", "apk add " + (gcc ? "gcc" : "clang lld") + " musl-dev"),
        new Remedy("Nix", "nix-shell -p " + name.family()),
        new Remedy("Homebrew", "brew install " + (gcc ? "gcc" : "llvm")));
  }

  /** One program for all targets. Debian has none. */
  private static List<Remedy> zig() {
    return List.of(
        new Remedy("Debian, Ubuntu", "no package; unpack https://ziglang.org/download/ onto PATH"),
        fedora("zig"),
        new Remedy("Alpine", "apk add zig"),
        new Remedy("Nix", "nix-shell -p zig"),
        new Remedy("Homebrew", "brew install zig"));
  }

  private static List<Remedy> crossGcc(CompilerName name, Arch target) {
    return List.of(
        debian(crossPackage(name, target) + " " + crossLibc(target)),
        fedora(
            "gcc-" + target.gnuTriple() + " binutils-" + target.gnuTriple() + " " + root(target)),
        new Remedy("Alpine", "no package; use Nix, or a container of Debian"),
        nixCross(target),
        new Remedy(
            "Homebrew",
            "brew install messense/macos-cross-toolchains/"
                + target.machine()
                + "-unknown-linux-gnu"));
  }

  private static List<Remedy> crossClang(CompilerName name, Arch target) {
    CompilerName gcc = new CompilerName(CompilerFamily.GCC, "");
    String packages = crossPackage(gcc, target) + " " + crossLibc(target);
    return List.of(
        debian(name + " lld " + packages),
        fedora("clang lld gcc-" + target.gnuTriple() + " " + root(target)),
        new Remedy("Alpine", "no package; use Nix, or a container of Debian"),
        nixCross(target),
        new Remedy("Homebrew", "brew install llvm lld"));
  }

  /** Debian's {@code gcc-aarch64-linux-gnu}, {@code gcc-12-x86-64-linux-gnu}. */
  private static String crossPackage(CompilerName name, Arch target) {
    return name + "-" + target.gnuTriple().replace('_', '-');
  }

  private static String crossLibc(Arch target) {
    return "libc6-dev-" + target.id() + "-cross";
  }

  private static String root(Arch target) {
    return "sysroot-" + target.machine() + "-fc$(rpm -E %fedora)-glibc";
  }

  private static Remedy debian(String packages) {
    return new Remedy("Debian, Ubuntu", "apt-get install " + packages);
  }

  private static Remedy fedora(String packages) {
    return new Remedy("Fedora", "dnf install " + packages);
  }

  private static Remedy nixCross(Arch target) {
    String platform =
        switch (target) {
          case AMD64 -> "gnu64";
          case ARM64 -> "aarch64-multiplatform";
        };
    return new Remedy("Nix", "nix-shell -p pkgsCross." + platform + ".stdenv.cc");
  }
}
