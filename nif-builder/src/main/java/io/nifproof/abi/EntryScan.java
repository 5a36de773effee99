package io.nifproof.abi;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Relocation;
import io.nifproof.elf.Relocations;
import io.nifproof.elf.image.Pointer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds entries without looking at code: each holds a pointer to {@code "beam.vanilla"}, 64 bytes
 * from its start. Other structures point to that text too (AddressSanitizer describes each text it
 * guards), so what surrounds the pointer must look like an entry.
 */
final class EntryScan {
  private static final String VARIANT = "beam.vanilla";
  private static final int VARIANT_OFFSET = 64;
  private static final int MAX_TEXTS = 64;
  private static final int MAX_ENTRIES = 64;
  private static final int HIGHEST_VERSION = 255;

  private final ElfFile elf;

  EntryScan(ElfFile elf) {
    this.elf = elf;
  }

  List<Long> find() {
    Set<Long> texts = new HashSet<>(elf.image().find(VARIANT, MAX_TEXTS));
    if (texts.isEmpty()) {
      return List.of();
    }
    Set<Long> found = new LinkedHashSet<>();
    Relocations relocations = elf.relocations();
    for (int i = 0; i < relocations.size() && found.size() < MAX_ENTRIES; i++) {
      Relocation.Kind kind = relocations.kind(i);
      if (kind == Relocation.Kind.RELATIVE || kind == Relocation.Kind.ABSOLUTE) {
        consider(relocations.get(i), texts, found);
      }
    }
    return List.copyOf(found);
  }

  private void consider(Relocation relocation, Set<Long> texts, Set<Long> found) {
    OptionalLong target = elf.pointerOf(relocation).local();
    long entry = relocation.address() - VARIANT_OFFSET;
    if (target.isPresent()
        && texts.contains(target.getAsLong())
        && !found.contains(entry)
        && looksLikeEntry(entry)) {
      found.add(entry);
    }
  }

  private boolean looksLikeEntry(long address) {
    return version(elf.image().intAt(address), 1)
        && version(elf.image().intAt(address + 4), 0)
        && elf.relocations().at(address).isEmpty()
        && elf.pointerAt(address + EntryReader.MODULE) instanceof Pointer.Local;
  }

  private static boolean version(OptionalInt number, int least) {
    return number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= HIGHEST_VERSION;
  }
}
