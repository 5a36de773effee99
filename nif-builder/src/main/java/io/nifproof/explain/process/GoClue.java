package io.nifproof.explain.process;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the Go runtime writes before it ends the process, and the first function that is not its
 * own.
 */
public final class GoClue implements Clue {
  private static final Pattern FATAL =
      Pattern.compile(
          "^(?:fatal error|runtime|panic|SIG[A-Z]+): .{1,200}|^\\[signal SIG\\w+.{0,200}");
  private static final Pattern GOROUTINE = Pattern.compile("^goroutine \\d+ .*\\[[^\\]]+\\]:");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "^(?!runtime[./]|panic\\(|goroutine|created"
              + " by|\\S*\\._Cfunc_|_cgo|\\S*\\._cgo)([\\w./*()-]+)\\(.*\\)$");
  private static final Pattern PLACE = Pattern.compile("^\\s+(\\S+\\.go:\\d+)");
  private static final int TRACE = 60;

  @Override
  public void read(ReportedText text, Statements statements) {
    Optional<Found> goroutine = text.first(GOROUTINE);
    if (goroutine.isEmpty() || !text.mayBeVm()) {
      return;
    }
    Found at = goroutine.get();
    text.first(FATAL)
        .ifPresent(
            line ->
                statements
                    .proves(
                        line.number(),
                        "the Go runtime inside the library ended the process: "
                            + line.all().strip())
                    .next(
                        line.number(),
                        "recover() in every exported function; Go's own signal handlers replace the"
                            + " VM's: build with -buildmode=c-archive and signal.Ignore what it"
                            + " need not"));
    text.firstFrom(at.number() + 1, at.number() + TRACE, FUNCTION)
        .ifPresent(
            line -> {
              String place =
                  text.firstFrom(line.number() + 1, line.number() + 1, PLACE)
                      .map(found -> " (" + found.group(1) + ")")
                      .orElse("");
              statements.proves(
                  line.number(), "the Go code that died is `" + line.group(1) + "`" + place);
            });
  }
}
