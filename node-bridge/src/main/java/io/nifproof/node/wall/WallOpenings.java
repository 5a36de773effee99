package io.nifproof.node.wall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a project opens in the walls of its nodes.
 *
 * @param network whether nodes have the machine's network
 * @param devices whether they have its devices
 * @param read files and folders that they may read, absolute
 * @param write those that they may also write
 */
public record WallOpenings(boolean network, boolean devices, List<Path> read, List<Path> write) {
  /** Nothing. */
  public static final WallOpenings NONE = new WallOpenings(false, false, List.of(), List.of());

  /** Copies the lists. */
  public WallOpenings {
    read = List.copyOf(read);
    write = List.copyOf(write);
  }

  /** For people: {@code , network open}; empty for a whole wall. */
  String words() {
    List<String> open = new ArrayList<>();
    if (network) {
      open.add("network");
    }
    if (devices) {
      open.add("devices");
    }
    read.forEach(path -> open.add("read " + path));
    write.forEach(path -> open.add("write " + path));
    return open.isEmpty() ? "" : " but for " + String.join(", ", open);
  }
}
