package io.nifproof.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class BoundedOutputTest {
  @Test
  void keepsAllThatFits() {
    BoundedOutput output = written(4, 4, "12345678");

    assertThat(output.text()).isEqualTo("12345678");
    assertThat(output.truncated()).isFalse();
  }

  @Test
  void keepsACharacterWholeThatLiesAcrossBothParts() {
    assertThat(written(2, 4, "1ä2").text()).isEqualTo("1ä2");
  }

  @Test
  void keepsTheBeginningAndTheEndAndSaysWhatIsMissing() {
    BoundedOutput output = written(4, 4, "1234", "abc", "defghi\n", "xy\n");

    assertThat(output.text()).isEqualTo("1234\n[… 9 bytes were not kept …]\nxy\n");
    assertThat(output.truncated()).isTrue();
  }

  @Test
  void keepsTheEndOfOneLongLine() {
    assertThat(written(0, 4, "abcdefgh").text()).isEqualTo("[… 4 bytes were not kept …]\nefgh");
  }

  @Test
  void keepsOnlyTheBeginningWhenToldSo() {
    assertThat(written(3, 0, "abcdefgh").text()).isEqualTo("abc\n[… 5 bytes were not kept …]\n");
  }

  private static BoundedOutput written(int first, int last, String... parts) {
    BoundedOutput output = new BoundedOutput(first, last);
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      output.write(bytes, 0, bytes.length);
    }
    return output;
  }
}
