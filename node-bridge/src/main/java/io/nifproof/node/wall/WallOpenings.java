package io.nifproof.node.wall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** What is open in either. */
  public WallOpenings and(WallOpenings more) {
    return new WallOpenings(
        network || more.network,
        devices || more.devices,
        Stream.concat(read.stream(), more.read.stream()).distinct().toList(),
        Stream.concat(write.stream(), more.write.stream()).distinct().toList());
  }

  /**
   * What an option says: {@code network}, {@code devices}, {@code read=PATH} or {@code write=PATH}.
   *
   * @return empty when it is none of these
   */
  public static Optional<WallOpenings> parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return switch (text) {
        case "network" -> Optional.of(new WallOpenings(true, false, List.of(), List.of()));
        case "devices" -> Optional.of(new WallOpenings(false, true, List.of(), List.of()));
        default -> Optional.empty();
      };
    }
    List<Path> path = List.of(Path.of(text.substring(equals + 1)).toAbsolutePath().normalize());
    return switch (text.substring(0, equals)) {
      case "read" -> Optional.of(new WallOpenings(false, false, path, List.of()));
      case "write" -> Optional.of(new WallOpenings(false, false, List.of(), path));
      default -> Optional.empty();
    };
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
