package io.nifproof.bisect.variant;

import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.Setting;
import io.nifproof.build.SourceCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiles and links by itself, each object once.
 *
 * <p>Objects have no debug information, which would name the flags: so libraries whose code is the
 * same have the same bytes.
 */
public final class CcVariantBuilder implements VariantBuilder {
  private final BisectSubject subject;
  private final CompilerScratch scratch;
  private final Map<VariantRecipe.Unit, CompletableFuture<BuiltVariant>> objects =
      new ConcurrentHashMap<>();

  public CcVariantBuilder(BisectSubject subject, CompilerScratch scratch) {
    this.subject = subject;
    this.scratch = scratch;
  }

  @Override
  public BisectSubject subject() {
    return subject;
  }

  @Override
  public CompilerScratch scratch() {
    return scratch;
  }

  @Override
  public BuiltVariant library(VariantRecipe recipe) {
    List<String> words =
        new ArrayList<>(SourceCommand.driver(recipe.link().toolchain(), subject.sources()));
    words.add("-shared");
    words.addAll(recipe.link().words(subject));
    for (VariantRecipe.Unit unit : recipe.units()) {
      BuiltVariant product = object(unit);
      if (!(product instanceof BuiltVariant.Made made)) {
        return product;
      }
      words.add(made.file().toString());
    }
    Path output = scratch.freshLibrary(subject.name());
    words.addAll(List.of("-o", output.toString()));
    words.addAll(recipe.link().linkWords(subject));
    return scratch.run(words, subject.project(), output);
  }

  private BuiltVariant object(VariantRecipe.Unit unit) {
    CompletableFuture<BuiltVariant> mine = new CompletableFuture<>();
    CompletableFuture<BuiltVariant> known = objects.putIfAbsent(unit, mine);
    if (known != null) {
      return known.join();
    }
    Path output = scratch.fresh(".o");
    BuiltVariant product = new BuiltVariant.NotMade("the compiler was not run");
    try {
      product = compile(unit, List.of("-c"), output);
    } finally {
      mine.complete(product);
    }
    return product;
  }

  @Override
  public BuiltVariant compile(VariantRecipe.Unit unit, List<String> purpose, Path output) {
    List<Path> source = List.of(unit.file());
    List<String> words = new ArrayList<>(SourceCommand.driver(unit.setting().toolchain(), source));
    words.addAll(unit.setting().words(subject));
    words.addAll(purpose);
    words.addAll(List.of("-o", output.toString()));
    words.addAll(SourceCommand.words(source));
    return scratch.run(words, subject.project(), output);
  }

  @Override
  public BuiltVariant whole(Setting setting, Path output) {
    return scratch.run(command(setting, output), subject.project(), output);
  }

  @Override
  public List<String> command(Setting setting) {
    return command(setting, Path.of(subject.name() + ".so"));
  }

  /** As users write it, with debug information. */
  private List<String> command(Setting setting, Path output) {
    List<String> words =
        new ArrayList<>(SourceCommand.driver(setting.toolchain(), subject.sources()));
    words.addAll(List.of("-shared", "-g"));
    words.addAll(setting.words(subject));
    words.addAll(SourceCommand.words(subject.sources()));
    words.addAll(List.of("-o", output.toString()));
    words.addAll(setting.linkWords(subject));
    return words;
  }

  @Override
  public Path written(Path unit, Path file) {
    return file;
  }
}
