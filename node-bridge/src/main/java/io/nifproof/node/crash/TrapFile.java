package io.nifproof.node.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trap's report file; its format is written down in {@code record.h}.
 *
 * @param slots what the threads that live, or lived at the end, were doing
 * @param lines what was noted, in order
 * @param activity what libraries started
 * @param lost how many lines did not fit
 */
record TrapFile(List<Slot> slots, List<TrapLine> lines, TrapReport.Activity activity, int lost) {
  private static final long MAGIC = 0x315041525446494eL; // "NIFTRAP1"
  static final int SLOTS = 128;
  static final int SLOT_SIZE = 64;
  static final int SLOTS_AT = 64;
  static final int TEXT_AT = SLOTS_AT + SLOTS * SLOT_SIZE;

  /** A thread. Numbers are -1 for none; phase is 0 for none, else that of words.h. */
  record Slot(
      int thread, int phase, int function, int library, int starter, int startedIn, int returned) {}

  /** Copies the lists. */
  TrapFile {
    slots = List.copyOf(slots);
    lines = List.copyOf(lines);
  }

  /** Reads it, also while its process runs; empty when there is none. */
  static Optional<TrapFile> read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException absent) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < TEXT_AT || buffer.getLong(0) != MAGIC) {
      return Optional.empty();
    }
    int length = Math.max(0, Math.min(buffer.getInt(8), bytes.length - TEXT_AT));
    String text = new String(bytes, TEXT_AT, length, StandardCharsets.ISO_8859_1);
    List<TrapLine> lines =
        text.lines().filter(line -> !line.isBlank()).map(TrapLine::parse).toList();
    TrapReport.Activity activity =
        new TrapReport.Activity(Math.max(0, buffer.getInt(20)), Math.max(0, buffer.getInt(24)));
    return Optional.of(
        new TrapFile(slots(buffer), lines, activity, Math.max(0, buffer.getInt(16))));
  }

  private static List<Slot> slots(ByteBuffer buffer) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < SLOTS; i++) {
      int at = SLOTS_AT + i * SLOT_SIZE;
      Slot slot =
          new Slot(
              buffer.getInt(at),
              buffer.getInt(at + 4),
              buffer.getInt(at + 8),
              buffer.getInt(at + 12),
              buffer.getInt(at + 16),
              buffer.getInt(at + 20),
              buffer.getInt(at + 24));
      if (slot.thread() != 0) {
        slots.add(slot);
      }
    }
    return slots;
  }

  List<TrapLine> lines(String... keywords) {
    List<String> wanted = List.of(keywords);
    return lines.stream().filter(line -> wanted.contains(line.keyword())).toList();
  }

  Optional<TrapLine> first(String keyword) {
    return lines.stream().filter(line -> line.keyword().equals(keyword)).findFirst();
  }
}
