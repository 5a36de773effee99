package io.nifproof.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.result.Axis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is claimed separates, what was planted is found, and nothing smaller was overlooked. */
final class SeparatorsTest {
  private static final List<String> AXES =
      List.of("compiler", "optimize", "arch", "otp", "flavor", "sanitizer");
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "compiler", List.of("gcc 12", "clang 14", "clang 16"),
          "optimize", List.of("O0", "O1", "O2", "O3"),
          "arch", List.of("amd64", "arm64"),
          "otp", List.of("25", "27", "29"),
          "flavor", List.of("jit", "emu"),
          "sanitizer", List.of("none", "asan"));

  /** A matrix of which some points are left out, and a group that has no rule. */
  @Property(tries = 300)
  void neverClaimsWhatDoesNotSeparate(@ForAll long seed, @ForAll @IntRange(max = 100) int share) {
    Random random = new Random(seed);
    List<Mark> points = new ArrayList<>();
    for (Map<String, String> axes : matrix()) {
      if (random.nextInt(100) < 20) {
        points.add(new Mark(axes, random.nextInt(100) < share));
      }
    }
    for (Separator separator : Separators.find(points)) {
      assertThat(points).allMatch(point -> separator.claims(point.axes()) == point.in());
    }
  }

  /** In a full matrix, the planted axes are the only ones that separate. */
  @Property(tries = 200)
  void findsWhatWasPlantedAndNothingLarger(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size, @ForAll boolean inside) {
    Separator planted = planted(new Random(seed), size, inside);
    List<Mark> points = points(matrix(), planted);
    List<Separator> found = Separators.find(points);
    assertThat(found).as(planted.words()).hasSize(1);
    assertThat(new TreeSet<>(found.get(0).axes())).isEqualTo(new TreeSet<>(planted.axes()));
    assertThat(points).allMatch(point -> found.get(0).claims(point.axes()) == point.in());
  }

  /** In a sparse matrix something as small may separate too, but nothing larger is offered. */
  @Property(tries = 200)
  void isNeverLargerThanWhatWasPlanted(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int size) {
    Random random = new Random(seed);
    Separator planted = planted(random, size, true);
    List<Mark> points =
        points(matrix().stream().filter(unused -> random.nextInt(100) < 30).toList(), planted);
    List<Separator> found = Separators.find(points);
    if (points.stream().map(Mark::in).distinct().count() == 2) {
      assertThat(found).isNotEmpty();
      assertThat(found).allMatch(one -> one.axes().size() <= size);
      assertThat(points).allMatch(point -> found.get(0).claims(point.axes()) == point.in());
    } else {
      assertThat(found).isEmpty();
    }
  }

  /** No single axis or pair separates when the search says that only three do: tried one by one. */
  @Property(tries = 60)
  void overlooksNothingSmaller(@ForAll long seed) {
    Random random = new Random(seed);
    List<Mark> points = new ArrayList<>();
    for (Map<String, String> axes : matrix()) {
      if (random.nextInt(100) < 8) {
        points.add(new Mark(axes, random.nextBoolean()));
      }
    }
    List<Separator> found = Separators.find(points);
    int size = found.isEmpty() ? Separators.MOST_AXES : found.get(0).axes().size() - 1;
    if (points.stream().map(Mark::in).distinct().count() == 2 && size >= 1) {
      AXES.forEach(axis -> assertThat(anyChoice(points, axis)).as(axis).isFalse());
    }
  }

  /** Tries every set of values of one axis. */
  private static boolean anyChoice(List<Mark> points, String axis) {
    List<String> values = VALUES.get(axis);
    for (int bits = 1; bits < 1 << values.size(); bits++) {
      Set<String> chosen = new TreeSet<>();
      for (int i = 0; i < values.size(); i++) {
        if ((bits & 1 << i) != 0) {
          chosen.add(values.get(i));
        }
      }
      if (points.stream().allMatch(p -> chosen.contains(p.axes().get(axis)) == p.in())) {
        return true;
      }
    }
    return false;
  }

  @Example
  void saysWhatPeopleWouldSay() {
    List<String> levels = VALUES.get("optimize");
    Condition clang = new Condition("compiler", List.of("clang 14"), List.of("clang 14", "gcc 12"));
    Condition high = new Condition("optimize", List.of("O2", "O3"), levels);
    assertThat(new Separator(true, List.of(clang, high)).words())
        .isEqualTo("with clang 14 at O2 and above");
    assertThat(new Separator(false, List.of(high)).words())
        .isEqualTo("everywhere but at O2 and above");
    assertThat(new Condition("optimize", List.of("O0", "O1"), levels).words())
        .isEqualTo("at O1 and below");
    assertThat(new Condition("optimize", List.of("O1", "O3"), levels).words())
        .isEqualTo("at O1 and O3");
    assertThat(new Condition("otp", List.of("27", "29"), List.of("25", "27", "29")).words())
        .isEqualTo("on OTP 27 and above");
    assertThat(new Condition("hardening", List.of("on"), List.of("on", "off")).words())
        .isEqualTo("with hardening on");
  }

  @Example
  void prefersTheCoarserAxisAndNamesTheOther() {
    List<Mark> points = new ArrayList<>();
    for (String runtime : List.of("a/amd64", "b/amd64", "a/arm64", "b/arm64")) {
      String arch = runtime.substring(2);
      points.add(new Mark(Map.of("arch", arch, "runtime", runtime), arch.equals("arm64")));
    }
    assertThat(Separators.find(points))
        .extracting(Separator::words)
        .containsExactly("on arm64", "on a/arm64 and b/arm64");
  }

  @Example
  void findsNothingWhereTheSamePlaceIsBothInAndOut() {
    Map<String, String> here = Map.of("arch", "amd64", "optimize", "O0");
    Map<String, String> there = Map.of("arch", "arm64", "optimize", "O0");
    assertThat(Separators.find(List.of(new Mark(here, true), new Mark(here, false)))).isEmpty();
    assertThat(
            Separators.find(
                List.of(new Mark(here, true), new Mark(here, false), new Mark(there, false))))
        .isEmpty();
  }

  @Example
  void doesNotJudgeByAnAxisThatSomePointsLack() {
    Map<String, String> built = Map.of("compiler", "gcc 12", "otp", "25");
    assertThat(
            Separators.find(
                List.of(
                    new Mark(built, true),
                    new Mark(Map.of("compiler", "clang 14", "otp", "25"), false),
                    new Mark(Map.of("otp", "25"), false))))
        .isEmpty();
  }

  private static Separator planted(Random random, int size, boolean inside) {
    List<String> axes = new ArrayList<>(AXES);
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String axis = axes.remove(random.nextInt(axes.size()));
      List<String> all = VALUES.get(axis).stream().sorted(Axis.order(axis)).toList();
      List<String> some = new ArrayList<>(all);
      do {
        some.remove(random.nextInt(some.size()));
      } while (some.size() > 1 && random.nextBoolean());
      conditions.add(new Condition(axis, some, all));
    }
    return new Separator(inside, conditions);
  }

  private static List<Mark> points(List<Map<String, String>> matrix, Separator planted) {
    return matrix.stream().map(axes -> new Mark(axes, planted.claims(axes))).toList();
  }

  private static List<Map<String, String>> matrix() {
    List<Map<String, String>> points = List.of(Map.of());
    for (String axis : AXES) {
      List<Map<String, String>> wider = new ArrayList<>();
      for (Map<String, String> point : points) {
        for (String value : VALUES.get(axis)) {
          Map<String, String> next = new LinkedHashMap<>(point);
          next.put(axis, value);
          wider.add(next);
        }
      }
      points = wider;
    }
    return points;
  }
}
