package io.nifproof.bisect;

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
final class CcWorkshop implements Workshop {
  private final Subject subject;
  private final Bench bench;
  private final Map<Recipe.Unit, CompletableFuture<Product>> objects = new ConcurrentHashMap<>();

  CcWorkshop(Subject subject, Bench bench) {
    this.subject = subject;
    this.bench = bench;
  }

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public Bench bench() {
    return bench;
  }

  @Override
  public Product library(Recipe recipe) {
    List<String> words =
        new ArrayList<>(SourceCommand.driver(recipe.link().toolchain(), subject.sources()));
    words.add("-shared");
    words.addAll(recipe.link().words(subject));
    for (Recipe.Unit unit : recipe.units()) {
      Product product = object(unit);
      if (!(product instanceof Product.Made made)) {
        return product;
      }
      words.add(made.file().toString());
    }
    Path output = bench.freshLibrary(subject.name());
    words.addAll(List.of("-o", output.toString()));
    words.addAll(recipe.link().linkWords(subject));
    return bench.run(words, subject.project(), output);
  }

  private Product object(Recipe.Unit unit) {
    CompletableFuture<Product> mine = new CompletableFuture<>();
    CompletableFuture<Product> known = objects.putIfAbsent(unit, mine);
    if (known != null) {
      return known.join();
    }
    Path output = bench.fresh(".o");
    Product product = new Product.NotMade("the compiler was not run");
    try {
      product = compile(unit, List.of("-c"), output);
    } finally {
      mine.complete(product);
    }
    return product;
  }

  @Override
  public Product compile(Recipe.Unit unit, List<String> purpose, Path output) {
    List<Path> source = List.of(unit.file());
    List<String> words = new ArrayList<>(SourceCommand.driver(unit.setting().toolchain(), source));
    words.addAll(unit.setting().words(subject));
    words.addAll(purpose);
    words.addAll(List.of("-o", output.toString()));
    words.addAll(SourceCommand.words(source));
    return bench.run(words, subject.project(), output);
  }

  @Override
  public Product whole(Setting setting, Path output) {
    return bench.run(command(setting, output), subject.project(), output);
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
