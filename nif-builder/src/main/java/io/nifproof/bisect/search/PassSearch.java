package io.nifproof.bisect.search;

import io.nifproof.bisect.result.Ends;
import io.nifproof.bisect.result.PassFinding;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.variant.BuiltVariant;
import io.nifproof.bisect.variant.FunctionName;
import io.nifproof.bisect.variant.VariantBuilder;
import io.nifproof.bisect.variant.VariantRecipe;
import io.nifproof.build.OptLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the pass, by clang's {@code -opt-bisect-limit}. */
public final class PassSearch {
  private static final Pattern LINE =
      Pattern.compile("BISECT: running pass \\((\\d+)\\) (.+?) on (.+)");

  private final BisectRunner runner;
  private final List<String> notes;

  public PassSearch(BisectRunner runner, List<String> notes) {
    this.runner = runner;
    this.notes = notes;
  }

  public Optional<PassFinding> find(Ends ends, List<Path> units) {
    Setting fail = ends.fail();
    boolean clang = fail.toolchain().compiler().family().isClang();
    if (!clang || units.size() != 1 || fail.level() == OptLevel.O0 || !ends.sameCompiler()) {
      return Optional.empty();
    }
    runner.begin("pass");
    Path unit = units.get(0);
    List<String> passes = passes(new VariantRecipe.Unit(unit, limited(fail, -1)));
    if (passes.isEmpty()) {
      notes.add("this clang does not say which passes it runs");
      return Optional.empty();
    }
    if (!runner.ask(trial(ends, unit, 0)).get(0).passed()) {
      notes.add("it does not pass without any optional pass of clang either");
      return Optional.empty();
    }
    int found =
        new FirstBad(
                numbers ->
                    runner
                        .ask(numbers.stream().flatMap(n -> trial(ends, unit, n).stream()).toList())
                        .stream()
                        .map(TestAnswer::failed)
                        .toList(),
                runner.width())
            .between(0, passes.size());
    Matcher line = LINE.matcher(passes.get(found - 1));
    if (!line.matches()) {
      return Optional.empty();
    }
    PassFinding finding =
        new PassFinding(found, passes.size(), line.group(2), readable(target(line.group(3))));
    runner.learnt("pass: " + finding.pass() + " on " + finding.target());
    return Optional.of(finding);
  }

  /** {@code function (f)} of the code generator's passes is {@code f} of the others. */
  private static String target(String text) {
    return text.replaceFirst("^function \\((.+)\\)$", "$1");
  }

  private String readable(String target) {
    boolean mangled = target.startsWith("_Z");
    return mangled
        ? FunctionName.parse(runner.builder().scratch().demangled(List.of(target)).get(0))
            .qualified()
        : target;
  }

  private List<BisectRunner.Trial> trial(Ends ends, Path unit, int limit) {
    VariantRecipe recipe =
        VariantRecipe.mixed(
            runner.subject(),
            ends.fail(),
            source -> source.equals(unit) ? limited(ends.fail(), limit) : ends.pass());
    return List.of(
        new BisectRunner.Trial(ends.fail().id() + ", the first " + limit + " passes", recipe));
  }

  private static Setting limited(Setting setting, int limit) {
    return setting.plus(List.of("-mllvm", "-opt-bisect-limit=" + limit));
  }

  private List<String> passes(VariantRecipe.Unit unit) {
    VariantBuilder builder = runner.builder();
    BuiltVariant product = builder.compile(unit, List.of("-c"), builder.scratch().fresh(".o"));
    return product instanceof BuiltVariant.Made made
        ? made.words().lines().filter(line -> LINE.matcher(line).matches()).toList()
        : List.of();
  }
}
