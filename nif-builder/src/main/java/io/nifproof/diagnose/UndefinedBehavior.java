package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;
import static io.nifproof.finding.Certainty.LIKELY;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.probe.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * NP131 where the library brings UndefinedBehaviorSanitizer's runtime, as {@code zig cc} has it at
 * {@code -O0}: the compiler's calls of {@code __ubsan_handle_KIND} stand on the stack. How the VM
 * then dies is the runtime's own affair; zig's aborts, or crashes while it looks for words.
 */
final class UndefinedBehavior {
  private static final String HANDLER = "__ubsan_handle_";
  private static final Pattern ZIG_WORDS = Pattern.compile("panic: ([^\\n]{1,200})");

  private static final Pattern GNU_WORDS =
      Pattern.compile("(?m)^([^\\s:]{1,300}:[0-9]+(?::[0-9]+)?): runtime error: ([^\\n]{1,200})");

  private UndefinedBehavior() {}

  static Optional<Finding> reported(Evidence evidence) {
    return evidence.frames().stream()
        .flatMap(frame -> handler(frame).stream())
        .findFirst()
        .map(
            handler ->
                Diagnosis.error(evidence, FindingId.NP131, CERTAIN)
                    .means(
                        "undefined behaviour ("
                            + kind(handler, evidence.output())
                            + ") "
                            + Words.place(evidence)
                            + " "
                            + Words.during(evidence)
                            + ": a check that the compiler put there stopped the VM (`"
                            + handler
                            + "`)")
                    .remedy(
                        "Mend that line; other compilers and levels do anything with it. `zig cc`"
                            + " checks at -O0 and -Og unless told -fno-sanitize=undefined."));
  }

  /**
   * The same by the last words of libubsan of gcc and clang, which ends the process with a bare
   * system call where it was told not to go on ({@code -fno-sanitize-recover}).
   */
  static Optional<Finding> said(Evidence evidence) {
    if (evidence.crash().isPresent() || !(evidence.outcome() instanceof Outcome.Exited)) {
      return Optional.empty();
    }
    return GNU_WORDS
        .matcher(evidence.output())
        .results()
        .reduce((earlier, last) -> last)
        .map(
            words ->
                Diagnosis.error(evidence, FindingId.NP131, LIKELY)
                    .means(
                        "undefined behaviour ("
                            + words.group(2).strip()
                            + ") at "
                            + words.group(1)
                            + " "
                            + Words.during(evidence)
                            + ": UndefinedBehaviorSanitizer said so before the VM ended")
                    .remedy("Mend that line; other compilers and levels do anything with it."));
  }

  /** The frames that are not the sanitizer's runtime: those outside of its outermost handler. */
  static List<NamedFrame> callers(List<NamedFrame> frames) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (handler(frames.get(i)).isPresent()) {
        return frames.subList(i + 1, frames.size());
      }
    }
    return frames;
  }

  private static Optional<String> handler(NamedFrame frame) {
    return Stream.concat(
            frame.places().stream().flatMap(place -> place.function().stream()),
            frame.frame().symbol().stream())
        .filter(name -> name.startsWith(HANDLER))
        .findFirst();
  }

  /** In the runtime's words, else by the handler's name: {@code add overflow}. */
  private static String kind(String handler, String output) {
    Matcher words = ZIG_WORDS.matcher(output);
    return words.find()
        ? words.group(1).strip()
        : handler
            .substring(HANDLER.length())
            .replaceAll("_(abort|minimal|v[0-9])\\b", "")
            .replace('_', ' ')
            .toLowerCase(Locale.ROOT);
  }
}
