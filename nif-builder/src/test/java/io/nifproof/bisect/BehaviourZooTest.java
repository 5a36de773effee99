package io.nifproof.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.bisect.BehaviourZoo.Member;
import io.nifproof.bisect.result.BisectReport;
import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.Conclusion;
import io.nifproof.bisect.result.Culprit;
import io.nifproof.bisect.result.FunctionFinding;
import io.nifproof.bisect.result.PassFinding;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.search.BisectRunner;
import io.nifproof.bisect.variant.CcVariantBuilder;
import io.nifproof.bisect.variant.CompilerScratch;
import io.nifproof.bisect.variant.VariantBuilder;
import io.nifproof.bisect.variant.VariantRecipe;
import io.nifproof.node.Arch;
import io.nifproof.toolchain.CompilerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every library of the zoo passes and fails as its table says, and is bisected to the culprit. */
final class BehaviourZooTest {
  @TempDir private static Path folder;
  private static BehaviourZoo zoo;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(
        Arch.host() == Arch.AMD64,
        "SKIPPED: behaviour.tsv tells what compilers for amd64 do, this machine is another");
    zoo = new BehaviourZoo(folder);
  }

  @AfterAll
  static void close() {
    if (zoo != null) {
      zoo.close();
    }
  }

  static List<Member> members() throws IOException {
    return BehaviourZoo.members();
  }

  @ParameterizedTest
  @MethodSource("members")
  void passesAndFailsAsTheTableSays(Member member) throws Exception {
    BisectSubject subject = zoo.subject(member);
    VariantBuilder builder =
        new CcVariantBuilder(
            subject,
            new CompilerScratch(zoo.fresh(), new CompilerProcess(BehaviourZoo.environment())));
    List<BisectRunner.Trial> trials = new ArrayList<>();
    for (String variant : member.variants().keySet()) {
      VariantRecipe recipe = VariantRecipe.of(subject, zoo.setting(variant));
      trials.add(new BisectRunner.Trial(variant, recipe));
    }
    Map<String, String> seen = new LinkedHashMap<>();
    try (BisectRunner runner = new BisectRunner(builder, zoo.test(member), unused -> {})) {
      List<TestAnswer> answers = runner.ask(trials);
      for (int i = 0; i < trials.size(); i++) {
        seen.put(trials.get(i).label(), answers.get(i).id());
      }
    }
    assertThat(seen).isEqualTo(member.variants());
  }

  /** Those whose failures are seen at once; waiting for what hangs takes most of a minute. */
  static List<Member> quick() throws IOException {
    return members().stream().filter(member -> !member.name().equals("spin_flag")).toList();
  }

  @Test
  @Tag("soak")
  void isBisectedToTheCulpritWhereItHangs() throws Exception {
    for (Member member : members()) {
      if (!quick().contains(member)) {
        isBisectedToTheCulprit(member);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("quick")
  void isBisectedToTheCulprit(Member member) throws Exception {
    BisectReport report = zoo.bisect(member);
    String what = report.toString();
    assertThat(report.conclusion()).as(what).isEqualTo(Conclusion.FOUND);
    Culprit culprit = report.culprit().orElseThrow();
    assertThat(culprit.functions().stream().flatMap(found -> found.functions().stream()))
        .as(what)
        .extracting(FunctionFinding.Guilty::name)
        .containsExactlyElementsOf(member.function().stream().toList());
    assertThat(culprit.functions().stream().allMatch(FunctionFinding::cures)).as(what).isTrue();
    assertThat(culprit.flags().stream().flatMap(found -> found.flags().stream()))
        .as(what)
        .containsExactlyElementsOf(member.flag().stream().toList());
    assertThat(culprit.reliefs().stream().map(flag -> flag.flags().get(0)))
        .as(what)
        .containsExactlyElementsOf(member.relief().stream().toList());
    assertThat(culprit.pass().map(PassFinding::pass)).as(what).isEqualTo(member.clangPass());
    culprit
        .pass()
        .ifPresent(pass -> assertThat(pass.target()).isEqualTo(member.function().orElseThrow()));
    assertThat(culprit.confirmation().holds()).as(what).isTrue();
  }
}
