package io.nifproof.elf;

import io.nifproof.elf.image.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the dynamic section asks of the loader.
 *
 * @param needed the libraries it needs, in order
 * @param soname its own name
 * @param rpath {@code DT_RPATH}
 * @param runpath {@code DT_RUNPATH}
 * @param flags {@code DT_FLAGS}, with the bits that the older tags {@code DT_SYMBOLIC}, {@code
 *     DT_TEXTREL} and {@code DT_BIND_NOW} stand for
 * @param flags1 {@code DT_FLAGS_1}
 * @param relr whether it has {@code DT_RELR} relocations
 * @param init {@code DT_INIT}: code that runs first when it is loaded
 * @param debugged whether it has {@code DT_DEBUG}, which linkers give to programs
 * @param initializers {@code DT_INIT_ARRAY}: code that runs then
 */
public record Dynamic(
    List<String> needed,
    Optional<String> soname,
    Optional<String> rpath,
    Optional<String> runpath,
    long flags,
    long flags1,
    boolean relr,
    OptionalLong init,
    boolean debugged,
    List<Pointer> initializers) {
  private static final int DF_SYMBOLIC = 2;
  private static final int DF_TEXTREL = 4;
  private static final int DF_BIND_NOW = 8;
  private static final int DF_STATIC_TLS = 0x10;
  private static final int DF_1_PIE = 0x08000000;

  /** Copies the lists. */
  public Dynamic {
    needed = List.copyOf(needed);
    initializers = List.copyOf(initializers);
  }

  static Dynamic of(DynamicEntries entries, List<Pointer> initializers) {
    long flags = entries.valueOr(DynamicEntries.FLAGS, 0);
    flags |= entries.has(DynamicEntries.SYMBOLIC) ? DF_SYMBOLIC : 0;
    flags |= entries.has(DynamicEntries.TEXTREL) ? DF_TEXTREL : 0;
    flags |= entries.has(DynamicEntries.BIND_NOW) ? DF_BIND_NOW : 0;
    return new Dynamic(
        entries.names(DynamicEntries.NEEDED),
        entries.name(DynamicEntries.SONAME),
        entries.name(DynamicEntries.RPATH),
        entries.name(DynamicEntries.RUNPATH),
        flags,
        entries.valueOr(DynamicEntries.FLAGS_1, 0),
        entries.has(DynamicEntries.RELR),
        entries.value(DynamicEntries.INIT),
        entries.has(DynamicEntries.DEBUG),
        initializers);
  }

  /** Where the loader looks for what it needs: RUNPATH, else RPATH; empty without either. */
  public String searchPath() {
    return runpath.or(() -> rpath).orElse("");
  }

  /** Whether its own uses of its own symbols bind to itself ({@code -Bsymbolic}). */
  public boolean symbolic() {
    return (flags & DF_SYMBOLIC) != 0;
  }

  /** Whether relocations change read-only memory. */
  public boolean textRelocations() {
    return (flags & DF_TEXTREL) != 0;
  }

  /** Whether it says that it is a program ({@code DF_1_PIE}): loaders refuse it as a library. */
  public boolean positionIndependentProgram() {
    return (flags1 & DF_1_PIE) != 0;
  }

  /** Whether its thread-local variables must lie in the part that every thread has from birth. */
  public boolean staticTls() {
    return (flags & DF_STATIC_TLS) != 0;
  }

  /** Whether all symbols are bound at load time. */
  public boolean bindNow() {
    return (flags & DF_BIND_NOW) != 0 || (flags1 & 1) != 0;
  }
}
