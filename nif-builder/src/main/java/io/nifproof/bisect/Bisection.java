package io.nifproof.bisect;

import io.nifproof.bisect.result.BisectEvent;
import io.nifproof.bisect.result.BisectReport;
import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.Conclusion;
import io.nifproof.bisect.result.Confirmation;
import io.nifproof.bisect.result.Culprit;
import io.nifproof.bisect.result.Ends;
import io.nifproof.bisect.result.FlagFinding;
import io.nifproof.bisect.result.FunctionFinding;
import io.nifproof.bisect.result.LibraryTest;
import io.nifproof.bisect.result.PassFinding;
import io.nifproof.bisect.result.SemanticFlag;
import io.nifproof.bisect.result.Stopped;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.search.BisectRunner;
import io.nifproof.bisect.search.Confirming;
import io.nifproof.bisect.search.EndSearch;
import io.nifproof.bisect.search.FlagSearch;
import io.nifproof.bisect.search.FunctionSearch;
import io.nifproof.bisect.search.PassSearch;
import io.nifproof.bisect.search.Question;
import io.nifproof.bisect.search.SemanticFlagSearch;
import io.nifproof.bisect.search.UnitSearch;
import io.nifproof.bisect.variant.CcVariantBuilder;
import io.nifproof.bisect.variant.CompilerScratch;
import io.nifproof.bisect.variant.ProjectBuild;
import io.nifproof.bisect.variant.ProjectVariantBuilder;
import io.nifproof.bisect.variant.VariantBuilder;
import io.nifproof.build.project.ProjectDriver;
import io.nifproof.toolchain.CompilerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Bisects: one step after the other, each from what those before it learnt. */
public final class Bisection {
  private final BisectRunner runner;
  private final List<BisectEvent.Tried> steps;
  private final List<String> notes = new ArrayList<>();

  private Bisection(BisectRunner runner, List<BisectEvent.Tried> steps) {
    this.runner = runner;
    this.steps = steps;
  }

  /**
   * Runs to the end.
   *
   * @param folder an existing folder of the run's own for all that is built
   * @param environment all of the environment that compilers shall see
   * @param test tests a library
   * @param listener told what happens, from the calling thread
   */
  public static BisectReport run(
      BisectSubject subject,
      Question question,
      Path folder,
      Map<String, String> environment,
      LibraryTest test,
      Consumer<BisectEvent> listener) {
    return run(
        new CcVariantBuilder(subject, scratch(folder, environment)), question, test, listener);
  }

  /** The same of a library that the project's own build system makes. */
  public static BisectReport run(
      ProjectBuild project,
      Question question,
      Path folder,
      Map<String, String> environment,
      LibraryTest test,
      Consumer<BisectEvent> listener) {
    long start = System.nanoTime();
    ProjectDriver driver = new ProjectDriver(project.project(), folder, environment);
    CompilerScratch scratch = scratch(folder, environment);
    try {
      VariantBuilder builder = ProjectVariantBuilder.open(project, driver, scratch, question.any());
      return run(builder, question, test, listener);
    } catch (Stopped e) {
      return new BisectReport(
          project.subject(List.of()),
          e.conclusion(),
          Optional.of(e.getMessage()),
          Optional.empty(),
          List.of(),
          List.of(),
          0,
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static BisectReport run(
      VariantBuilder builder, Question question, LibraryTest test, Consumer<BisectEvent> listener) {
    List<BisectEvent.Tried> steps = new ArrayList<>();
    Consumer<BisectEvent> both =
        event -> {
          if (event instanceof BisectEvent.Tried tried) {
            steps.add(tried);
          }
          listener.accept(event);
        };
    try (BisectRunner runner = new BisectRunner(builder, test, both)) {
      return new Bisection(runner, steps).run(question);
    }
  }

  private static CompilerScratch scratch(Path folder, Map<String, String> environment) {
    Map<String, String> own = new HashMap<>(environment);
    own.put("TMPDIR", folder.toString());
    return new CompilerScratch(folder, new CompilerProcess(own));
  }

  private BisectReport run(Question question) {
    long start = System.nanoTime();
    try {
      Culprit culprit = find(question);
      return report(Conclusion.FOUND, Optional.empty(), Optional.of(culprit), start);
    } catch (Stopped e) {
      return report(e.conclusion(), Optional.of(e.getMessage()), Optional.empty(), start);
    }
  }

  private Culprit find(Question question) throws Stopped {
    EndSearch search = new EndSearch(runner);
    Ends ends = search.find(question);
    runner.learnt(ends.pass().id() + " passes, " + ends.fail().id() + " fails");
    Optional<FlagFinding> flags = new FlagSearch(runner, notes, question.sets()).find(ends);
    List<SemanticFlag> reliefs = new SemanticFlagSearch(runner).find(ends);
    List<Path> units = new UnitSearch(runner, notes).find(ends);
    Optional<PassFinding> pass = new PassSearch(runner, notes).find(ends, units);
    Optional<FunctionFinding> functions = new FunctionSearch(runner, notes).find(ends, units);
    Confirmation confirmation = new Confirming(runner).confirm(ends, flags, reliefs);
    if (!confirmation.holds()) {
      search.requireTheSameStill(ends);
      notes.add(
          "the two commands do not show it: built in one step, the library behaves otherwise");
    }
    notes.addAll(confirmation.broken());
    noteUnclear();
    return new Culprit(ends, flags, reliefs, units, pass, functions, confirmation);
  }

  /** A try that could not be tested was taken for one that does not fail. */
  private void noteUnclear() {
    long unclear =
        steps.stream().filter(step -> step.answer() instanceof TestAnswer.Unclear).count();
    if (unclear > 0) {
      notes.add(unclear + " of the tries could not be tested, so the result may be too wide");
    }
  }

  private BisectReport report(
      Conclusion conclusion, Optional<String> reason, Optional<Culprit> culprit, long start) {
    return new BisectReport(
        runner.subject(),
        conclusion,
        reason,
        culprit,
        notes,
        steps,
        runner.tested(),
        Duration.ofNanos(System.nanoTime() - start));
  }
}
