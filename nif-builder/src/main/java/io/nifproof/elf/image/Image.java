package io.nifproof.elf.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The memory that the loadable segments describe, before relocation. Addresses are the file's own.
 *
 * <p>Immutable and safe for use by many threads. Reading outside the segments gives nothing, never
 * an exception.
 */
public final class Image {
  private static final int MAX_LOADS = 32;
  private static final long SEARCH_BUDGET = 32L << 20;

  /** Beyond this no address of a shared object can be; keeps address arithmetic from wrapping. */
  public static final long ADDRESS_LIMIT = 1L << 44;

  private final Bytes bytes;
  private final List<Segment> loads;

  private Image(Bytes bytes, List<Segment> loads) {
    this.bytes = bytes;
    this.loads = loads;
  }

  public static Image of(Bytes bytes, List<Segment> segments, long tableOffset)
      throws ElfFormatException {
    List<Segment> loads = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.type() != Segment.LOAD) {
        continue;
      }
      if (!sane(segment)) {
        throw new ElfFormatException(
            tableOffset,
            "segment at address 0x"
                + Long.toHexString(segment.address())
                + " of 0x"
                + Long.toHexString(segment.memorySize())
                + " bytes, expected addresses below 0x"
                + Long.toHexString(ADDRESS_LIMIT));
      }
      loads.add(segment);
    }
    if (loads.size() > MAX_LOADS) {
      throw new ElfFormatException(
          tableOffset, loads.size() + " loadable segments, expected at most " + MAX_LOADS);
    }
    return new Image(bytes, List.copyOf(loads));
  }

  private static boolean sane(Segment segment) {
    return segment.address() >= 0
        && segment.memorySize() >= 0
        && segment.address() < ADDRESS_LIMIT
        && segment.memorySize() < ADDRESS_LIMIT;
  }

  /** The segment that an address lies in; of overlapping ones the later, as the loader maps it. */
  public Optional<Segment> segmentAt(long address) {
    return Optional.ofNullable(find(address));
  }

  /** Whether an address lies in memory that can be executed. */
  public boolean executable(long address) {
    Segment segment = find(address);
    return segment != null && segment.executable();
  }

  /** Where in the file the byte of an address is; empty when it has none. */
  public OptionalLong fileOffset(long address) {
    long offset = offsetOf(address);
    return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /** The byte at an address, zero where only memory is; empty outside. */
  public OptionalInt byteAt(long address) {
    int value = peek(address);
    return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** The 32-bit number at an address; empty when any byte of it is outside. */
  public OptionalInt intAt(long address) {
    OptionalLong value = read(address, 4);
    return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }

  /** The 64-bit number at an address; empty when any byte of it is outside. */
  public OptionalLong longAt(long address) {
    return read(address, 8);
  }

  /**
   * The characters (Latin-1) from an address up to a NUL byte.
   *
   * @param limit the greatest number of characters to look at
   * @return empty when there is no NUL within the limit and the segment, or the address is outside
   */
  public Optional<String> stringAt(long address, int limit) {
    long offset = offsetOf(address);
    if (offset < 0) {
      return Optional.empty();
    }
    Segment segment = find(address);
    long inFile = segment.fileSize() - (address - segment.address());
    int nul = bytes.nul(offset, offset + Math.min(inFile, limit + 1L));
    if (nul >= 0) {
      return Optional.of(bytes.latin1(offset, nul - offset));
    }
    boolean zeroFollows = inFile <= limit && segment.memorySize() > segment.fileSize();
    return zeroFollows ? Optional.of(bytes.latin1(offset, inFile)) : Optional.empty();
  }

  /** The characters (Latin-1) from an address, as many as there are, at most so many. */
  public String charactersAt(long address, int count) {
    Segment segment = find(address);
    long offset = offsetOf(address);
    if (segment == null || offset < 0) {
      return "";
    }
    long inFile = segment.fileSize() - (address - segment.address());
    return bytes.latin1(offset, Math.min(count, inFile));
  }

  /**
   * Where a piece of characters, followed by a NUL byte, begins. Memory that is not code is looked
   * at first, and no more than 32 MiB in all.
   *
   * @param wanted what to look for, Latin-1
   * @param most how many places at most
   */
  public List<Long> find(String wanted, int most) {
    List<Segment> order = new ArrayList<>(loads);
    order.sort((a, b) -> Boolean.compare(a.executable(), b.executable()));
    List<Long> found = new ArrayList<>();
    long budget = SEARCH_BUDGET;
    for (Segment segment : order) {
      long from = Math.max(0, segment.offset());
      long end = Math.min(bytes.size(), from + Math.min(budget, Math.max(0, segment.fileSize())));
      budget -= Math.max(0, end - from);
      for (long at = bytes.find(wanted, from, end);
          at >= 0 && found.size() < most;
          at = bytes.find(wanted, at + 1, end)) {
        found.add(segment.address() + (at - segment.offset()));
      }
    }
    return found;
  }

  /** How many bytes of the file follow an address within its segment, itself included. */
  public long fileBytesFrom(long address) {
    long offset = offsetOf(address);
    if (offset < 0) {
      return 0;
    }
    Segment segment = find(address);
    long inSegment = segment.fileSize() - (address - segment.address());
    return Math.min(inSegment, bytes.size() - offset);
  }

  private OptionalLong read(long address, int length) {
    Segment segment = find(address);
    if (segment == null) {
      return OptionalLong.empty();
    }
    long inside = address - segment.address();
    boolean whole = inside <= segment.fileSize() - length;
    if (whole && bytes.has(segment.offset() + inside, length)) {
      return OptionalLong.of(bytes.number(segment.offset() + inside, length));
    }
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      int next = peek(address + i);
      if (next < 0) {
        return OptionalLong.empty();
      }
      value = value << 8 | next;
    }
    return OptionalLong.of(value);
  }

  private int peek(long address) {
    Segment segment = find(address);
    if (segment == null) {
      return -1;
    }
    long inside = address - segment.address();
    if (inside >= segment.fileSize() || segment.fileSize() < 0) {
      return 0;
    }
    return bytes.byteOr(segment.offset() + inside, -1);
  }

  private long offsetOf(long address) {
    Segment segment = find(address);
    if (segment == null || address - segment.address() >= segment.fileSize()) {
      return -1;
    }
    long offset = segment.offset() + (address - segment.address());
    return bytes.has(offset, 1) ? offset : -1;
  }

  private Segment find(long address) {
    for (int i = loads.size() - 1; i >= 0; i--) {
      if (loads.get(i).contains(address)) {
        return loads.get(i);
      }
    }
    return null;
  }

  /**
   * The address of the first instruction word in executable memory that has some bits.
   *
   * @param word the instruction, four bytes at an address that four divides
   * @param mask which of its bits count
   * @param budget how many bytes to look at, at most
   */
  public OptionalLong findCode(int word, int mask, long budget) {
    for (Segment segment : loads) {
      if (!segment.executable()) {
        continue;
      }
      long skipped = -segment.address() & 3;
      long length = Math.min(budget, segment.fileSize()) - 4;
      for (long i = skipped; i <= length && bytes.has(segment.offset() + i, 4); i += 4) {
        if (((int) bytes.number(segment.offset() + i, 4) & mask) == (word & mask)) {
          return OptionalLong.of(segment.address() + i);
        }
      }
      budget -= Math.max(0, segment.fileSize());
    }
    return OptionalLong.empty();
  }
}
