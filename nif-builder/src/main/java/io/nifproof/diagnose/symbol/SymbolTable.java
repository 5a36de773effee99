package io.nifproof.diagnose.symbol;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.image.ElfFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names functions by the symbol table of their file alone. */
final class SymbolTable {
  private SymbolTable() {}

  /** Those that it knows; none of a file that cannot be read. */
  static Map<Long, List<SourcePlace>> places(Path file, List<Long> addresses) {
    Map<Long, List<SourcePlace>> places = new HashMap<>();
    try {
      ElfFile elf = ElfFile.read(file);
      for (long address : addresses) {
        elf.functionAt(address)
            .filter(symbol -> !symbol.name().isEmpty())
            .map(symbol -> new SourcePlace(Optional.of(symbol.name()), Optional.empty(), 0))
            .ifPresent(place -> places.put(address, List.of(place)));
      }
    } catch (IOException | ElfFormatException unreadable) {
      return Map.of();
    }
    return places;
  }
}
