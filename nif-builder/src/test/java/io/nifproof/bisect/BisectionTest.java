package io.nifproof.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.bisect.result.BisectEvent;
import io.nifproof.bisect.result.BisectReport;
import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.Conclusion;
import io.nifproof.bisect.result.Culprit;
import io.nifproof.bisect.result.LibraryTest;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.search.Question;
import io.nifproof.build.OptLevel;
import io.nifproof.node.Arch;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.Toolchains;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bisects libraries that a stand-in of the node judges by their bytes. */
final class BisectionTest {
  @TempDir private static Path folder;
  private static Toolchain gcc;

  private final List<BisectEvent> events = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void findCompiler() throws Exception {
    gcc =
        new Toolchains(folder.resolve("cache"), System.getenv())
            .catalog(List.of("gcc"), List.of(Arch.host()))
            .find("gcc", Arch.host())
            .orElseThrow();
  }

  /** Its text tells whether the optimiser ran. */
  private static String unit(String name) {
    return """
        #ifdef __OPTIMIZE__
        const char text_NAME[] = "optimised-NAME";
        #else
        const char text_NAME[] = "plain-NAME";
        #endif
        int f_NAME(int x) { return x + 1; }
        """
        .replace("NAME", name);
  }

  private static BisectSubject subject(String... units) throws IOException {
    Path project = Files.createTempDirectory(folder, "project");
    List<Path> sources = new ArrayList<>();
    for (String unit : units) {
      Files.writeString(project.resolve(unit + ".c"), unit(unit));
      sources.add(Path.of(unit + ".c"));
    }
    return new BisectSubject("x", project, sources, List.of(), List.of(), List.of());
  }

  private static LibraryTest failing(Predicate<String> bad) {
    return library -> {
      try {
        String text = Files.readString(library, StandardCharsets.ISO_8859_1);
        return bad.test(text) ? new TestAnswer.Failed("bad") : new TestAnswer.Passed("good");
      } catch (IOException e) {
        return new TestAnswer.Unclear(e.toString());
      }
    };
  }

  private BisectReport bisect(BisectSubject subject, Question question, LibraryTest test)
      throws IOException {
    Path built = Files.createTempDirectory(folder, "built");
    return Bisection.run(subject, question, built, BehaviourZoo.environment(), test, events::add);
  }

  private static Question levels() {
    return new Question(Optional.empty(), Optional.empty(), List.of(gcc));
  }

  private static Question between(OptLevel pass, OptLevel fail, String... flags) {
    Setting passing = new Setting(gcc, pass, List.of(), List.of());
    return new Question(
        Optional.of(passing), Optional.of(passing.at(fail).plus(List.of(flags))), List.of());
  }

  @Test
  void namesTheTranslationUnitOfSeveral() throws Exception {
    LibraryTest test = failing(text -> text.contains("optimised-c"));
    BisectReport report = bisect(subject("a", "b", "c", "d"), levels(), test);
    Culprit culprit = report.culprit().orElseThrow();
    assertThat(culprit.ends().pass().level()).isEqualTo(OptLevel.O0);
    assertThat(culprit.ends().fail().level()).isEqualTo(OptLevel.O1);
    assertThat(culprit.units()).containsExactly(Path.of("c.c"));
    assertThat(culprit.functions()).isEmpty();
    assertThat(report.notes())
        .anySatisfy(note -> assertThat(note).contains("flags alone do not turn"))
        .anySatisfy(note -> assertThat(note).contains("could not be narrowed to a function"));
    assertThat(culprit.confirmation().holds()).isTrue();
  }

  @Test
  void namesUnitsThatFailOnlyTogether() throws Exception {
    LibraryTest test =
        failing(text -> text.contains("optimised-a") && text.contains("optimised-d"));
    BisectReport report = bisect(subject("a", "b", "c", "d"), levels(), test);
    assertThat(report.culprit().orElseThrow().units())
        .containsExactly(Path.of("a.c"), Path.of("d.c"));
  }

  @Test
  void namesTheOneOfTheUsersFlags() throws Exception {
    BisectSubject subject = subject("a");
    Files.writeString(
        subject.project().resolve("a.c"),
        "#ifdef __FAST_MATH__\nchar text[] = \"fast\";\n#endif\nint f(void) { return 1; }\n");
    Question question =
        between(
            OptLevel.O0, OptLevel.O2, "-Wall", "--param", "max-gcse-memory=9", "-ffast-math", "-g");
    BisectReport report = bisect(subject, question, failing(text -> text.contains("fast\0")));
    Culprit culprit = report.culprit().orElseThrow();
    assertThat(culprit.flags().orElseThrow().flags()).containsExactly("-ffast-math");
  }

  @Test
  void stopsWhenTheSameLibraryPassesAndFails() throws Exception {
    AtomicInteger count = new AtomicInteger();
    LibraryTest fickle =
        unused ->
            count.incrementAndGet() % 2 == 0
                ? new TestAnswer.Failed("bad")
                : new TestAnswer.Passed("good");
    BisectReport report = bisect(subject("a"), levels(), fickle);
    assertThat(report.conclusion()).isEqualTo(Conclusion.NOT_DETERMINISTIC);
    assertThat(report.reason().orElseThrow()).contains("not deterministic", "gcc-O");
    assertThat(report.culprit()).isEmpty();
  }

  @Test
  void saysThatWhatHelpsBreaksAnotherCase() throws Exception {
    LibraryTest bisected = failing(text -> text.contains("optimised-a"));
    CaseTests cases =
        new CaseTests(
            bisected,
            Map.of(
                "speed", failing(text -> text.contains("plain-a")),
                "both", failing(text -> false),
                "neither", failing(text -> true)));
    BisectReport report = bisect(subject("a"), between(OptLevel.O0, OptLevel.O1), cases);
    assertThat(report.notes())
        .contains("`gcc-O0` helps here and breaks the case `speed`: bad")
        .noneMatch(note -> note.contains("`both`") || note.contains("`neither`"));
  }

  @Test
  void saysAtTheEndThatTheSameLibraryPassesAndFails() throws Exception {
    AtomicInteger count = new AtomicInteger();
    LibraryTest honest = failing(text -> text.contains("optimised-a"));
    LibraryTest tired =
        library ->
            count.incrementAndGet() > 6 ? new TestAnswer.Passed("good") : honest.test(library);
    BisectReport report = bisect(subject("a"), between(OptLevel.O0, OptLevel.O1), tired);
    assertThat(report.conclusion()).isEqualTo(Conclusion.NOT_DETERMINISTIC);
    assertThat(report.reason().orElseThrow()).contains("`gcc-O1` first bad, then good");
  }

  @Test
  void testsNoLibraryTwiceButToSeeWhetherItIsDeterministic() throws Exception {
    List<String> tested = Collections.synchronizedList(new ArrayList<>());
    LibraryTest judge = failing(text -> text.contains("optimised-a"));
    LibraryTest counting =
        library -> {
          try {
            tested.add(Files.readString(library, StandardCharsets.ISO_8859_1));
          } catch (IOException e) {
            return new TestAnswer.Unclear(e.toString());
          }
          return judge.test(library);
        };
    BisectReport report = bisect(subject("a"), levels(), counting);
    assertThat(report.conclusion()).isEqualTo(Conclusion.FOUND);
    assertThat(report.tested()).isEqualTo(tested.size());
    // Both ends are tested again.
    assertThat(new HashSet<>(tested)).hasSizeGreaterThanOrEqualTo(tested.size() - 2);
    assertThat(report.steps()).hasSizeGreaterThan(tested.size());
  }

  @Test
  void saysWhenNothingFailsAndWhenEverythingDoes() throws Exception {
    BisectReport none = bisect(subject("a"), levels(), failing(text -> false));
    assertThat(none.conclusion()).isEqualTo(Conclusion.NOTHING_FAILS);
    BisectReport all = bisect(subject("a"), levels(), failing(text -> true));
    assertThat(all.conclusion()).isEqualTo(Conclusion.NOTHING_PASSES);
    assertThat(all.reason().orElseThrow()).contains("every level fails");
  }

  @Test
  void saysWhatTheCompilerSaysWhenItRefuses() throws Exception {
    BisectSubject subject = subject("a");
    Files.writeString(subject.project().resolve("a.c"), "int f(void) { return nothing; }\n");
    BisectReport report = bisect(subject, levels(), failing(text -> false));
    assertThat(report.conclusion()).isEqualTo(Conclusion.INCOMPLETE);
    assertThat(report.reason().orElseThrow()).contains("error:", "nothing");
  }

  @Test
  void tellsWhatWasExpectedToFailAndPasses() throws Exception {
    BisectReport report =
        bisect(subject("a"), between(OptLevel.O0, OptLevel.O2), failing(text -> false));
    assertThat(report.conclusion()).isEqualTo(Conclusion.NOTHING_FAILS);
    assertThat(report.reason().orElseThrow()).isEqualTo("`gcc-O2` passes: good");
  }

  @Test
  void tellsEveryStepAsItGoes() throws Exception {
    BisectReport report =
        bisect(subject("a", "b"), levels(), failing(text -> text.contains("optimised-b")));
    assertThat(events.stream().filter(BisectEvent.Tried.class::isInstance))
        .hasSameSizeAs(report.steps());
    assertThat(
            events.stream()
                .filter(BisectEvent.Step.class::isInstance)
                .map(event -> ((BisectEvent.Step) event).title()))
        .startsWith("what passes and what fails")
        .contains("flag", "translation unit", "function", "the commands that show it");
  }
}
