package io.nifproof.loader;

import java.util.function.Supplier;

/** A value that is made when it is asked for first, and then kept. Thread-safe. */
final class Once<T> {
  private Supplier<T> maker;
  private T value;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    if (maker != null) {
      value = maker.get();
      maker = null;
    }
    return value;
  }
}
