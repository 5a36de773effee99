package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A compiler's name as users write it, {@code gcc}, {@code gcc-12}, {@code clang-14}, {@code zig},
 * which stands for the programs of all targets.
 *
 * @param family by its name
 * @param suffix the version part, {@code -12}, or empty
 */
record CompilerName(CompilerFamily family, String suffix) {
  /** {@code aarch64-linux-gnu-gcc-12}, {@code aarch64-unknown-linux-gnu-gcc}, {@code clang-14}. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:("
              + Stream.of(Arch.values()).map(Arch::machine).collect(Collectors.joining("|"))
              + ")-(?:[a-z0-9_]+-)?linux-gnu-)?(gcc|clang)(-[0-9]+(?:\\.[0-9]+)*)?"
              + "|(zig)(-[0-9]+(?:\\.[0-9]+)*)?");

  /** Reads a name without a target in front. */
  static Optional<CompilerName> parse(String name) {
    return ofProgram(name).filter(parsed -> parsed.toString().equals(name));
  }

  /** The name that a program on {@code PATH} goes by, whatever its target. */
  static Optional<CompilerName> ofProgram(String program) {
    Matcher matcher = PROGRAM.matcher(program);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean zig = matcher.group(4) != null;
    CompilerFamily family =
        CompilerFamily.valueOf(matcher.group(zig ? 4 : 2).toUpperCase(Locale.ROOT));
    String suffix = matcher.group(zig ? 5 : 3);
    return Optional.of(new CompilerName(family, suffix == null ? "" : suffix));
  }

  /** Whether a program is this compiler made for one target: {@code TRIPLE-NAME}. */
  boolean isCross(String program, Arch target) {
    Matcher matcher = PROGRAM.matcher(program);
    return matcher.matches()
        && target.machine().equals(matcher.group(1))
        && program.endsWith("-" + this)
        && ofProgram(program).filter(this::equals).isPresent();
  }

  @Override
  public String toString() {
    return family.id() + suffix;
  }
}
