package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.MappedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the dynamic loader looks at in a library that others need: little of the file, and single
 * symbols when they are asked for. Immutable and thread-safe; the file shall not shrink meanwhile.
 */
public final class LinkedFile {
  private final ElfHeader header;
  private final Dynamic dynamic;
  private final List<VersionNeed> needs;
  private final List<String> definitions;
  private final SymbolLookup symbols;
  private final Optional<String> interpreter;

  LinkedFile(
      ElfHeader header,
      Dynamic dynamic,
      List<VersionNeed> needs,
      List<String> definitions,
      SymbolLookup symbols,
      Optional<String> interpreter) {
    this.header = header;
    this.dynamic = dynamic;
    this.needs = needs;
    this.definitions = definitions;
    this.symbols = symbols;
    this.interpreter = interpreter;
  }

  /**
   * Opens a regular file.
   *
   * @throws IOException when it cannot be opened
   * @throws ElfFormatException when it is not a readable 64-bit little-endian ELF file
   */
  public static LinkedFile read(Path file) throws IOException, ElfFormatException {
    Bytes bytes = new Bytes(MappedFile.view(file));
    return MappedFile.guarded(() -> new ElfReader(bytes).readLinked());
  }

  /** The file header. */
  public ElfHeader header() {
    return header;
  }

  /** What the dynamic section says, its initializers left out. */
  public Dynamic dynamic() {
    return dynamic;
  }

  /** The loader that a program asks for. */
  public Optional<String> interpreter() {
    return interpreter;
  }

  /** The versions it needs of other libraries. */
  public List<VersionNeed> versionNeeds() {
    return needs;
  }

  /** The versions it defines. */
  public List<String> versionDefinitions() {
    return definitions;
  }

  /** Whether it offers a symbol to others; not when it cannot be read any more. */
  public boolean exports(String name) {
    try {
      return MappedFile.guarded(() -> symbols.exports(name));
    } catch (ElfFormatException e) {
      return false;
    }
  }
}
