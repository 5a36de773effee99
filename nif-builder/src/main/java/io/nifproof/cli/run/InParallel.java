package io.nifproof.cli.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Does the same with many things on all processors. */
public final class InParallel {
  private InParallel() {}

  /**
   * Applies a function, which must be thread-safe, to all; the results come in the order of the
   * things. What a function throws is thrown here.
   *
   * @param array makes an array of results
   */
  public static <T, R> List<R> map(List<T> all, Function<T, R> function, IntFunction<R[]> array) {
    R[] results = array.apply(all.size());
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
            results[i] = function.apply(all.get(i));
          }
        };
    List<FutureTask<Void>> helpers = new ArrayList<>();
    for (int i = Math.min(Runtime.getRuntime().availableProcessors(), all.size()); i > 1; i--) {
      FutureTask<Void> helper = new FutureTask<>(work, null);
      Thread thread = new Thread(helper, "helper-" + i);
      thread.setDaemon(true);
      thread.start();
      helpers.add(helper);
    }
    work.run();
    helpers.forEach(InParallel::await);
    return Arrays.asList(results);
  }

  private static void await(FutureTask<Void> helper) {
    try {
      helper.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
