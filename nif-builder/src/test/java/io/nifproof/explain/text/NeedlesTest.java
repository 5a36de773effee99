package io.nifproof.explain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class NeedlesTest {
  @Test
  void findsTheWordsThatAMatchMustHave() {
    assertThat(words("SIGABRT|(?i:Aborted|iot x)+\\(core"))
        .containsExactly("sigabrt", "aborted", "iot x");
    assertThat(words("(?:(\\w+): )?Cannot (?:re)?allocate (\\d{1,20}) bytes"))
        .containsExactly("allocate ");
    assertThat(words("\\bfoo\\.bar(?!bazooka)qux")).containsExactly("foo.bar");
    assertThat(words("(?i)out of MEMORY")).containsExactly("out of memory");
  }

  @Test
  void countsNothingThatMayBeMissing() {
    assertThat(words("https?")).containsExactly("http");
    assertThat(words("(?:longest)?short")).containsExactly("short");
    assertThat(words("(?:longest)*abc")).containsExactly("abc");
    assertThat(words("abc(?:longest){0,2}")).containsExactly("abc");
    assertThat(words("ab[longest]")).isEmpty();
  }

  @Test
  void knowsNothingWhereOneAlternativeHasNoWord() {
    assertThat(words("longest|\\d+")).isEmpty();
    assertThat(words("(?:longest|a)")).isEmpty();
    assertThat(words("")).isEmpty();
  }

  private static List<String> words(String regex) {
    return Needles.of(Pattern.compile(regex)).words();
  }
}
