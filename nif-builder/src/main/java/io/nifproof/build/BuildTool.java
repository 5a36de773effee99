package io.nifproof.build;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A build system that a project brings its own rules for. */
public enum BuildTool {
  /** Any make; what it makes is a target of the project's {@code Makefile}. */
  MAKE,
  /** CMake: configures into a folder {@code build}, then builds there. */
  CMAKE,
  /** rebar3, whose hooks or plugins call the compiler. */
  REBAR3,
  /** Elixir's mix, mostly with elixir_make. */
  MIX;

  /** The name of its program. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The package of Debian that brings it. */
  public String debian() {
    return this == MIX ? "elixir" : id();
  }

  /** What it is called with when the project does not say. */
  public List<String> usualWords() {
    return this == MAKE || this == CMAKE ? List.of() : List.of("compile");
  }

  /** Reads {@code make}, {@code cmake}, {@code rebar3} or {@code mix}. */
  public static Optional<BuildTool> parse(String text) {
    return Arrays.stream(values()).filter(tool -> tool.id().equals(text)).findFirst();
  }
}
