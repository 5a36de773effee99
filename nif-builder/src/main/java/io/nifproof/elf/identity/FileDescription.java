package io.nifproof.elf.identity;

import io.nifproof.elf.ElfHeader;

/** Names a file identity for people. */
final class FileDescription {
  private FileDescription() {}

  static String of(FileIdentity identity) {
    if (identity instanceof FileIdentity.Elf elf) {
      ElfHeader header = elf.file().header();
      String system = elf.file().foreignSystem().map(name -> " and " + name).orElse("");
      return "ELF " + elf.file().typeName() + " for " + header.machine() + system;
    }
    if (identity instanceof FileIdentity.OtherElf other) {
      String order = other.bigEndian() ? "big-endian" : "little-endian";
      return other.bits() + "-bit " + order + " ELF for " + other.machine();
    }
    if (identity instanceof FileIdentity.BrokenElf broken) {
      return "broken ELF: " + broken.problem().reason();
    }
    if (identity instanceof FileIdentity.MachO mach) {
      return "Mach-O (macOS) for " + String.join(" and ", mach.cpus());
    }
    if (identity instanceof FileIdentity.WindowsPe pe) {
      return "PE (Windows) for " + pe.cpu();
    }
    return plain(identity);
  }

  private static String plain(FileIdentity identity) {
    if (identity instanceof FileIdentity.Text text) {
      return "text, beginning `" + text.start() + "`";
    }
    if (identity instanceof FileIdentity.Unreadable unreadable) {
      return "unreadable: " + unreadable.reason();
    }
    if (identity instanceof FileIdentity.Unrecognised unknown) {
      return "unknown content, beginning " + unknown.start();
    }
    if (identity instanceof FileIdentity.Archive) {
      return "archive of object files";
    }
    if (identity instanceof FileIdentity.Empty) {
      return "empty file";
    }
    return identity instanceof FileIdentity.Folder ? "folder" : "missing file";
  }
}
