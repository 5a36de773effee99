package io.nifproof.node.wall;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What keeps a node from the machine: there, or absent with a reason. */
public sealed interface Wall {
  /**
   * Each node in a bubblewrap of its own.
   *
   * @param bubblewrap the program {@code bwrap}
   * @param guard the program that is the first process in there
   */
  record Bubblewrap(Path bubblewrap, Path guard) implements Wall {}

  /**
   * None: a node can do whatever its user can.
   *
   * @param reason why, and what to do
   * @param outer what the whole tool runs in, such as a container; empty when that is not known
   */
  record None(String reason, Optional<String> outer) implements Wall {}

  /** What a bubblewrap keeps from a node, for people. */
  List<String> HOLDS =
      List.of(
          "the network",
          "files of yours",
          "writing outside of its folder",
          "other processes",
          "devices",
          "capabilities",
          "ptrace, mount, bpf and their like");

  /** Was not wanted. */
  static Wall off() {
    return new None("it was left out", OuterWall.name());
  }

  /** What results say of it: {@code bubblewrap}, {@code none}, {@code none (in a container)}. */
  default String word() {
    if (this instanceof None none) {
      return none.outer().map(outer -> "none (in " + outer + ")").orElse("none");
    }
    return "bubblewrap";
  }
}
