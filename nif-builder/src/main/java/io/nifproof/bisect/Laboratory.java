package io.nifproof.bisect;

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
final class Laboratory implements AutoCloseable {
  private final Workshop workshop;
  private final LibraryTest test;
  private final Consumer<BisectEvent> listener;
  private final int width = Math.max(2, Runtime.getRuntime().availableProcessors());
  private final Map<String, CompletableFuture<Answer>> known = new ConcurrentHashMap<>();
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
  record Trial(String label, Recipe recipe) {}

  private record Result(Answer answer, boolean remembered) {}

  Laboratory(Workshop workshop, LibraryTest test, Consumer<BisectEvent> listener) {
    this.workshop = workshop;
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

  Workshop workshop() {
    return workshop;
  }

  Subject subject() {
    return workshop.subject();
  }

  /** How many may be tried side by side. */
  int width() {
    return width;
  }

  int tested() {
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

  void learnt(String sentence) {
    announce();
    listener.accept(new BisectEvent.Learnt(sentence));
  }

  Answer ask(String label, Recipe recipe) {
    return ask(List.of(new Trial(label, recipe))).get(0);
  }

  Answer ask(Setting setting) {
    return ask(setting.id(), Recipe.of(subject(), setting));
  }

  /** The answers, in the order of the trials. */
  List<Answer> ask(List<Trial> trials) {
    announce();
    List<CompletableFuture<Result>> started = new ArrayList<>();
    for (Trial trial : trials) {
      started.add(CompletableFuture.supplyAsync(() -> answer(trial.recipe()), workers));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Result result = started.get(i).join();
      answers.add(tell(trials.get(i).label(), result));
    }
    return answers;
  }

  /** Tests a library that was made elsewhere, whether its bytes are known or not. */
  Answer askFile(String label, Path library) {
    tested.incrementAndGet();
    return tell(label, new Result(test.test(library), false));
  }

  /** What a library does in the cases that are not bisected. */
  Map<String, Answer> others(Path library) {
    return test.others(library);
  }

  /** Asks again, in a fresh node. */
  Answer askAgain(String label, Recipe recipe) {
    Product product = workshop.library(recipe);
    return product instanceof Product.Made made
        ? askFile(label, made.file())
        : tell(label, new Result(notBuilt(product), false));
  }

  private Answer tell(String label, Result result) {
    announce();
    listener.accept(new BisectEvent.Tried(step, label, result.answer(), result.remembered()));
    return result.answer();
  }

  private Result answer(Recipe recipe) {
    Product product = workshop.library(recipe);
    if (!(product instanceof Product.Made made)) {
      return new Result(notBuilt(product), false);
    }
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> other = known.putIfAbsent(hash(made.file()), mine);
    if (other != null) {
      return new Result(other.join(), true);
    }
    tested.incrementAndGet();
    Answer answer = new Answer.Unclear("the test was broken off");
    try {
      answer = test.test(made.file());
    } finally {
      mine.complete(answer);
    }
    return new Result(answer, false);
  }

  private static Answer notBuilt(Product product) {
    return new Answer.NotBuilt(((Product.NotMade) product).words());
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
