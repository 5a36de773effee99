package io.nifproof.toolchain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose options a compiler takes. */
public enum CompilerFamily {
  /** The GNU compiler: one program per target. */
  GCC,
  /** LLVM's compiler: one program for all targets, chosen by {@code --target}. */
  CLANG,
  /**
   * {@code zig cc}: clang's options, C libraries and start files of its own, and ways of its own
   * about undefined behaviour and the processor.
   */
  ZIG;

  /** Whether it takes clang's options for code. */
  public boolean isClang() {
    return this != GCC;
  }

  /** The words behind its program that make it a C compiler. */
  List<String> driver() {
    return this == ZIG ? List.of("cc") : List.of();
  }

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

  /** The name of its program: {@code gcc}, {@code clang} or {@code zig}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return id();
  }
}
