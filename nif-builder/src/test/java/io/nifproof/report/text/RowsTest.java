package io.nifproof.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RowsTest {
  @Test
  void alignsColumns() {
    assertThat(lines(List.of("a", "bb", "c"), List.of("aaa", "b", "cc")))
        .containsExactly("  a    bb  c", "  aaa  b   cc");
  }

  @Test
  void putsAFirstWordThatIsTooLongOnALineOfItsOwn() {
    String longName = "n".repeat(75);
    assertThat(lines(List.of("short", "x", "ready"), List.of(longName, "y", "ready")))
        .containsExactly(
            "  short" + " ".repeat(63) + "  x  ready",
            "  " + longName,
            "  " + " ".repeat(68) + "  y  ready");
  }

  @Test
  void putsALastWordThatSticksOutOnALineOfItsOwnAndNarrowsNothingForIt() {
    String path = "/p".repeat(50);
    assertThat(lines(List.of("some program", "use", path), List.of("sh", "use", "/bin/sh")))
        .containsExactly("  some program  use", "      " + path, "  sh            use  /bin/sh");
  }

  @Test
  void saysThatThereIsNothing() {
    StringWriter out = new StringWriter();
    new Rows(2).write(new PrintWriter(out, true));
    assertThat(out).hasToString("  none\n");
  }

  @SafeVarargs
  private static List<String> lines(List<String>... rows) {
    StringWriter out = new StringWriter();
    Rows written = new Rows(2);
    for (List<String> row : rows) {
      written.add(row.toArray(String[]::new));
    }
    written.write(new PrintWriter(out, true));
    return out.toString().lines().toList();
  }
}
