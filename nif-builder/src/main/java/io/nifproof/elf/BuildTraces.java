package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What compilers and linkers left in a file. Stripping takes the sources away, and some builds also
 * the compilers.
 *
 * @param compilers what the compilers call themselves (.comment)
 * @param sources the files that were compiled into it, without folders (symbols of type FILE)
 */
public record BuildTraces(List<String> compilers, List<String> sources) {
  private static final int SYMBOL = 24;
  private static final int FILE = 4;
  private static final int MAX_SYMBOLS = 1 << 20;
  private static final int MAX_TEXT = 1 << 16;

  /** Copies the lists. */
  public BuildTraces {
    compilers = List.copyOf(compilers);
    sources = List.copyOf(sources);
  }

  static BuildTraces of(Bytes bytes, List<Section> sections) {
    Set<String> compilers = new TreeSet<>();
    Set<String> sources = new TreeSet<>();
    for (Section section : sections) {
      read(bytes, sections, section, compilers, sources);
    }
    return new BuildTraces(List.copyOf(compilers), List.copyOf(sources));
  }

  /** Of a damaged section, what was read before the damage is true all the same. */
  private static void read(
      Bytes bytes,
      List<Section> sections,
      Section section,
      Set<String> compilers,
      Set<String> sources) {
    try {
      if (section.name().equals(".comment")) {
        texts(bytes, section, compilers);
      } else if (section.type() == Section.SYMBOL_TABLE
          && section.link() > 0
          && section.link() < sections.size()) {
        files(bytes, section, sections.get(section.link()), sources);
      }
    } catch (ElfFormatException e) {
      return;
    }
  }

  private static void texts(Bytes bytes, Section section, Set<String> found)
      throws ElfFormatException {
    int size = (int) Math.max(0, Math.min(section.size(), MAX_TEXT));
    String all = bytes.latin1(section.offset(), size);
    for (String text : all.split("\0")) {
      if (!text.isBlank()) {
        found.add(readable(text));
      }
    }
  }

  private static void files(Bytes bytes, Section table, Section strings, Set<String> found)
      throws ElfFormatException {
    long count = Math.min(table.size() / SYMBOL, MAX_SYMBOLS);
    for (long i = 0; i < count; i++) {
      long at = table.offset() + i * SYMBOL;
      if ((bytes.u8(at + 4) & 15) == FILE) {
        long name = strings.offset() + bytes.u32(at);
        int nul = bytes.nul(name, name + MAX_TEXT);
        String text = nul < 0 ? "" : bytes.latin1(name, nul - name);
        if (!text.isBlank()) {
          found.add(readable(text));
        }
      }
    }
  }

  private static String readable(String latin1) {
    String text = new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
