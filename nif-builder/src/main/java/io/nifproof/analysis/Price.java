package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.CallTiming;
import io.nifproof.result.CellResult;
import java.util.Locale;
import java.util.Optional;

/**
 * What a call of a case takes in one cell.
 *
 * @param cell the cell
 * @param time the figures
 * @param speed how many times as fast it is as the very same cell at O0; empty for O0 itself, where
 *     there is none, and where one of the two took no time that could be told
 * @param same whether the difference to O0 is within the noise
 */
public record Price(CellResult cell, CallTiming.Timed time, Optional<Double> speed, boolean same) {
  static Price of(CellResult cell, CallTiming.Timed time, Optional<CallTiming.Timed> reference) {
    Optional<Double> speed =
        reference
            .filter(at -> time.nanos() > 0 && at.nanos() > 0)
            .map(at -> at.nanos() / time.nanos());
    return new Price(cell, time, speed, speed.isPresent() && time.same(reference.orElseThrow()));
  }

  /** The compiler and what is special about its flags; the library's name where there is none. */
  public String maker() {
    String flags =
        cell.axis(Axis.FLAGS).filter(set -> !set.equals("plain")).map(set -> " " + set).orElse("");
    return cell.axis(Axis.COMPILER)
        .map(name -> name + flags)
        .orElseGet(() -> cell.subject().variant());
  }

  /** The runtime and its VM. */
  public String place() {
    return cell.subject().place();
  }

  /** The level; empty for a library that was there. */
  public String level() {
    return cell.axis(Axis.OPTIMIZE).orElse("");
  }

  /** In words, against O0; empty where that is not known. */
  public String words() {
    if (speed.isEmpty()) {
      return "";
    }
    return same ? "the same as O0" : String.format(Locale.ROOT, "%.1fx as fast as O0", speed.get());
  }
}
