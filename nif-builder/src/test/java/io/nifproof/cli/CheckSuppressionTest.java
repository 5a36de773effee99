package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user has answered for, in `check`. */
final class CheckSuppressionTest {
  /** A constructor: the reading of its table is no proof, which is a note. */
  private static final String CONSTRUCTED =
      Samples.HELLO
          + "static int x;"
          + "__attribute__((constructor)) static void start(void) {"
          + " __asm__(\"\" ::: \"memory\"); x = 1; }";

  @TempDir private Path folder;

  @Test
  void takesFindingsOutOfTheReport() throws Exception {
    Ran plain = check(config(""));
    Ran suppressed = check(config(suppression("NP063")));

    assertThat(plain.out()).contains("NP063");
    assertThat(suppressed.status()).isZero();
    assertThat(suppressed.out()).doesNotContain("NP063");
  }

  @Test
  void thatNothingNeededIsAnError() throws Exception {
    Ran ran = check(config(suppression("NP010")));

    assertThat(ran.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ran.err()).contains("suppressions that no finding needed", "NP010");
  }

  private static String suppression(String id) {
    return "[[audit.suppress]]\nid = \"" + id + "\"\nreason = \"a test\"\n";
  }

  private Path config(String text) throws Exception {
    return Files.writeString(folder.resolve("suppress.toml"), text);
  }

  private Ran check(Path config) throws Exception {
    Path library = new Samples(folder).library(CONSTRUCTED, "gcc", "-O2");
    return Ran.nifproof(
        "check", library, "--runtime", "host", "--format", "json", "--config", config);
  }
}
