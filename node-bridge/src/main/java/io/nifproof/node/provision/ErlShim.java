package io.nifproof.node.provision;

import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks an {@code erl} that cannot be followed by reading: the shims of asdf and mise choose an
 * install by the folder they are called in. The answer is not remembered, for it may change with
 * that folder.
 */
final class ErlShim {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String ANSWER = "nifproof-root ";

  private ErlShim() {}

  static Optional<Path> ask(Path erl, Map<String, String> environment) {
    String question = "io:put_chars([\"" + ANSWER + "\",code:root_dir(),10]),halt().";
    List<String> words =
        List.of(erl.toString(), "-noinput", "-boot", "start_clean", "-eval", question);
    Path here = Path.of("").toAbsolutePath();
    try {
      CommandEnd end = Command.of(words, environment, here).run(TIMEOUT);
      return end.lines().stream()
          .filter(line -> line.startsWith(ANSWER))
          .map(line -> Path.of(line.substring(ANSWER.length())))
          .filter(OtpInstall::isRoot)
          .findFirst();
    } catch (IOException notStarted) {
      return Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
