package io.nifproof.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ParagraphTest {
  private final Paragraph paragraph = new Paragraph(20);

  @Test
  void breaksBetweenWordsWithTheSameIndentation() {
    assertThat(paragraph.lines("  ", "one two three four five six"))
        .containsExactly("  one two three four", "  five six");
  }

  @Test
  void fillsALineToItsLastColumn() {
    assertThat(paragraph.lines("", "12345678901234567 90 x"))
        .containsExactly("12345678901234567 90", "x");
  }

  @Test
  void keepsWhatStandsInBackticksWhole() {
    assertThat(paragraph.lines("  ", "do `gcc -shared -o x.so x.c`, then look"))
        .containsExactly("  do", "  `gcc -shared -o x.so x.c`,", "  then look");
  }

  @Test
  void givesALongWordALineOfItsOwn() {
    assertThat(paragraph.lines("  ", "in /a/path/that/is/longer/than/that it is"))
        .containsExactly("  in", "  /a/path/that/is/longer/than/that", "  it is");
  }

  @Test
  void keepsLineBreaksAndALoneBacktick() {
    assertThat(paragraph.lines(" ", "a\nb ` c")).containsExactly(" a", " b ` c");
    assertThat(paragraph.lines(" ", "")).isEmpty();
  }
}
