package io.nifproof.audit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The table of functions and releases against OTP's own headers and manual. */
final class EnifTableTest {
  private static final int CANNOT_FETCH = 4;

  @Test
  void isWhatTheHeadersOfFourReleasesSay() throws Exception {
    Path script = Path.of("../scripts/fetch-otp-headers").toAbsolutePath();
    Process check =
        new ProcessBuilder(script.toString(), "--check").redirectErrorStream(true).start();
    check.getOutputStream().close();
    String words = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assumeTrue(check.exitValue() != CANNOT_FETCH, "skipped: " + words.strip());
    assertThat(check.exitValue()).as(words).isZero();
  }
}
