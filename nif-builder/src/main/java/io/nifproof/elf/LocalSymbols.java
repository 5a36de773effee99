package io.nifproof.elf;

import java.util.List;
import java.util.Optional;

/** Looks a name up in the full symbol table (.symtab), which stripped files do not have. */
final class LocalSymbols {
  private static final int SIZE = 24;
  private static final int MAX = 1 << 20;

  private final Bytes bytes;
  private final List<Section> sections;

  LocalSymbols(Bytes bytes, List<Section> sections) {
    this.bytes = bytes;
    this.sections = sections;
  }

  Optional<Symbol> find(String name) {
    for (Section section : sections) {
      if (section.type() == Section.SYMBOL_TABLE
          && section.link() > 0
          && section.link() < sections.size()) {
        try {
          return find(name, section, sections.get(section.link()));
        } catch (ElfFormatException e) {
          return Optional.empty();
        }
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

  private Symbol one(String name, long at) throws ElfFormatException {
    int info = bytes.u8(at + 4);
    return new Symbol(
        name,
        bytes.i64(at + 8),
        bytes.i64(at + 16),
        Symbol.Type.of(info & 15),
        Symbol.Binding.of(info >> 4),
        Symbol.Visibility.of(bytes.u8(at + 5)),
        bytes.u16(at + 6),
        Optional.empty());
  }
}
