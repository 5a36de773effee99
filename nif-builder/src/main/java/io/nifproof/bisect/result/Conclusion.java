package io.nifproof.bisect.result;

import java.util.Locale;

/** How a bisection ended. */
public enum Conclusion {
  /** The difference was found, as far as it could be narrowed. */
  FOUND,
  /** Nothing fails. */
  NOTHING_FAILS,
  /** Nothing passes: the way to build is not what makes the difference. */
  NOTHING_PASSES,
  /** The same library passes and fails. */
  NOT_DETERMINISTIC,
  /** Something could not be built or run. */
  INCOMPLETE,
  /** The expression to call is none. */
  BAD_CALL;

  /** The name in JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
