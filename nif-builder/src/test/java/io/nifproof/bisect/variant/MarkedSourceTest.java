package io.nifproof.bisect.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MarkedSourceTest {
  @Test
  void putsTheAttributeBeforeTheNameWhereverTheTypeStands() {
    String text =
        """
        static int
        half(int x) { return x / 2; }
        char *name(void) { return 0; }
        """;
    MarkedSource source =
        new MarkedSource(text, StackUsage.parse("t.i:2:1:half\t16\tstatic\nt.i:3:7:name\t8\tx\n"));
    assertThat(source.functions()).containsExactlyInAnyOrder("half", "name");
    assertThat(source.marked(Set.of("half", "name"), "ATTR"))
        .isEqualTo(
            """
            static int
             ATTR half(int x) { return x / 2; }
            char * ATTR name(void) { return 0; }
            """);
  }

  @Test
  void marksOnlyThoseAskedForOfSeveralInOneLine() {
    String text = "int a(void) { return 1; } int b(void) { return a(); }\n";
    MarkedSource source =
        new MarkedSource(text, StackUsage.parse("t.i:1:5:a\t16\tx\nt.i:1:31:b\t16\tx\n"));
    assertThat(source.marked(Set.of("b"), "X"))
        .isEqualTo("int a(void) { return 1; } int  X b(void) { return a(); }\n");
    assertThat(source.marked(Set.of("a", "b"), "X"))
        .isEqualTo("int  X a(void) { return 1; } int  X b(void) { return a(); }\n");
  }

  @Test
  void looksForTheNameWhenTheCompilerTellsNoColumn() {
    String text = "static long\n  sum (long last) { return last; }\n";
    MarkedSource source = new MarkedSource(text, StackUsage.parse("t.i:1:sum\t8\tstatic\n"));
    assertThat(source.marked(Set.of("sum"), "X"))
        .isEqualTo("static long\n   X sum (long last) { return last; }\n");
  }

  @Test
  void putsTheAttributeBeforeTheClassesOfAMethod() {
    String text = "int geo::Box<T>::side (int n) { return n; }\nBox::~Box() {}\n";
    MarkedSource told =
        new MarkedSource(
            text,
            StackUsage.parse(
                "t.ii:1:5:int geo::Box<T>::side(int)\t8\tx\nt.ii:2:1:Box::~Box()\t8\tx"));
    MarkedSource searched =
        new MarkedSource(text, StackUsage.parse("t.ii:1:geo::Box<int>::side(int)\t8\tx\n"));
    assertThat(told.marked(Set.copyOf(told.functions()), "X"))
        .isEqualTo("int  X geo::Box<T>::side (int n) { return n; }\n X Box::~Box() {}\n");
    assertThat(searched.marked(Set.copyOf(searched.functions()), "X"))
        .startsWith("int  X geo::Box<T>::side (");
  }

  @Test
  void leavesOutWhatItCannotFind() {
    MarkedSource source =
        new MarkedSource("int a;\n", StackUsage.parse("t.i:1:f\t8\tx\nt.i:9:g\t8\tx\nnonsense\n"));
    assertThat(source.functions()).isEqualTo(List.of());
  }
}
