package io.nifproof.app;

/** Who is told, in whole lines for a person, what a use case does besides its events. */
public interface Notices {
  /** Nobody. */
  Notices NONE = line -> {};

  /** Something that a person wants to know. */
  void say(String line);

  /** Something that only matters to whoever asks for more. */
  default void detail(String line) {}
}
