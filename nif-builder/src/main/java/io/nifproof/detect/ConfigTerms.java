package io.nifproof.detect;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import io.nifproof.node.term.TermSyntaxException;
import io.nifproof.node.term.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project's configuration as its own language reads it: a program prints it as a list of pairs,
 * in a line that begins with {@value #MARK}, since the configuration may print too.
 *
 * @param entries the pairs
 */
record ConfigTerms(List<OtpErlangObject> entries) {
  private static final String MARK = "@nifproof@";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  ConfigTerms {
    entries = List.copyOf(entries);
  }

  /** Runs a program in the project's folder; empty when there is none, or it does not tell. */
  static Optional<ConfigTerms> asked(
      List<String> argv, Map<String, String> environment, ProjectTree tree)
      throws InterruptedException {
    try {
      CommandEnd end =
          Command.of(argv, environment, tree.root()).withoutErrors().leavingNothing().run(DEADLINE);
      return end.lines().stream()
          .filter(line -> line.startsWith(MARK))
          .reduce((first, last) -> last)
          .flatMap(line -> parsed(line.substring(MARK.length())));
    } catch (NotStartedException none) {
      return Optional.empty();
    }
  }

  static Optional<ConfigTerms> parsed(String text) {
    try {
      return Optional.of(new ConfigTerms(ErlangValue.list(Terms.parse(text))));
    } catch (TermSyntaxException odd) {
      return Optional.empty();
    }
  }

  /** The elements of all entries of this name, in order. */
  List<OtpErlangObject> all(String key) {
    List<OtpErlangObject> found = new ArrayList<>();
    for (OtpErlangObject entry : entries) {
      List<OtpErlangObject> pair = ErlangValue.tuple(entry);
      if (pair.size() == 2 && ErlangValue.text(pair.get(0)).equals(Optional.of(key))) {
        found.addAll(ErlangValue.list(pair.get(1)));
      }
    }
    return found;
  }

  /** The names of dependencies or plugins: of {@code name} or {@code {name, …}}. */
  List<String> names(String key) {
    List<String> names = new ArrayList<>();
    for (OtpErlangObject one : all(key)) {
      List<OtpErlangObject> parts = ErlangValue.tuple(one);
      ErlangValue.text(parts.isEmpty() ? one : parts.get(0)).ifPresent(names::add);
    }
    return names;
  }
}
