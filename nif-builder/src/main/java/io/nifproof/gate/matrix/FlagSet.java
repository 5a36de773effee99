package io.nifproof.gate.matrix;

import io.nifproof.node.Arch;
import io.nifproof.toolchain.CompilerFamily;
import io.nifproof.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Flags that one axis of the matrix adds to the library's own, under a name.
 *
 * @param name as it stands in nifproof.toml, e.g. {@code lto}
 * @param cflags more flags of the compiler
 * @param ldflags more flags of the linker
 * @param harness what the library's node needs besides
 */
public record FlagSet(String name, List<String> cflags, List<String> ldflags, Harness harness) {
  /** What a node needs for a library that was built with some flags. */
  public enum Harness {
    /** Nothing. */
    NONE,
    /** The runtime of AddressSanitizer before all other libraries, and allocators it can see. */
    ADDRESS_SANITIZER,
    /** Traps of UndefinedBehaviorSanitizer are told as such. */
    UNDEFINED_SANITIZER,
    /** glibc's checking allocator, and a VM that uses it for NIFs. */
    MALLOC_CHECK
  }

  /** No more flags. */
  public static final FlagSet PLAIN = new FlagSet("plain", List.of(), List.of(), Harness.NONE);

  /** A checking allocator, also for what is built already. */
  public static final FlagSet MALLOC_CHECK =
      new FlagSet("malloc-check", List.of(), List.of(), Harness.MALLOC_CHECK);

  /** The sets that need no definition, by name. */
  public static final Map<String, FlagSet> BUILT_IN = builtIn();

  /** Copies the lists. */
  public FlagSet {
    cflags = List.copyOf(cflags);
    ldflags = List.copyOf(ldflags);
  }

  private static Map<String, FlagSet> builtIn() {
    Map<String, FlagSet> sets = new LinkedHashMap<>();
    List<FlagSet> all =
        List.of(
            PLAIN,
            new FlagSet("lto", List.of("-flto"), List.of("-flto"), Harness.NONE),
            new FlagSet(
                "hardened",
                // -D without optimisation only brings a warning.
                List.of("-fstack-protector-strong", "-fstack-clash-protection"),
                List.of("-Wl,-z,relro", "-Wl,-z,now", "-Wl,-z,noexecstack"),
                Harness.NONE),
            new FlagSet(
                "asan",
                List.of("-fsanitize=address", "-fno-omit-frame-pointer"),
                List.of("-fsanitize=address"),
                Harness.ADDRESS_SANITIZER),
            // Traps need no runtime library: they work on every architecture, and emulated.
            new FlagSet(
                "ubsan",
                List.of("-fsanitize=undefined", "-fsanitize-undefined-trap-on-error"),
                List.of(),
                Harness.UNDEFINED_SANITIZER),
            MALLOC_CHECK);
    all.forEach(set -> sets.put(set.name(), set));
    return sets;
  }

  /** Whether a library must be compiled to have them. */
  public boolean needsCompiler() {
    return !cflags.isEmpty() || !ldflags.isEmpty();
  }

  /** A name with its own behind it, unless it is the plain set. */
  String qualified(String subject) {
    return name.equals(PLAIN.name()) ? subject : subject + "-" + name;
  }

  /** Its compiler flags for a toolchain. */
  public List<String> cflags(Toolchain toolchain) {
    List<String> flags = new ArrayList<>(cflags);
    if (this.equals(BUILT_IN.get("hardened"))) {
      flags.add(branchProtection(toolchain.target()));
    }
    return flags;
  }

  private static String branchProtection(Arch target) {
    return switch (target) {
      case AMD64 -> "-fcf-protection";
      case ARM64 -> "-mbranch-protection=standard";
    };
  }

  /** Its linker flags for a toolchain. */
  public List<String> ldflags(Toolchain toolchain) {
    List<String> flags = new ArrayList<>(ldflags);
    if (toolchain.compiler().family() == CompilerFamily.CLANG) {
      if (this.equals(BUILT_IN.get("lto"))) {
        flags.add("-fuse-ld=lld");
      } else if (harness == Harness.ADDRESS_SANITIZER) {
        flags.add("-shared-libasan");
      }
    }
    return flags;
  }
}
