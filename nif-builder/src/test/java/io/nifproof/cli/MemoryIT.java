package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the tool itself needs for a large gate. */
final class MemoryIT {
  @Test
  @Tag("soak")
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void aThousandCellsWithBadResultsNeedLessThan400MiB() throws Exception {
    Process scratch =
        new ProcessBuilder(Checkout.script("bench-memory").toString())
            .redirectErrorStream(true)
            .start();
    try {
      String words = words(scratch);
      assertThat(words).contains("1008 cells", "MiB resident");
      assertThat(scratch.waitFor()).as(words).isZero();
    } finally {
      scratch.destroy();
    }
  }

  private static String words(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
