package io.nifproof.node.crash;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The trap's report file; its format is written down in {@code record.h}.
 *
 * @param slots what the threads that live, or lived at the end, were doing
 * @param lines what was noted, in order, by its keyword
 * @param activity what libraries started
 * @param lost how many lines did not fit
 */
record TrapFile(
    List<Slot> slots, Map<String, List<TrapLine>> lines, TrapReport.Activity activity, int lost) {
  private static final long MAGIC = 0x315041525446494eL; // "NIFTRAP1"

  /** More than the trap ever writes: who writes more is not the trap. */
  private static final int MOST_LINES = 20_000;

  private static final String FIRST = "trap ";

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
    lines = Map.copyOf(lines);
  }

  /** Reads its bytes, also while its process writes them; empty when they are no report. */
  static Optional<TrapFile> of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < TEXT_AT || buffer.getLong(0) != MAGIC) {
      return Optional.empty();
    }
    int length = Math.max(0, Math.min(buffer.getInt(8), bytes.length - TEXT_AT));
    String text = new String(bytes, TEXT_AT, length, StandardCharsets.ISO_8859_1);
    if (!text.startsWith(FIRST)) {
      return Optional.empty();
    }
    Map<String, List<TrapLine>> lines =
        text.lines()
            .filter(line -> !line.isBlank())
            .limit(MOST_LINES)
            .map(TrapLine::parse)
            .collect(Collectors.groupingBy(TrapLine::keyword));
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

  List<TrapLine> lines(String keyword) {
    return lines.getOrDefault(keyword, List.of());
  }

  Optional<TrapLine> first(String keyword) {
    return lines(keyword).stream().findFirst();
  }
}
