package io.nifproof.elf;

import io.nifproof.elf.identity.FileIdentity;
import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.Damage;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Image;
import io.nifproof.elf.image.MappedFile;
import io.nifproof.elf.image.Pointer;
import io.nifproof.elf.image.Section;
import io.nifproof.elf.image.Segment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a 64-bit little-endian ELF file, whatever its processor.
 *
 * <p>Immutable and safe for use by many threads. A large file is mapped, so it shall not shrink
 * while the facts are in use.
 */
public final class ElfFile {
  private final Bytes bytes;
  private final ElfHeader header;
  private final List<Segment> segments;
  private final Dynamic dynamic;
  private final List<Symbol> symbols;
  private final List<VersionNeed> versionNeeds;
  private final List<String> versionDefinitions;
  private final Relocations relocations;
  private final GnuNotes notes;
  private final List<Section> sections;
  private final Image image;
  private final Pointers pointers;
  private final List<Damage> damages;

  ElfFile(
      Bytes bytes,
      ElfHeader header,
      List<Segment> segments,
      Dynamic dynamic,
      List<Symbol> symbols,
      List<VersionNeed> versionNeeds,
      List<String> versionDefinitions,
      Relocations relocations,
      GnuNotes notes,
      List<Section> sections,
      Image image,
      Pointers pointers,
      List<Damage> damages) {
    this.bytes = bytes;
    this.header = header;
    this.segments = segments;
    this.dynamic = dynamic;
    this.symbols = symbols;
    this.versionNeeds = versionNeeds;
    this.versionDefinitions = versionDefinitions;
    this.relocations = relocations;
    this.notes = notes;
    this.sections = sections;
    this.image = image;
    this.pointers = pointers;
    this.damages = List.copyOf(damages);
  }

  /**
   * Reads a regular file.
   *
   * @throws IOException when it cannot be opened
   * @throws ElfFormatException when it is not a readable 64-bit little-endian ELF file; {@link
   *     FileIdentity#of} says what it is instead
   */
  public static ElfFile read(Path file) throws IOException, ElfFormatException {
    return of(MappedFile.map(file));
  }

  /**
   * Reads the content of a file; the buffer must not change afterwards.
   *
   * @throws ElfFormatException when it is not a readable 64-bit little-endian ELF file
   */
  public static ElfFile of(ByteBuffer content) throws ElfFormatException {
    return MappedFile.guarded(() -> new ElfReader(new Bytes(content)).read());
  }

  /** The file header. */
  public ElfHeader header() {
    return header;
  }

  /** The program headers, in order. */
  public List<Segment> segments() {
    return segments;
  }

  /** What the dynamic section says; empty of everything when there is none. */
  public Dynamic dynamic() {
    return dynamic;
  }

  /** The dynamic symbols, in order; the first is the null symbol. */
  public List<Symbol> symbols() {
    return symbols;
  }

  /** The exported symbol of a name; of several the first. */
  public Optional<Symbol> exported(String name) {
    for (Symbol symbol : symbols) {
      if (symbol.exported() && symbol.name().equals(name)) {
        return Optional.of(symbol);
      }
    }
    return Optional.empty();
  }

  /** The symbol of a name in the full symbol table (.symtab), which stripped files lack. */
  public Optional<Symbol> local(String name) {
    return new LocalSymbols(bytes, sections).find(name);
  }

  /** The function that an address lies in: of the full symbol table, else of the dynamic one. */
  public Optional<Symbol> functionAt(long address) {
    return new LocalSymbols(bytes, sections)
        .functionAt(address)
        .or(
            () ->
                symbols.stream()
                    .filter(symbol -> symbol.defined() && symbol.type() == Symbol.Type.FUNCTION)
                    .filter(
                        symbol ->
                            Long.compareUnsigned(address - symbol.address(), symbol.size()) < 0)
                    .findFirst());
  }

  /** What compilers and linkers left in it. */
  public BuildTraces buildTraces() {
    return BuildTraces.of(bytes, sections);
  }

  /** The versions it needs of other libraries. */
  public List<VersionNeed> versionNeeds() {
    return versionNeeds;
  }

  /** The versions it defines. */
  public List<String> versionDefinitions() {
    return versionDefinitions;
  }

  /** The dynamic relocations. */
  public Relocations relocations() {
    return relocations;
  }

  /** What the GNU notes say. */
  public GnuNotes notes() {
    return notes;
  }

  /** The section headers; none in some stripped files. */
  public List<Section> sections() {
    return sections;
  }

  /** The memory before relocation. */
  public Image image() {
    return image;
  }

  /** What the pointer at an address will hold after relocation. */
  public Pointer pointerAt(long address) {
    return pointers.at(address);
  }

  /** What a relocation will store. */
  public Pointer pointerOf(Relocation relocation) {
    return pointers.of(relocation);
  }

  /** Whether an address is read-only once the loader is done. */
  public boolean constant(long address) {
    for (Segment segment : segments) {
      if (segment.type() == Segment.GNU_RELRO && segment.contains(address)) {
        return true;
      }
    }
    return image.segmentAt(address).map(segment -> !segment.writable()).orElse(false);
  }

  /**
   * What it is among the files of its form: {@code shared object}, {@code program}, {@code
   * relocatable object}, {@code core file}.
   */
  public String typeName() {
    return program() ? "program" : header.typeName();
  }

  /** Whether it is a program, position-independent or not, which no loader takes as a library. */
  public boolean program() {
    boolean interpreted = segments.stream().anyMatch(s -> s.type() == Segment.INTERP);
    return header.type() == ElfHeader.PROGRAM
        || (header.sharedObject()
            && (dynamic.positionIndependentProgram() || (interpreted && dynamic.debugged())));
  }

  /** The operating system it is made for; empty for Linux, and where nothing says otherwise. */
  public Optional<String> foreignSystem() {
    return ForeignSystem.of(this);
  }

  /** A symbol of any table whose name ends so, of which the dynamic ones come first. */
  public Optional<Symbol> ending(String end) {
    return symbols.stream()
        .filter(symbol -> symbol.exported() && symbol.name().endsWith(end))
        .findFirst()
        .or(() -> new LocalSymbols(bytes, sections).ending(end));
  }

  /** The parts that could not be read. */
  public List<Damage> damages() {
    return damages;
  }
}
