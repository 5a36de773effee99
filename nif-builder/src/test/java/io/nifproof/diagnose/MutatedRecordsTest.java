package io.nifproof.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.nifproof.diagnose.symbol.Symbolizer;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.probe.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The trap's record lies in the memory of the library under test, which may write what it likes.
 */
final class MutatedRecordsTest {
  private static final long SEED = 0x6e69667072656f66L;
  private static final int RECORDS = 20_000;
  private static final int TEXT_AT = 8256;

  private static final List<String> WORDS =
      List.of(
          "-1",
          "0",
          "0x",
          "0xzz",
          "zz",
          "%",
          "%zz",
          "%00",
          "%0a",
          "%e2%80%ae",
          "=",
          "/dev/zero",
          "9223372036854775808",
          "0xffffffffffffffff",
          "-9223372036854775808",
          "2147483647",
          "\n",
          "/",
          "0-0",
          "ffffffffffffffff-0",
          "1-2 rwxp 0 0 0 /dev/zero",
          "crash",
          "frame",
          "map");

  private static final List<Outcome> OUTCOMES =
      List.of(
          Outcome.ended(new ExitStatus(139)),
          Outcome.ended(new ExitStatus(3)),
          new Outcome.Hung(Duration.ofSeconds(1)),
          new Outcome.Loaded(List.of()));

  private final Symbolizer symbolizer = Symbolizer.of(Map.of("PATH", ""));

  @Test
  void everyRecordIsReadAndDiagnosedWhateverStandsInIt() throws IOException {
    Random random = new Random(SEED);
    String original = text();
    for (int i = 0; i < RECORDS; i++) {
      byte[] record = record(mutated(original, random), random);
      Outcome outcome = OUTCOMES.get(i % OUTCOMES.size());
      assertThatCode(() -> judge(record, outcome))
          .as("record %d of seed %d", i, SEED)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aRecordFullOfLinesCostsNoMoreThanItsSize() {
    for (String line :
        List.of("frame thread=7 pc=0x1", "thread thread=7", "library number=1", "")) {
      String text = (line + "\n").repeat((1 << 20) / (line.length() + 1));
      byte[] record = bytes(text, text.length());
      long start = System.nanoTime();
      judge(record, OUTCOMES.get(0));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void aRecordThatIsReadAsItWasWrittenTellsOfItsCrash() throws IOException {
    String text = text();

    TrapReport report = TrapReport.of(bytes(text, text.length())).orElseThrow();

    assertThat(report.crash()).isPresent();
    assertThat(report.maps()).isNotEmpty();
    assertThat(report.threads()).singleElement().matches(one -> !one.frames().isEmpty());
  }

  private void judge(byte[] record, Outcome outcome) {
    Optional<TrapReport> report = TrapReport.of(record);
    report.ifPresent(
        trap -> CrashDiagnosis.of(Path.of("/none.so"), outcome, trap, "", symbolizer, false));
  }

  private static String mutated(String original, Random random) {
    StringBuilder text = new StringBuilder(original);
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(30));
      switch (random.nextInt(7)) {
        case 0 -> text.setLength(at);
        case 1 -> text.delete(at, end);
        case 2 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
        case 3 -> text.setCharAt(at, (char) random.nextInt(256));
        case 4 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(50)));
        case 5 -> value(text, at, random);
        default -> text.insert(random.nextInt(text.length()), line(text, at));
      }
    }
    return text.toString();
  }

  /** Gives a field another value. */
  private static void value(StringBuilder text, int at, Random random) {
    int from = text.indexOf("=", at) + 1;
    if (from > 0) {
      int end = from;
      while (end < text.length() && text.charAt(end) > ' ') {
        end++;
      }
      text.replace(from, end, WORDS.get(random.nextInt(WORDS.size())));
    }
  }

  private static String line(StringBuilder text, int at) {
    int from = text.lastIndexOf("\n", at) + 1;
    int end = text.indexOf("\n", at);
    return text.substring(from, end < from ? text.length() : end + 1);
  }

  private static byte[] record(String text, Random random) {
    boolean lies = random.nextInt(20) == 0;
    byte[] bytes = bytes(text, lies ? random.nextInt() : text.length());
    if (lies) {
      bytes[random.nextInt(TEXT_AT)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static byte[] bytes(String text, int used) {
    byte[] written = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer buffer =
        ByteBuffer.allocate(TEXT_AT + written.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("NIFTRAP1".getBytes(StandardCharsets.US_ASCII));
    buffer.putInt(used).putInt(1 << 20).putInt(0).putInt(2).putInt(3);
    buffer.putInt(64, 7).putInt(68, 5).putInt(72, 0).putInt(76, 0);
    buffer.put(TEXT_AT, written);
    return buffer.array();
  }

  private static String text() throws IOException {
    try (InputStream in = MutatedRecordsTest.class.getResourceAsStream("/records/crash.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
