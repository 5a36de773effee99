package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Section;
import java.util.List;
import java.util.Optional;

/** Looks things up in the full symbol table (.symtab), which stripped files do not have. */
final class LocalSymbols {
  private static final int SIZE = 24;
  private static final int MAX = 1 << 20;
  private static final int LONGEST = 4096;

  private final Bytes bytes;
  private final List<Section> sections;

  LocalSymbols(Bytes bytes, List<Section> sections) {
    this.bytes = bytes;
    this.sections = sections;
  }

  /** A way to search the table with its names. */
  private interface Search {
    Optional<Symbol> in(Section table, Section strings) throws ElfFormatException;
  }

  Optional<Symbol> find(String name) {
    return search((table, strings) -> find(name, table, strings));
  }

  /** The function that an address lies in. */
  Optional<Symbol> functionAt(long address) {
    return search((table, strings) -> functionAt(address, table, strings));
  }

  /** A symbol that is defined and whose name ends so. */
  Optional<Symbol> ending(String end) {
    return search((table, strings) -> ending(end, table, strings));
  }

  private Optional<Symbol> search(Search search) {
    for (Section section : sections) {
      if (section.type() == Section.SYMBOL_TABLE
          && section.link() > 0
          && section.link() < sections.size()) {
        try {
          return search.in(section, sections.get(section.link()));
        } catch (ElfFormatException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Symbol> functionAt(long address, Section table, Section strings)
      throws ElfFormatException {
    long count = Math.min(table.size() / SIZE, MAX);
    for (long i = 0; i < count; i++) {
      long at = table.offset() + i * SIZE;
      long start = bytes.i64(at + 8);
      boolean inside = Long.compareUnsigned(address - start, bytes.i64(at + 16)) < 0;
      boolean function = Symbol.Type.of(bytes.u8(at + 4) & 15) == Symbol.Type.FUNCTION;
      if (inside && function && bytes.u16(at + 6) != 0) {
        return Optional.of(one(name(strings, bytes.u32(at)), at));
      }
    }
    return Optional.empty();
  }

  private Optional<Symbol> ending(String end, Section table, Section strings)
      throws ElfFormatException {
    long count = Math.min(table.size() / SIZE, MAX);
    for (long i = 0; i < count; i++) {
      long at = table.offset() + i * SIZE;
      String name = bytes.u16(at + 6) == 0 ? "" : name(strings, bytes.u32(at));
      if (name.endsWith(end)) {
        return Optional.of(one(name, at));
      }
    }
    return Optional.empty();
  }

  private Optional<Symbol> find(String name, Section table, Section strings)
      throws ElfFormatException {
    long count = Math.min(table.size() / SIZE, MAX);
    for (long i = 0; i < count; i++) {
      long at = table.offset() + i * SIZE;
      if (bytes.is(strings.offset() + bytes.u32(at), name)) {
        return Optional.of(one(name, at));
      }
    }
    return Optional.empty();
  }

  private String name(Section strings, long offset) {
    long start = strings.offset() + offset;
    int nul = bytes.nul(start, Math.min(strings.offset() + strings.size(), start + LONGEST));
    return nul < 0 ? "" : bytes.latin1(start, nul - start);
  }

  private Symbol one(String name, long at) throws ElfFormatException {
    return Symbol.read(bytes, at, name, Optional.empty());
  }
}
