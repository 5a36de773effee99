package io.nifproof.bisect.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class FirstBadTest {
  @Property(tries = 300)
  void findsWhereGoodTurnsBad(
      @ForAll @IntRange(min = 1, max = 2_000) int first,
      @ForAll @IntRange(min = 0, max = 3_000) int more,
      @ForAll @IntRange(min = 1, max = 5) int width) {
    int[] rounds = {0};
    FirstBad search =
        new FirstBad(
            numbers -> {
              rounds[0]++;
              assertThat(numbers).hasSizeLessThanOrEqualTo(width);
              return numbers.stream().map(number -> number >= first).toList();
            },
            width);
    assertThat(search.between(0, first + more)).isEqualTo(first);
    assertThat(rounds[0]).isLessThanOrEqualTo(13);
  }

  @Property(tries = 300)
  void findsSomePlaceWhereItTurnsWhenThereAreMany(
      @ForAll @IntRange(min = 2, max = 500) int end, @ForAll long seed) {
    java.util.Random random = new java.util.Random(seed);
    boolean[] bad = new boolean[end + 1];
    for (int i = 1; i < end; i++) {
      bad[i] = random.nextBoolean();
    }
    bad[end] = true;
    int found =
        new FirstBad(numbers -> numbers.stream().map(number -> bad[number]).toList(), 2)
            .between(0, end);
    assertThat(bad[found]).isTrue();
    assertThat(bad[found - 1]).isFalse();
  }
}
