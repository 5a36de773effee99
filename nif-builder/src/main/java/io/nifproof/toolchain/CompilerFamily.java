package io.nifproof.toolchain;

import java.util.Locale;
import java.util.Optional;

/** Whose options a compiler takes. */
public enum CompilerFamily {
  /** The GNU compiler: one program per target. */
  GCC,
  /** LLVM's compiler: one program for all targets, chosen by {@code --target}. */
  CLANG;

  /**
   * The family by what {@code --version} printed: a program named {@code gcc} may be clang.
   *
   * @return empty when the text names neither
   */
  static Optional<CompilerFamily> ofVersionText(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("clang")) {
      return Optional.of(CLANG);
    }
    return lower.contains("free software foundation") || lower.contains("gcc")
        ? Optional.of(GCC)
        : Optional.empty();
  }

  /** The name of its program: {@code gcc} or {@code clang}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return id();
  }
}
