package io.nifproof.diagnose;

import io.nifproof.diagnose.code.ImportCall;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.node.crash.Frame;
import io.nifproof.node.files.ForeignFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Names the function that a frame of the library had called, from the call in its file. */
final class Imports {
  private Imports() {}

  /** Empty when nothing was called, when it was no import, or when the file cannot be read. */
  static Optional<String> calledFrom(Frame frame) {
    Optional<Path> module = frame.module().flatMap(ForeignFile::path);
    if (frame.exact() || module.isEmpty()) {
      return Optional.empty();
    }
    try {
      ElfFile elf = ElfFile.read(module.get());
      return elf.header()
          .machine()
          .arch()
          .flatMap(arch -> ImportCall.before(elf, arch, frame.offset()));
    } catch (IOException | ElfFormatException unreadable) {
      return Optional.empty();
    }
  }
}
