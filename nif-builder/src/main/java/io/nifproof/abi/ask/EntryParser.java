package io.nifproof.abi.ask;

import io.nifproof.abi.CString;
import io.nifproof.abi.Callback;
import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifFunction;
import io.nifproof.abi.NifVersion;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.image.Pointer;
import io.nifproof.elf.image.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the lines of {@link EntryLines}, and turns addresses of the process that is gone into those
 * of the file. The library could have written them: nothing in them is trusted.
 */
final class EntryParser {
  private final ElfFile elf;
  private final List<NifFunction> rows = new ArrayList<>();
  private final Map<Callback, Pointer> callbacks = new EnumMap<>(Callback.class);
  private long base;
  private long first;

  EntryParser(ElfFile elf) {
    this.elf = elf;
  }

  /**
   * The entry.
   *
   * @throws IllegalArgumentException when the lines are none of ours
   */
  NifEntry parse(List<String> lines) {
    String[] entry = {};
    for (String line : lines) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case EntryLines.ENTRY -> {
          entry = expect(words, 13);
          base = address(words[1]);
          first =
              elf.segments().stream()
                  .filter(segment -> segment.type() == Segment.LOAD)
                  .mapToLong(Segment::address)
                  .min()
                  .orElse(0);
        }
        case EntryLines.CALLBACK -> {
          expect(words, 3);
          callbacks.put(Callback.valueOf(words[1]), pointer(words[2]));
        }
        case EntryLines.ROW -> rows.add(row(expect(words, 7)));
        default -> {}
      }
    }
    expect(entry, 13);
    return new NifEntry(
        place(address(entry[2])),
        new NifVersion(Integer.parseInt(entry[3]), Integer.parseInt(entry[4])),
        string(entry[7]),
        Integer.parseInt(entry[5]),
        pointer(entry[6]),
        rows,
        callbacks,
        optional(entry[8]),
        number(entry[9]),
        number(entry[10]),
        optional(entry[11]),
        Boolean.parseBoolean(entry[12]));
  }

  private static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  private NifFunction row(String[] words) {
    long at = place(address(words[1]));
    return new NifFunction(
        rows.size(),
        at,
        elf.image().fileOffset(at),
        string(words[2]),
        Long.parseLong(words[3]),
        pointer(words[4]),
        Boolean.parseBoolean(words[5]),
        number(words[6]));
  }

  private static String[] expect(String[] words, int count) {
    if (words.length != count) {
      throw new IllegalArgumentException(words.length + " words, expected " + count);
    }
    return words;
  }

  private static long address(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }

  /** The address in the file's own numbering, when it lies in the file. */
  private long place(long address) {
    long inFile = address - base + (first & -0x1000);
    return base != 0 && elf.image().segmentAt(inFile).isPresent() ? inFile : address;
  }

  private Pointer pointer(String hex) {
    long address = address(hex);
    long place = place(address);
    if (address == 0) {
      return new Pointer.Null();
    }
    return place == address ? new Pointer.Raw(address) : new Pointer.Local(place, Optional.empty());
  }

  private static OptionalLong number(String word) {
    return word.equals(EntryLines.NONE)
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(word));
  }

  private Optional<CString> optional(String word) {
    return word.equals(EntryLines.NONE) ? Optional.empty() : Optional.of(string(word));
  }

  private CString string(String word) {
    String[] parts = expect(word.split(":", -1), 3);
    return switch (parts[0]) {
      case "text" -> new CString.Text(place(address(parts[1])), text(parts[2]));
      case "open" -> new CString.Unterminated(place(address(parts[1])), text(parts[2]));
      case "wild" -> new CString.Wild(pointer(parts[1]));
      default -> new CString.Null();
    };
  }
}
