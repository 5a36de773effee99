package io.nifproof.bisect;

import io.nifproof.build.SourceCommand;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compiles and links, each object once. Thread-safe.
 *
 * <p>Objects have no debug information, which would name the flags: so libraries whose code is the
 * same have the same bytes.
 */
final class Workshop {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final Subject subject;
  private final Path folder;
  private final CompilerProcess process;
  private final Map<Recipe.Unit, CompletableFuture<Product>> objects = new ConcurrentHashMap<>();
  private final AtomicInteger counter = new AtomicInteger();

  Workshop(Subject subject, Path folder, CompilerProcess process) {
    this.subject = subject;
    this.folder = folder;
    this.process = process;
  }

  Subject subject() {
    return subject;
  }

  /** A name in the workshop's folder that nobody has. */
  Path fresh(String ending) {
    return folder.resolve(counter.incrementAndGet() + ending);
  }

  /** The library of a recipe. */
  Product library(Recipe recipe) {
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
    Path output = fresh(".so");
    words.addAll(List.of("-o", output.toString()));
    words.addAll(recipe.link().linkWords(subject));
    return run(words, output);
  }

  private Product object(Recipe.Unit unit) {
    CompletableFuture<Product> mine = new CompletableFuture<>();
    CompletableFuture<Product> known = objects.putIfAbsent(unit, mine);
    if (known != null) {
      return known.join();
    }
    Path output = fresh(".o");
    Product product = new Product.NotMade("the compiler was not run");
    try {
      product = compile(unit, List.of("-c"), output);
    } finally {
      mine.complete(product);
    }
    return product;
  }

  /** One unit, with the words that say what to make of it. */
  Product compile(Recipe.Unit unit, List<String> purpose, Path output) {
    List<Path> source = List.of(unit.source());
    List<String> words = new ArrayList<>(SourceCommand.driver(unit.setting().toolchain(), source));
    words.addAll(unit.setting().words(subject));
    words.addAll(purpose);
    words.addAll(List.of("-o", output.toString()));
    words.addAll(SourceCommand.words(source));
    return run(words, output);
  }

  /** The names of functions as their source has them, as far as a demangler is there. */
  List<String> demangled(List<String> names) {
    if (names.isEmpty()) {
      return names; // c++filt would wait for them on its standard input
    }
    List<String> words = new ArrayList<>(List.of("c++filt"));
    words.addAll(names);
    try {
      CompilerEnd end = process.run(words, subject.project(), DEADLINE);
      List<String> lines =
          end instanceof CompilerEnd.Ended ended ? ended.output().lines().toList() : List.of();
      return lines.size() == names.size() ? lines : names;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return names;
    }
  }

  /** What a compiler prints when it is asked about a setting; empty when it does not answer. */
  String say(Setting setting, List<String> question) {
    List<String> words = new ArrayList<>(setting.toolchain().command());
    words.addAll(question);
    words.add(setting.level().flag());
    words.addAll(setting.flags());
    try {
      CompilerEnd end = process.run(words, subject.project(), DEADLINE);
      return end instanceof CompilerEnd.Ended ended ? ended.output() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Runs a compiler in the project's folder. */
  Product run(List<String> words, Path output) {
    CompilerEnd end;
    try {
      end = process.run(words, subject.project(), DEADLINE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Product.NotMade("interrupted");
    }
    if (!(end instanceof CompilerEnd.Ended ended)) {
      return new Product.NotMade(
          end instanceof CompilerEnd.NeverStarted never
              ? words.get(0) + " could not be started: " + never.words()
              : words.get(0) + " did not end within " + DEADLINE.toMinutes() + " min");
    }
    boolean made = ended.status() == 0 && Files.isRegularFile(output);
    return made
        ? new Product.Made(output, ended.output())
        : new Product.NotMade(complaint(ended.output(), ended.status()));
  }

  private static String complaint(String output, int status) {
    return output
        .lines()
        .filter(line -> line.contains("error"))
        .findFirst()
        .orElse("the compiler ended with status " + status);
  }
}
