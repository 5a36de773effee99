package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.ElfFormatException;
import java.util.Optional;

/**
 * A dynamic symbol.
 *
 * @param name its name
 * @param address its value: an address of this file when it is defined
 * @param size its size in bytes, 0 when unknown
 * @param type what it is
 * @param binding how it binds
 * @param visibility who sees it
 * @param section its section index; 0 says that it is undefined
 * @param version its version, e.g. {@code GLIBC_2.34}
 */
public record Symbol(
    String name,
    long address,
    long size,
    Type type,
    Binding binding,
    Visibility visibility,
    int section,
    Optional<String> version) {
  /** Reads the {@code Elf64_Sym} at an offset of a file, all but what other tables say of it. */
  static Symbol read(Bytes bytes, long at, String name, Optional<String> version)
      throws ElfFormatException {
    int info = bytes.u8(at + 4);
    return new Symbol(
        name,
        bytes.i64(at + 8),
        bytes.i64(at + 16),
        Type.of(info & 15),
        Binding.of(info >> 4),
        Visibility.of(bytes.u8(at + 5)),
        bytes.u16(at + 6),
        version);
  }

  /** What a symbol is. */
  public enum Type {
    /** Nothing is said. */
    NONE,
    /** Data. */
    OBJECT,
    /** Code. */
    FUNCTION,
    /** Thread-local data. */
    TLS,
    /** A resolver that returns the real function at load time. */
    IFUNC,
    /** Any other. */
    OTHER;

    static Type of(int number) {
      return switch (number) {
        case 0 -> NONE;
        case 1 -> OBJECT;
        case 2 -> FUNCTION;
        case 6 -> TLS;
        case 10 -> IFUNC;
        default -> OTHER;
      };
    }
  }

  /** How a symbol binds. */
  public enum Binding {
    /** Within its object only. */
    LOCAL,
    /** Everywhere. */
    GLOBAL,
    /** Everywhere, and may be missing. */
    WEAK,
    /** Once in a process. */
    UNIQUE,
    /** Any other. */
    OTHER;

    static Binding of(int number) {
      return switch (number) {
        case 0 -> LOCAL;
        case 1 -> GLOBAL;
        case 2 -> WEAK;
        case 10 -> UNIQUE;
        default -> OTHER;
      };
    }
  }

  /** Who sees a symbol. */
  public enum Visibility {
    /** All; the library's own uses may bind to another library's symbol of the name. */
    DEFAULT,
    /** The architecture's own special meaning. */
    INTERNAL,
    /** Its library only. */
    HIDDEN,
    /** All; the library's own uses bind to itself. */
    PROTECTED;

    static Visibility of(int other) {
      return values()[other & 3];
    }
  }

  /** Whether this file defines it. */
  public boolean defined() {
    return section != 0;
  }

  /** Whether this file defines it and others can bind to it. */
  public boolean exported() {
    return defined()
        && binding != Binding.LOCAL
        && (visibility == Visibility.DEFAULT || visibility == Visibility.PROTECTED);
  }

  /** Whether another library must bring it. */
  public boolean imported() {
    return !defined() && binding != Binding.LOCAL && !name.isEmpty();
  }
}
