package io.nifproof.node.provision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a program or library is from the words inside it. */
final class Binaries {
  private static final Pattern GLIBC =
      Pattern.compile("GNU C Library [^\0\n]{0,80}release version ([0-9]+\\.[0-9]+)");

  private Binaries() {}

  /**
   * Whether a VM compiles to machine code. Every BeamAsm build names its own source files {@code
   * beam/jit/beam_jit_…} in assertions, even where it exports no symbols (seen on OTP 25 to 29);
   * interpreters never do.
   */
  static boolean isJit(Path vm) throws IOException {
    return text(vm).contains("beam_jit");
  }

  /**
   * The version in the banner that {@code libc.so.6} prints when it is run, e.g. {@code 2.36};
   * empty when the file is not glibc.
   */
  static Optional<String> glibcVersion(Path libc) throws IOException {
    String text = text(libc);
    int banner = text.indexOf("GNU C Library ");
    Matcher found = GLIBC.matcher(text);
    return banner >= 0 && found.find(banner) ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
