package io.nifproof.bisect.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class DeltaDebuggingTest {
  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static DeltaDebugging<Integer> lookingFor(Set<Integer> wanted, int width) {
    return new DeltaDebugging<>(
        sets -> sets.stream().map(set -> new HashSet<>(set).containsAll(wanted)).toList(), width);
  }

  @Property(tries = 200)
  void findsExactlyWhatIsNeeded(
      @ForAll @Size(min = 1, max = 4) Set<@IntRange(min = 0, max = 59) Integer> wanted,
      @ForAll @IntRange(min = 1, max = 4) int width) {
    assertThat(lookingFor(wanted, width).minimal(numbers(60)))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void asksForOneOfManyNoMoreOftenThanHalvingNeeds() {
    int[] asked = {0};
    DeltaDebugging<Integer> search =
        new DeltaDebugging<>(
            sets -> {
              asked[0] += sets.size();
              return sets.stream().map(set -> set.contains(37)).toList();
            },
            2);
    assertThat(search.minimal(numbers(64))).containsExactly(37);
    assertThat(asked[0]).isEqualTo(2 * 6);
  }

  @Test
  void keepsASingleElementWithoutAsking() {
    DeltaDebugging<Integer> search =
        new DeltaDebugging<>(
            sets -> {
              throw new AssertionError("asked for " + sets);
            },
            2);
    assertThat(search.minimal(List.of(5))).containsExactly(5);
  }
}
