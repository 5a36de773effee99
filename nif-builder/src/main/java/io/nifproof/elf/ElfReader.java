package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.Damage;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Image;
import io.nifproof.elf.image.Pointer;
import io.nifproof.elf.image.Section;
import io.nifproof.elf.image.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a file part by part; what a part lacks does not hinder the others. */
final class ElfReader {
  private static final int PROGRAM_HEADER = 56;
  private static final int MAX_HEADERS = 1024;
  private static final int MAX_INITIALIZERS = 4096;

  private final Bytes bytes;
  private final List<Damage> damages = new ArrayList<>();

  ElfReader(Bytes bytes) {
    this.bytes = bytes;
  }

  /** What everything else is found by. */
  private record Frame(
      ElfHeader header,
      List<Segment> segments,
      Image image,
      DynamicEntries entries,
      VersionReader versions) {}

  private Frame frame() throws ElfFormatException {
    ElfHeader header = header();
    List<Segment> segments = segments();
    Image image = Image.of(bytes, segments, bytes.i64(32));
    DynamicEntries entries =
        part("dynamic section", () -> dynamic(segments, image), DynamicEntries.none(image));
    VersionReader versions = new VersionReader(bytes, image, entries);
    part("versions", () -> readVersions(versions), false);
    return new Frame(header, segments, image, entries, versions);
  }

  ElfFile read() throws ElfFormatException {
    Frame frame = frame();
    Image image = frame.image();
    DynamicEntries entries = frame.entries();
    ElfMachine machine = frame.header().machine();
    List<Symbol> symbols =
        part("symbols", () -> symbols(image, entries, frame.versions().byIndex()), List.of());
    Relocations relocations =
        new RelocationReader(bytes, image, entries, machine, damages::add).read();
    GnuNotes notes =
        part("notes", () -> new NoteReader(bytes, machine).read(frame.segments()), GnuNotes.NONE);
    List<Section> sections = part("sections", () -> SectionReader.read(bytes), List.of());
    Pointers pointers = new Pointers(image, relocations, symbols);
    return new ElfFile(
        bytes,
        frame.header(),
        frame.segments(),
        Dynamic.of(entries, initializers(entries, pointers)),
        symbols,
        frame.versions().needs(),
        frame.versions().definitions(),
        relocations,
        notes,
        sections,
        image,
        pointers,
        damages);
  }

  /** Only what is needed before single symbols are looked up. */
  LinkedFile readLinked() throws ElfFormatException {
    Frame frame = frame();
    return new LinkedFile(
        frame.header(),
        Dynamic.of(frame.entries(), List.of()),
        frame.versions().needs(),
        frame.versions().definitions(),
        new SymbolLookup(bytes, frame.image(), frame.entries()),
        interpreter(frame.segments()));
  }

  private Optional<String> interpreter(List<Segment> segments) {
    return segments.stream()
        .filter(segment -> segment.type() == Segment.INTERP)
        .map(one -> bytes.latin1(one.offset(), Math.max(0, Math.min(one.fileSize() - 1, 4096))))
        .findFirst();
  }

  private interface Part<T> {
    T read() throws ElfFormatException;
  }

  private <T> T part(String name, Part<T> part, T otherwise) {
    try {
      return part.read();
    } catch (ElfFormatException e) {
      damages.add(new Damage(name, e.offset(), e.reason()));
      return otherwise;
    }
  }

  private ElfHeader header() throws ElfFormatException {
    if (bytes.size() < 16 || bytes.i32(0) != 0x464c457f) {
      throw new ElfFormatException(0, "not an ELF file, expected the bytes 7f 45 4c 46");
    }
    if (bytes.u8(4) != 2 || bytes.u8(5) != 1) {
      throw new ElfFormatException(4, "not a 64-bit little-endian ELF file");
    }
    ElfMachine machine = new ElfMachine(bytes.u16(18));
    return new ElfHeader(machine, bytes.u16(16), bytes.u8(7), bytes.i32(48));
  }

  private List<Segment> segments() throws ElfFormatException {
    long table = bytes.i64(32);
    int size = bytes.u16(54);
    int count = bytes.u16(56);
    if (count > 0 && size != PROGRAM_HEADER) {
      throw new ElfFormatException(54, "program headers of " + size + " bytes, expected 56");
    }
    if (count > MAX_HEADERS) {
      throw new ElfFormatException(56, count + " program headers, expected at most " + MAX_HEADERS);
    }
    List<Segment> segments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long at = table + (long) i * PROGRAM_HEADER;
      segments.add(
          new Segment(
              bytes.i32(at),
              bytes.i32(at + 4),
              bytes.i64(at + 8),
              bytes.i64(at + 16),
              bytes.i64(at + 32),
              bytes.i64(at + 40),
              bytes.i64(at + 48)));
    }
    return List.copyOf(segments);
  }

  private DynamicEntries dynamic(List<Segment> segments, Image image) throws ElfFormatException {
    for (Segment segment : segments) {
      if (segment.type() == Segment.DYNAMIC) {
        return DynamicEntries.read(segment, bytes, image);
      }
    }
    return DynamicEntries.none(image);
  }

  private static boolean readVersions(VersionReader versions) throws ElfFormatException {
    versions.read();
    return true;
  }

  private List<Symbol> symbols(Image image, DynamicEntries entries, Map<Integer, String> versions)
      throws ElfFormatException {
    return new SymbolReader(bytes, image, entries, versions).read(damages::add);
  }

  private static List<Pointer> initializers(DynamicEntries entries, Pointers pointers) {
    List<Pointer> found = new ArrayList<>();
    OptionalLong table = entries.value(DynamicEntries.INIT_ARRAY);
    long count = Math.min(entries.valueOr(DynamicEntries.INIT_ARRAYSZ, 0) / 8, MAX_INITIALIZERS);
    for (long i = 0; table.isPresent() && i < count; i++) {
      found.add(pointers.at(table.getAsLong() + i * 8));
    }
    return found;
  }
}
