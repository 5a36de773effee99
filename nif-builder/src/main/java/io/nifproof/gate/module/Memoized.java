package io.nifproof.gate.module;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something about modules that is made once, by whoever asks first; all get the same, also the same
 * failure. Thread-safe.
 */
final class Memoized<T> {
  private final String what;
  private final FutureTask<T> task;

  /**
   * Nothing is made yet.
   *
   * @param what what it is, for messages: {@code module}
   * @param make makes it; called once
   */
  Memoized(String what, Callable<T> make) {
    this.what = what;
    this.task = new FutureTask<>(make);
  }

  /** Makes it, unless it was made before; whether that went well is told by {@link #get}. */
  void prepare() {
    task.run();
  }

  T get() throws ModuleException {
    prepare();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ModuleException known
          ? known
          : ModuleException.missing("no " + what + ": " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ModuleException.missing("interrupted while the " + what + " was made");
    }
  }
}
