package io.nifproof.abi.ask;

import com.sun.jna.Pointer;
import io.nifproof.abi.CString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * This process's own memory, read only where {@code /proc/self/maps} says that there is some: a
 * wild pointer in a table is a fact to report, not a crash.
 */
final class LiveMemory {
  private static final int SHOWN = 32;
  private static final int PAGE = 4096;

  private record Mapping(long end, boolean readable, boolean executable) {}

  private final TreeMap<Long, Mapping> mappings = new TreeMap<>(Long::compareUnsigned);
  private int budget = 4 << 20;

  private LiveMemory() {}

  /** The memory as it is mapped now. */
  static LiveMemory now() throws IOException {
    LiveMemory memory = new LiveMemory();
    for (String line :
        Files.readAllLines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)) {
      String[] words = line.split(" ", 3);
      int dash = words[0].indexOf('-');
      memory.mappings.put(
          Long.parseUnsignedLong(words[0].substring(0, dash), 16),
          new Mapping(
              Long.parseUnsignedLong(words[0].substring(dash + 1), 16),
              words[1].charAt(0) == 'r',
              words[1].charAt(2) == 'x'));
    }
    return memory;
  }

  /** Whether so many bytes can be read there. */
  boolean readable(long address, long length) {
    long at = address;
    long end = address + length;
    while (Long.compareUnsigned(at, end) < 0) {
      Map.Entry<Long, Mapping> found = mappings.floorEntry(at);
      if (found == null
          || !found.getValue().readable()
          || Long.compareUnsigned(found.getValue().end(), at) <= 0) {
        return false;
      }
      at = found.getValue().end();
    }
    return true;
  }

  boolean executable(long address) {
    Map.Entry<Long, Mapping> found = mappings.floorEntry(address);
    return found != null
        && found.getValue().executable()
        && Long.compareUnsigned(address, found.getValue().end()) < 0;
  }

  /** What a {@code const char *} leads to. Up to a total: one text may be named many times. */
  CString string(Pointer pointer) {
    if (pointer == null) {
      return new CString.Null();
    }
    long address = Pointer.nativeValue(pointer);
    StringBuilder text = new StringBuilder();
    while (text.length() < CString.LONGEST && budget > 0) {
      long at = address + text.length();
      if ((text.length() == 0 || at % PAGE == 0) && !readable(at, 1)) {
        break;
      }
      byte next = pointer.getByte(text.length());
      budget--;
      if (next == 0) {
        return new CString.Text(address, text.toString());
      }
      text.append((char) (next & 0xff));
    }
    return text.isEmpty()
        ? new CString.Wild(new io.nifproof.elf.image.Pointer.Raw(address))
        : new CString.Unterminated(address, text.substring(0, Math.min(SHOWN, text.length())));
  }
}
