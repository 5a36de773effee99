package io.nifproof.gate.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** As many workers as there are cores, and tasks that start in the order they came in. */
final class WorkQueue implements AutoCloseable {
  private final int size = Math.max(2, Runtime.getRuntime().availableProcessors());
  private final AtomicInteger counter = new AtomicInteger();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          size,
          task -> {
            Thread thread = new Thread(task, "worker-" + counter.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  int size() {
    return size;
  }

  /** Runs a task when its turn comes. */
  public void run(Runnable task) {
    workers.execute(task);
  }

  /** Runs a task when its turn comes. */
  <T> CompletableFuture<T> submit(Supplier<T> task) {
    CompletableFuture<T> promise = new CompletableFuture<>();
    workers.execute(() -> fulfil(promise, task));
    return promise;
  }

  /** Completes a promise with what comes of a task. */
  static <T> void fulfil(CompletableFuture<T> promise, Supplier<T> task) {
    try {
      promise.complete(task.get());
    } catch (Throwable failure) {
      promise.completeExceptionally(failure);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
