package io.nifproof.build;

import java.util.Optional;

/**
 * What a machine lacked when a build failed.
 *
 * @param kind what sort of thing
 * @param name its name, as the build asked for it
 * @param debian the package of Debian that brings it; empty when none is known
 */
public record Lack(Kind kind, String name, Optional<String> debian) {
  /** Sorts of things. */
  public enum Kind {
    /** A file to include. */
    HEADER("header"),
    /** A library to link. */
    LIBRARY("library"),
    /** A program that the build calls. */
    PROGRAM("program"),
    /** Something that {@code pkg-config} or CMake looks for. */
    PACKAGE("package");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /**
   * Whether it is sure that the machine is at fault. A header or library that nobody knows may as
   * well be one of the project's own; a program is a tool, whoever makes it.
   */
  public boolean ofTheMachine() {
    return debian.isPresent() || kind == Kind.PROGRAM;
  }

  /** For people: what is missing, and what brings it. */
  public String sentence() {
    return "there is no "
        + kind.word
        + " `"
        + name
        + "`"
        + debian
            .map(known -> " (Debian, Ubuntu: apt-get install " + known + ")")
            .orElse("; no package is known that brings it");
  }
}
