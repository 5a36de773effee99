package io.nifproof.gate.plan;

import io.nifproof.abi.LibraryKind;
import io.nifproof.abi.NifLibrary;
import io.nifproof.abi.NifReader;
import io.nifproof.elf.identity.FileIdentity;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What can be told of a library's file without running it.
 *
 * @param identity what kind of file it is
 * @param nif what it is as a NIF; empty when it is no readable ELF file
 */
public record LibraryFile(FileIdentity identity, Optional<NifLibrary> nif) {
  /** Looks at the file; never throws because of what is in it. */
  public static LibraryFile read(Path file) {
    FileIdentity identity = FileIdentity.of(file);
    if (!(identity instanceof FileIdentity.Elf elf)) {
      return new LibraryFile(identity, Optional.empty());
    }
    try {
      return new LibraryFile(identity, Optional.of(NifReader.read(elf.file())));
    } catch (ElfFormatException e) {
      return new LibraryFile(identity, Optional.empty());
    }
  }

  /** Whether it is a NIF library, for whatever architecture. */
  public boolean isNif() {
    return nif.filter(read -> read.kind() == LibraryKind.NIF).isPresent();
  }

  /** The module that it says it belongs to; empty when the file does not tell. */
  public Optional<String> module() {
    return nif.flatMap(NifLibrary::module);
  }

  /** The architecture it is made for; empty when it is none of ours, or no ELF file. */
  public Optional<Arch> arch() {
    return identity instanceof FileIdentity.Elf elf
        ? elf.file().header().machine().arch()
        : Optional.empty();
  }
}
