package io.nifproof.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifproof.samples.ResultCells;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds what calls take against O0. */
final class PriceListTest {
  private final ResultCells report = new ResultCells("sums");

  @Test
  void saysHowManyTimesAsFastALevelIs() {
    timed("gcc 12.2.0", "O2", 1000, 10, "here");
    timed("gcc 12.2.0", "O0", 3100, 30, "here");
    timed("gcc 12.2.0", "Os", 3150, 30, "here");
    timed("gcc 12.2.0", "O1", 6200, 100, "here");
    timed("clang 14.0.6", "O2", 500, 1, "here");

    List<Price> prices = only().prices();
    assertThat(prices)
        .extracting(price -> price.maker() + " " + price.level() + ": " + price.words())
        .containsExactly(
            "gcc 12.2.0 O0: ",
            "gcc 12.2.0 O1: 0.5x as fast as O0",
            "gcc 12.2.0 Os: the same as O0",
            "gcc 12.2.0 O2: 3.1x as fast as O0",
            "clang 14.0.6 O2: ");
  }

  @Test
  void callsADifferenceWithinTheNoiseNone() {
    timed("gcc 12.2.0", "O0", 100, 30, "here");
    timed("gcc 12.2.0", "O1", 150, 20, "here");
    timed("gcc 12.2.0", "O2", 151, 20, "here");
    timed("gcc 12.2.0", "O3", 0, 0, "here");

    assertThat(only().prices()).extracting(Price::same).containsExactly(false, true, false, false);
    assertThat(only().prices().get(3).speed()).as("nothing can be divided by it").isEmpty();
  }

  @Test
  void callsWhatNodesDifferByTheSameLibraryNone() {
    timed("gcc 12.2.0", "O0", 10.1, 0.1, "here");
    timed("gcc 12.2.0", "O2", 7.2, 0.1, "here");
    timed("gcc 12.2.0", "O3", 6.9, 0.1, "here");
    timed("clang 14.0.6", "O0", 1000, 0.1, "here");
    timed("clang 14.0.6", "O2", 1019, 0.1, "here");

    assertThat(only().prices())
        .extracting(Price::same)
        .containsExactly(false, true, false, false, true);
  }

  @Test
  void neverComparesWhatDifferentMachinesMeasured() {
    timed("gcc 12.2.0", "O0", 3000, 1, "here");
    timed("gcc 12.2.0", "O1", 2000, 1, "here");
    timed("gcc 12.2.0", "O2", 1000, 1, "there");

    List<PriceList> lists = Analysis.of(report.results()).prices();
    assertThat(lists).extracting(PriceList::machine).containsExactly("here", "there");
    assertThat(lists.get(0).prices().get(1).speed()).contains(1.5);
    assertThat(lists.get(1).prices().get(0).speed()).isEmpty();
  }

  @Test
  void tellsEachReasonOnce() {
    for (String level : List.of("O0", "O2")) {
      ObjectNode cell = report.cell("gcc 12.2.0", level, "debian:sid/arm64", 29);
      ResultCells.notTimed(ResultCells.call(cell, "f()", "1"), "its VM is emulated");
      ResultCells.notTimed(ResultCells.call(cell, "g()", "1"), "its VM is emulated");
    }
    assertThat(Analysis.of(report.results()).untimed())
        .containsExactly(
            new Untimed(
                "sums",
                "its VM is emulated",
                List.of("f()", "g()"),
                List.of("gcc-O0@debian:sid/arm64", "gcc-O2@debian:sid/arm64")));
    assertThat(Analysis.of(report.results()).prices()).isEmpty();
  }

  private PriceList only() {
    List<PriceList> lists = Analysis.of(report.results()).prices();
    assertThat(lists).hasSize(1);
    return lists.get(0);
  }

  private void timed(String compiler, String level, double nanos, double noise, String machine) {
    ObjectNode cell = report.cell(compiler, level, "host", 25);
    ResultCells.timing(ResultCells.call(cell, "f()", "1"), nanos, noise, machine);
  }
}
