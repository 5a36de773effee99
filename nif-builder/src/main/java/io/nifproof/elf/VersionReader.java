package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads the versions that the file needs and defines. */
final class VersionReader {
  private static final int MAX = 4096;
  private static final int WEAK = 2;
  private static final int BASE = 1;

  private final Bytes bytes;
  private final Image image;
  private final DynamicEntries entries;
  private final Map<Integer, String> byIndex = new HashMap<>();
  private final List<VersionNeed> needs = new ArrayList<>();
  private final List<String> definitions = new ArrayList<>();
  private int steps;

  VersionReader(Bytes bytes, Image image, DynamicEntries entries) {
    this.bytes = bytes;
    this.image = image;
    this.entries = entries;
  }

  void read() throws ElfFormatException {
    readNeeds();
    readDefinitions();
  }

  /** The name of each version index that symbols use. */
  Map<Integer, String> byIndex() {
    return Map.copyOf(byIndex);
  }

  List<VersionNeed> needs() {
    return List.copyOf(needs);
  }

  List<String> definitions() {
    return List.copyOf(definitions);
  }

  private void readNeeds() throws ElfFormatException {
    long at = start(DynamicEntries.VERNEED);
    long count = entries.valueOr(DynamicEntries.VERNEEDNUM, 0);
    for (long i = 0; at >= 0 && i < count; i++) {
      step(at);
      String library = entries.string(bytes.u32(at + 4)).orElse("");
      int versions = bytes.u16(at + 2);
      long each = at + bytes.u32(at + 8);
      for (int j = 0; j < versions; j++) {
        step(each);
        String version = entries.string(bytes.u32(each + 8)).orElse("");
        boolean weak = (bytes.u16(each + 4) & WEAK) != 0;
        needs.add(new VersionNeed(library, version, weak));
        byIndex.put(bytes.u16(each + 6) & 0x7fff, version);
        long next = bytes.u32(each + 12);
        if (next == 0) {
          break;
        }
        each += next;
      }
      long next = bytes.u32(at + 12);
      at = next == 0 ? -1 : at + next;
    }
  }

  private void readDefinitions() throws ElfFormatException {
    long at = start(DynamicEntries.VERDEF);
    long count = entries.valueOr(DynamicEntries.VERDEFNUM, 0);
    for (long i = 0; at >= 0 && i < count; i++) {
      step(at);
      long auxiliary = at + bytes.u32(at + 12);
      String name = entries.string(bytes.u32(auxiliary)).orElse("");
      if ((bytes.u16(at + 2) & BASE) == 0) {
        definitions.add(name);
        byIndex.put(bytes.u16(at + 4) & 0x7fff, name);
      }
      long next = bytes.u32(at + 16);
      at = next == 0 ? -1 : at + next;
    }
  }

  private long start(int tag) throws ElfFormatException {
    OptionalLong address = entries.value(tag);
    if (address.isEmpty()) {
      return -1;
    }
    return image
        .fileOffset(address.getAsLong())
        .orElseThrow(
            () ->
                new ElfFormatException(
                    0, "version table 0x" + Long.toHexString(address.getAsLong()) + " is nowhere"));
  }

  private void step(long at) throws ElfFormatException {
    if (++steps > MAX) {
      throw new ElfFormatException(at, "more than " + MAX + " version records");
    }
  }
}
