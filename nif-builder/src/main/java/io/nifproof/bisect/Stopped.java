package io.nifproof.bisect;

/** The bisection cannot go on: there is nothing to find, or no way to find it. */
final class Stopped extends Exception {
  private static final long serialVersionUID = 1L;

  private final Conclusion conclusion;

  Stopped(Conclusion conclusion, String reason) {
    super(reason);
    this.conclusion = conclusion;
  }

  Conclusion conclusion() {
    return conclusion;
  }
}
