package io.nifproof.elf;

/**
 * What the file header says.
 *
 * @param machine the processor
 * @param type {@code e_type}: 1 relocatable, 2 executable at a fixed address, 3 shared object, 4
 *     core
 * @param osAbi {@code EI_OSABI}: 0 System V, 3 GNU
 * @param flags {@code e_flags}
 */
public record ElfHeader(ElfMachine machine, int type, int osAbi, int flags) {
  /** The {@code e_type} of an object file, which a linker has still to work on. */
  public static final int RELOCATABLE = 1;

  /** The {@code e_type} of a core file. */
  public static final int CORE = 4;

  /** The {@code e_type} of a program at a fixed address. */
  public static final int PROGRAM = 2;

  /** The {@code e_type} of a shared object. */
  public static final int SHARED_OBJECT = 3;

  /** Whether it is a shared object (or a position-independent program). */
  public boolean sharedObject() {
    return type == SHARED_OBJECT;
  }

  /** The type for people, e.g. {@code shared object}. */
  public String typeName() {
    return switch (type) {
      case RELOCATABLE -> "relocatable object";
      case PROGRAM -> "executable";
      case SHARED_OBJECT -> "shared object";
      case CORE -> "core file";
      default -> "type " + type;
    };
  }
}
