package io.nifproof.bisect.result;

/** The bisection cannot go on: there is nothing to find, or no way to find it. */
public final class Stopped extends Exception {
  private static final long serialVersionUID = 1L;

  private final Conclusion conclusion;

  public Stopped(Conclusion conclusion, String reason) {
    super(reason);
    this.conclusion = conclusion;
  }

  public Conclusion conclusion() {
    return conclusion;
  }
}
