package io.nifproof.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifproof.result.Results;
import io.nifproof.samples.ResultCells;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Reads matrices in which something was planted. */
final class AnalysisTest {
  private static final List<String> COMPILERS = List.of("gcc 12.2.0", "clang 14.0.6");
  private static final List<String> LEVELS = List.of("O0", "O1", "O2", "O3");
  private static final List<String> SUITES = List.of("bookworm", "trixie");

  /** What a test does to each cell. */
  private interface Change {
    void to(ObjectNode cell, boolean clang, int level, String arch, int otp);
  }

  private static Results matrix(Change change) {
    ResultCells report = new ResultCells("sums");
    for (String compiler : COMPILERS) {
      for (String level : LEVELS) {
        for (String suite : SUITES) {
          for (String arch : List.of("amd64", "arm64")) {
            int otp = suite.equals("trixie") ? 27 : 25;
            ObjectNode cell = report.cell(compiler, level, "debian:" + suite + "/" + arch, otp);
            boolean clang = compiler.startsWith("clang");
            change.to(cell, clang, LEVELS.indexOf(level), arch, otp);
          }
        }
      }
    }
    return report.results();
  }

  @Test
  void namesTheCompilerAndTheLevelThatFail() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) -> {
              if (clang && level >= 2) {
                ResultCells.crash(cell, "SIGSEGV", "load");
              }
            });
    assertThat(Analysis.of(results).separations())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.words())
                  .isEqualTo(
                      "fails with clang 14.0.6 at O2 and above, whatever the architecture and"
                          + " OTP release (8 cells fail, 24 pass)");
              assertThat(one.hint()).contains("undefined behaviour");
            });
  }

  private static List<String> ofLibraries(Predicate<ObjectNode> fails) {
    ResultCells report = new ResultCells("one, two");
    for (String library : List.of("one", "two")) {
      for (String level : LEVELS) {
        for (String compiler : COMPILERS) {
          ObjectNode cell = report.cell(library, compiler, level, "debian:trixie/arm64", 27);
          ResultCells.call(cell, "f()", library);
          if (fails.test(cell)) {
            ResultCells.crash(cell, "SIGSEGV", "load");
          }
        }
      }
    }
    Analysis analysis = Analysis.of(report.results());
    assertThat(analysis.differences()).isEmpty();
    return analysis.separations().stream().map(one -> one.name() + ": " + one.words()).toList();
  }

  @Test
  void namesTheLibraryThatFails() {
    assertThat(ofLibraries(cell -> cell.get("name").textValue().equals("two")))
        .containsExactly(
            "one, two: fails in library two, whatever the compiler and level (8 cells fail, 8"
                + " pass)");
    assertThat(ofLibraries(cell -> cell.get("id").textValue().matches("two/.*O[23]@.*")))
        .containsExactly(
            "one, two: fails at O2 and above in library two, whatever the compiler (4 cells"
                + " fail, 12 pass)");
  }

  @Test
  void readsEachLibraryForItselfWhereTheyFailDifferently() {
    assertThat(
            ofLibraries(cell -> cell.get("id").textValue().matches("one/.*O[23]@.*|two/clang.*")))
        .containsExactly(
            "one: fails at O2 and above, whatever the compiler (4 cells fail, 4 pass)",
            "two: fails with clang 14.0.6, whatever the level (4 cells fail, 4 pass)");
  }

  @Test
  void blamesNoBehaviourWhereNothingWasBuilt() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) -> {
              if (clang) {
                cell.put("verdict", "fail").put("outcome", "not-built").put("reason", "status 1");
              }
            });
    assertThat(Analysis.of(results).separations())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.hint())
                    .contains("read what the compiler wrote")
                    .doesNotContain("undefined behaviour"));
  }

  @Test
  void saysWhatPassesWhenThatIsTheLesserPart() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) -> {
              if (clang || level > 0) {
                ResultCells.crash(cell, "SIGSEGV", "load");
              }
            });
    assertThat(Analysis.of(results).separations().get(0).words())
        .startsWith("passes only with gcc 12.2.0 at O0");
  }

  @Test
  void isHonestWhenNothingSeparates() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) -> {
              boolean amd64 = arch.equals("amd64");
              int parity = (clang ? 1 : 0) + level + (amd64 ? 1 : 0) + (otp == 27 ? 1 : 0);
              if (parity % 2 == 1) {
                ResultCells.crash(cell, "SIGSEGV", "load");
              }
            });
    assertThat(Analysis.of(results).separations())
        .singleElement()
        .extracting(Separation::words)
        .isEqualTo(
            "no axis, pair or triple of axes separates the 16 failing cells from the 16 that pass");
  }

  @Test
  void takesFailuresOfTwoKindsApart() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) -> {
              if (clang && level == 3) {
                ResultCells.crash(cell, "SIGSEGV", "load");
              } else if (otp == 27 && arch.equals("amd64")) {
                ResultCells.crash(cell, "SIGABRT", "nif_init");
              }
            });
    List<String> words =
        Analysis.of(results).separations().stream().map(Separation::words).toList();
    assertThat(words).hasSize(2);
    assertThat(words)
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("crashed SIGSEGV in load: fails with clang 14.0.6 at O3"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("crashed SIGABRT in nif_init: fails on debian:trixie/amd64"));
  }

  @Test
  void groupsTheAnswersOfACase() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) ->
                ResultCells.call(cell, "sum(10)", clang && level == 3 ? "46" : "45"));
    assertThat(Analysis.of(results).differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.caseName()).isEqualTo("sum(10)");
              assertThat(difference.cells()).isEqualTo(32);
              assertThat(difference.groups())
                  .extracting(Difference.Group::answer)
                  .containsExactly("45", "46");
              assertThat(difference.groups())
                  .extracting(Difference.Group::words)
                  .containsExactly(
                      "everywhere but with clang 14.0.6 at O3", "with clang 14.0.6 at O3");
            });
  }

  @Test
  void namesCellsWhereTheGroupHasNoRule() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) ->
                ResultCells.call(
                    cell, "f()", (level + otp + (clang ? 1 : 0)) % 2 == 0 ? "a" : "b"));
    Difference difference = Analysis.of(results).differences().get(0);
    assertThat(difference.groups().get(0).words())
        .startsWith("gcc-O0@debian:bookworm/amd64, ")
        .endsWith(" and 10 more");
  }

  @Test
  void doesNotTakeTheNameOfAProcessForADifference() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) ->
                ResultCells.call(cell, "pid()", "{<0." + level + ".0>,#Ref<0.1." + otp + ">}"));
    assertThat(Analysis.of(results).differences()).isEmpty();
  }

  @Test
  void takesCasesWithTheirExpectation() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) ->
                cell.putArray("cases")
                    .addObject()
                    .put("name", "sums up")
                    .put("call", "sum(10)")
                    .put("expect", "45")
                    .put("result", arch.equals("arm64") ? "0" : "45")
                    .put("ok", !arch.equals("arm64")));
    Difference difference = Analysis.of(results).differences().get(0);
    assertThat(difference.expect()).contains("45");
    assertThat(difference.groups())
        .extracting(Difference.Group::words)
        .containsExactly("on amd64", "on arm64");
    assertThat(difference.groups().get(1).ok()).contains(false);
  }

  @Test
  void countsPerAxisAndComparesCostsWithTheSameCellAtO0() {
    Results results =
        matrix(
            (cell, clang, level, arch, otp) -> {
              double slower = arch.equals("arm64") ? 10 : 1;
              cell.put("size", 16000 + 1600 * level).put("loadMillis", slower / (1 + level));
              if (level == 3) {
                cell.put("verdict", "incomplete");
              }
            });
    Analysis reading = Analysis.of(results);
    assertThat(reading.rates())
        .filteredOn(rate -> rate.axis().equals("optimize"))
        .extracting(Rate::value, Rate::pass, Rate::incomplete)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("O0", 8, 0),
            org.assertj.core.groups.Tuple.tuple("O1", 8, 0),
            org.assertj.core.groups.Tuple.tuple("O2", 8, 0),
            org.assertj.core.groups.Tuple.tuple("O3", 0, 8));
    assertThat(reading.costs())
        .filteredOn(cost -> cost.arch().equals("arm64") && cost.level().equals("O1"))
        .hasSize(2)
        .allSatisfy(
            cost -> {
              assertThat(cost.sizeRatio()).hasValue(1.1);
              assertThat(cost.loadMillis()).hasValue(5);
              assertThat(cost.loadRatio()).hasValue(0.5);
            });
  }
}
