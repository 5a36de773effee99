package io.nifproof.node.probe;

import io.nifproof.node.FunctionId;
import io.nifproof.node.Phase;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the VM's explanations of a refused library. The texts are those of {@code erts_load_nif} in
 * {@code erts/emulator/beam/erl_nif.c}, OTP 23 to 29.
 */
final class Refusal {
  private static final Pattern OTHER_NAME =
      Pattern.compile("Library module name '(.*)' does not match calling module '.*'");
  private static final Pattern NO_FUNCTION =
      Pattern.compile("Function not found '?[^:]*'?:(.*)/([0-9]+)");

  private Refusal() {}

  /** The module name that the library wants, when that is why it was refused. */
  static Optional<String> moduleName(Outcome.Refused refused) {
    Matcher matcher = OTHER_NAME.matcher(refused.text());
    return matcher.matches() ? Optional.of(unquoted(matcher.group(1))) : Optional.empty();
  }

  /** The function that the module lacks, when that is why it was refused. */
  static Optional<FunctionId> missingFunction(Outcome.Refused refused) {
    Matcher matcher = NO_FUNCTION.matcher(refused.text());
    return matcher.matches()
        ? Optional.of(
            new FunctionId(unquoted(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  private static String unquoted(String atom) {
    boolean quoted = atom.length() >= 2 && atom.startsWith("'") && atom.endsWith("'");
    return quoted ? atom.substring(1, atom.length() - 1) : atom;
  }

  /** Where the library was when the VM refused it. */
  static Optional<Phase> phase(Outcome.Refused refused) {
    return switch (refused.reason()) {
      case "load_failed" -> Optional.of(Phase.DLOPEN);
      case "load" -> Optional.of(Phase.LOAD);
      case "upgrade" -> Optional.of(Phase.UPGRADE);
      case "bad_lib" ->
          Optional.of(
              refused.text().contains("init function") || refused.text().contains("init-call")
                  ? Phase.NIF_INIT
                  : Phase.TABLE);
      default -> Optional.empty();
    };
  }
}
