package io.nifproof.visible;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VisibleTest {
  private static final String HOSTILE =
      "a\u001b[2J\u001b]0;title\u0007b\u009b1mc\u202ed\u2066e\rf\u2028g\u00adh\ufeffi\udb40\udc41j\ud800";

  @ParameterizedTest
  @ValueSource(strings = {"plain", "zwei Zeilen\nund\tTab", "größer", "日本語", "✓ ≈ → …", "😀"})
  void leavesWhatCanBeSeen(String text) {
    assertThat(Visible.of(text)).isEqualTo(text);
  }

  @Test
  void writesOutWhatActs() {
    assertThat(Visible.of("\u001b[31m")).isEqualTo("‹U+001B›[31m");
    assertThat(Visible.of("a\u202eb")).isEqualTo("a‹U+202E›b");
    assertThat(Visible.of("a\r\nb\rc")).isEqualTo("a\nb‹U+000D›c");
    assertThat(Visible.name("a\nb")).isEqualTo("a‹U+000A›b");
    assertThat(Visible.of(HOSTILE).codePoints()).noneMatch(Visible::acts);
    assertThat(Visible.line("a \n\n b" + "c".repeat(50), 10)).isEqualTo("a bcccccc…");
  }

  @Test
  void isTheLastNetOfAWriterAndLetsOnlyItsOwnColoursThrough() {
    String painted = "\u001b[32mgood\u001b[0m \r\u001b[Kdone\n";

    assertThat(written(true, painted)).isEqualTo(painted);
    assertThat(written(false, painted)).doesNotContain("\u001b").contains("‹U+001B›[32mgood");
    assertThat(written(true, HOSTILE).codePoints()).noneMatch(Visible::acts);
    assertThat(written(true, "x\u001b[33;7my")).isEqualTo("x‹U+001B›[33;7my");
  }

  private static String written(boolean terminal, String text) {
    StringWriter out = new StringWriter();
    PrintWriter writer = VisibleWriter.before(out, terminal);
    writer.print(text);
    writer.flush();
    return out.toString();
  }

  @Test
  void jsonSaysTheSameInEscapes() throws Exception {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setCharacterEscapes(JsonEscapes.INSTANCE);
      json.writeString(HOSTILE + "\n\t\u007f");
    }
    assertThat(out.toString().codePoints()).noneMatch(Visible::acts);
    assertThat(new ObjectMapper().readTree(out.toString()).textValue())
        .isEqualTo(HOSTILE + "\n\t\u007f");
  }
}
