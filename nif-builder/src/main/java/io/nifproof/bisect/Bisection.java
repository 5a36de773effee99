package io.nifproof.bisect;

import io.nifproof.build.ProjectDriver;
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
  private final Laboratory laboratory;
  private final List<BisectEvent.Tried> steps;
  private final List<String> notes = new ArrayList<>();

  private Bisection(Laboratory laboratory, List<BisectEvent.Tried> steps) {
    this.laboratory = laboratory;
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
      Subject subject,
      Question question,
      Path folder,
      Map<String, String> environment,
      LibraryTest test,
      Consumer<BisectEvent> listener) {
    return run(new CcWorkshop(subject, bench(folder, environment)), question, test, listener);
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
    Bench bench = bench(folder, environment);
    try {
      Workshop workshop = ProjectWorkshop.open(project, driver, bench, question.any());
      return run(workshop, question, test, listener);
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
      Workshop workshop, Question question, LibraryTest test, Consumer<BisectEvent> listener) {
    List<BisectEvent.Tried> steps = new ArrayList<>();
    Consumer<BisectEvent> both =
        event -> {
          if (event instanceof BisectEvent.Tried tried) {
            steps.add(tried);
          }
          listener.accept(event);
        };
    try (Laboratory laboratory = new Laboratory(workshop, test, both)) {
      return new Bisection(laboratory, steps).run(question);
    }
  }

  private static Bench bench(Path folder, Map<String, String> environment) {
    Map<String, String> own = new HashMap<>(environment);
    own.put("TMPDIR", folder.toString());
    return new Bench(folder, new CompilerProcess(own));
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
    EndSearch search = new EndSearch(laboratory);
    Ends ends = search.find(question);
    laboratory.learnt(ends.pass().id() + " passes, " + ends.fail().id() + " fails");
    Optional<FlagFinding> flags = new FlagSearch(laboratory, notes, question.sets()).find(ends);
    List<Relief> reliefs = new ReliefSearch(laboratory).find(ends);
    List<Path> units = new UnitSearch(laboratory, notes).find(ends);
    Optional<PassFinding> pass = new PassSearch(laboratory, notes).find(ends, units);
    Optional<FunctionFinding> functions = new FunctionSearch(laboratory, notes).find(ends, units);
    Confirmation confirmation = new Confirming(laboratory).confirm(ends, flags, reliefs);
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
    long unclear = steps.stream().filter(step -> step.answer() instanceof Answer.Unclear).count();
    if (unclear > 0) {
      notes.add(unclear + " of the tries could not be tested, so the result may be too wide");
    }
  }

  private BisectReport report(
      Conclusion conclusion, Optional<String> reason, Optional<Culprit> culprit, long start) {
    return new BisectReport(
        laboratory.subject(),
        conclusion,
        reason,
        culprit,
        notes,
        steps,
        laboratory.tested(),
        Duration.ofNanos(System.nanoTime() - start));
  }
}
