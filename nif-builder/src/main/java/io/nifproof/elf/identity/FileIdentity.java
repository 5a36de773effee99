package io.nifproof.elf.identity;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.ElfMachine;
import io.nifproof.elf.image.Damage;
import java.nio.file.Path;
import java.util.List;

/** What a file is. */
public sealed interface FileIdentity {
  /**
   * A 64-bit little-endian ELF file.
   *
   * @param file its facts
   */
  record Elf(ElfFile file) implements FileIdentity {}

  /**
   * An ELF file of another class or byte order.
   *
   * @param machine its processor
   * @param bits 32 or 64
   * @param bigEndian its byte order
   */
  record OtherElf(ElfMachine machine, int bits, boolean bigEndian) implements FileIdentity {}

  /**
   * An ELF file that cannot be read: cut off, or its headers make no sense.
   *
   * @param problem where and why
   */
  record BrokenElf(Damage problem) implements FileIdentity {}

  /**
   * A Mach-O file (macOS).
   *
   * @param cpus the processors it has code for
   */
  record MachO(List<String> cpus) implements FileIdentity {
    /** Copies the list. */
    public MachO {
      cpus = List.copyOf(cpus);
    }
  }

  /**
   * A PE file (Windows).
   *
   * @param cpu the processor it has code for
   */
  record WindowsPe(String cpu) implements FileIdentity {}

  /** An archive of object files ({@code .a}). */
  record Archive() implements FileIdentity {}

  /**
   * Text.
   *
   * @param start its first line, at most 80 characters
   */
  record Text(String start) implements FileIdentity {}

  /** A file of no bytes. */
  record Empty() implements FileIdentity {}

  /** A folder. */
  record Folder() implements FileIdentity {}

  /** Nothing is there. */
  record Missing() implements FileIdentity {}

  /**
   * It is there and cannot be read: no permission, or not a regular file.
   *
   * @param reason why
   */
  record Unreadable(String reason) implements FileIdentity {}

  /**
   * None of these.
   *
   * @param start its first bytes in hexadecimal
   */
  record Unrecognised(String start) implements FileIdentity {}

  /** Says what a file is; never fails, and never opens what could block, e.g. a pipe. */
  static FileIdentity of(Path file) {
    return new FileIdentifier().identify(file);
  }

  /** A short name for people, e.g. {@code Mach-O (macOS) for arm64}. */
  default String describe() {
    return FileDescription.of(this);
  }
}
