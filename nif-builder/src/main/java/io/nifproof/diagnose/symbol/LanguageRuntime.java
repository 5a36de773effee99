package io.nifproof.diagnose.symbol;

import java.util.regex.Pattern;

/**
 * Functions that a compiler, its standard library or {@code erl_nif.h} put into a library: they are
 * made of headers and generics, so that they look like its own code.
 */
public final class LanguageRuntime {
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:(?:\\w[\\w<>:&*,]* )?(?:std|__gnu_cxx|__cxxabiv1|core|alloc|std_detect)::"
              + "|<(?:&|mut |dyn )*(?:std|core|alloc)::|rust_|__rust|__rdl_|_rust_"
              + "|__asan_|__ubsan_|__interceptor_|___interceptor_|__sanitizer_|__cxa_"
              + "|operator (?:new|delete)\\b|_Unwind_|enif_\\w+|runtime[./]|__clang_call_terminate\\b).*",
          Pattern.DOTALL);

  private LanguageRuntime() {}

  /** Whether a function, by its plain name, is one of these. */
  public static boolean has(String function) {
    return NAMES.matcher(function).matches();
  }
}
