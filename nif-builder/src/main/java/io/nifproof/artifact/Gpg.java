package io.nifproof.artifact;

import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program gpg, which makes and checks signatures. Keys and passphrases are its business. */
public final class Gpg {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final CompilerProcess programs;

  /** Takes the environment that gpg shall see: HOME, GNUPGHOME, PATH. */
  public Gpg(Map<String, String> environment) {
    this.programs = new CompilerProcess(environment);
  }

  /**
   * What it said.
   *
   * @param status its exit status
   * @param output all that it wrote
   */
  public record Answer(int status, String output) {}

  /**
   * Runs it.
   *
   * @param words its arguments
   * @throws ArtifactException when it is not there, or does not end
   */
  public Answer run(List<String> words) throws ArtifactException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("gpg", "--batch", "--no-tty"));
    command.addAll(words);
    CompilerEnd end = programs.run(command, Path.of("").toAbsolutePath(), TIMEOUT);
    if (end instanceof CompilerEnd.Ended ended) {
      return new Answer(ended.status(), ended.output());
    }
    String why =
        end instanceof CompilerEnd.NeverStarted never
            ? never.words()
            : "it did not end within " + TIMEOUT.toSeconds() + " s";
    throw new ArtifactException(
        ArtifactException.Kind.UNAVAILABLE,
        "gpg could not be run: " + why,
        "Debian, Ubuntu: apt-get install gnupg\n"
            + "a passphrase must be known to gpg-agent: nobody is asked for it here");
  }
}
