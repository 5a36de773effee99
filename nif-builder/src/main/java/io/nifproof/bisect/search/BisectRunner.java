package io.nifproof.bisect.search;

import io.nifproof.bisect.result.BisectEvent;
import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.LibraryTest;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.result.TestAnswer;
import io.nifproof.bisect.variant.BuiltVariant;
import io.nifproof.bisect.variant.VariantBuilder;
import io.nifproof.bisect.variant.VariantRecipe;
import io.nifproof.node.files.Checksum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Answers what a library does that is built in some way. As many at a time as there are cores; of
 * libraries with equal bytes only the first is tested. One thread asks.
 */
public final class BisectRunner implements AutoCloseable {
  private final VariantBuilder builder;
  private final LibraryTest test;
  private final Consumer<BisectEvent> listener;
  private final int width = Math.max(2, Runtime.getRuntime().availableProcessors());
  private final Map<String, CompletableFuture<TestAnswer>> known = new ConcurrentHashMap<>();
  private final AtomicInteger tested = new AtomicInteger();
  private final ExecutorService workers;
  private String step = "";
  private boolean announced = true;

  /**
   * What is to be tried.
   *
   * @param label its name for people
   * @param recipe how it is made
   */
  public record Trial(String label, VariantRecipe recipe) {}

  private record Result(TestAnswer answer, boolean remembered) {}

  public BisectRunner(VariantBuilder builder, LibraryTest test, Consumer<BisectEvent> listener) {
    this.builder = builder;
    this.test = test;
    this.listener = listener;
    this.workers =
        Executors.newFixedThreadPool(
            width,
            task -> {
              Thread thread = new Thread(task, "bisect");
              thread.setDaemon(true);
              return thread;
            });
  }

  VariantBuilder builder() {
    return builder;
  }

  public BisectSubject subject() {
    return builder.subject();
  }

  /** How many may be tried side by side. */
  int width() {
    return width;
  }

  public int tested() {
    return tested.get();
  }

  /** Says what the next trials are for; told when there is something to tell. */
  void begin(String title) {
    step = title;
    announced = false;
  }

  private void announce() {
    if (!announced) {
      announced = true;
      listener.accept(new BisectEvent.Step(step));
    }
  }

  public void learnt(String sentence) {
    announce();
    listener.accept(new BisectEvent.Learnt(sentence));
  }

  public TestAnswer ask(String label, VariantRecipe recipe) {
    return ask(List.of(new Trial(label, recipe))).get(0);
  }

  public TestAnswer ask(Setting setting) {
    return ask(setting.id(), VariantRecipe.of(subject(), setting));
  }

  /** The answers, in the order of the trials. */
  public List<TestAnswer> ask(List<Trial> trials) {
    announce();
    List<CompletableFuture<Result>> started = new ArrayList<>();
    for (Trial trial : trials) {
      started.add(CompletableFuture.supplyAsync(() -> answer(trial.recipe()), workers));
    }
    List<TestAnswer> answers = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Result result = started.get(i).join();
      answers.add(tell(trials.get(i).label(), result));
    }
    return answers;
  }

  /** Tests a library that was made elsewhere, whether its bytes are known or not. */
  TestAnswer askFile(String label, Path library) {
    tested.incrementAndGet();
    return tell(label, new Result(test.test(library), false));
  }

  /** What a library does in the cases that are not bisected. */
  Map<String, TestAnswer> others(Path library) {
    return test.others(library);
  }

  /** Asks again, in a fresh node. */
  TestAnswer askAgain(String label, VariantRecipe recipe) {
    BuiltVariant product = builder.library(recipe);
    return product instanceof BuiltVariant.Made made
        ? askFile(label, made.file())
        : tell(label, new Result(notBuilt(product), false));
  }

  private TestAnswer tell(String label, Result result) {
    announce();
    listener.accept(new BisectEvent.Tried(step, label, result.answer(), result.remembered()));
    return result.answer();
  }

  private Result answer(VariantRecipe recipe) {
    BuiltVariant product = builder.library(recipe);
    if (!(product instanceof BuiltVariant.Made made)) {
      return new Result(notBuilt(product), false);
    }
    CompletableFuture<TestAnswer> mine = new CompletableFuture<>();
    CompletableFuture<TestAnswer> other = known.putIfAbsent(hash(made.file()), mine);
    if (other != null) {
      return new Result(other.join(), true);
    }
    tested.incrementAndGet();
    TestAnswer answer = new TestAnswer.Unclear("the test was broken off");
    try {
      answer = test.test(made.file());
    } finally {
      mine.complete(answer);
    }
    return new Result(answer, false);
  }

  private static TestAnswer notBuilt(BuiltVariant product) {
    return new TestAnswer.NotBuilt(((BuiltVariant.NotMade) product).words());
  }

  /** Of the library and of those beside it, which it may need. */
  private static String hash(Path file) {
    try (Stream<Path> all = Files.list(file.getParent())) {
      StringBuilder hash = new StringBuilder();
      for (Path one : all.sorted().toList()) {
        hash.append(one.getFileName()).append(Checksum.SHA256.of(one));
      }
      return hash.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
