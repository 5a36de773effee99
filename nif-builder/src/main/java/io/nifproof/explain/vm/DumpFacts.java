package io.nifproof.explain.vm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a crash dump tells beside its head. Immutable.
 *
 * @param memory bytes by kind, of the section {@code =memory}
 * @param atoms how many atoms there were; null when the dump does not tell
 * @param atomLimit how many there may be; null when the dump does not tell
 * @param running processes that a scheduler was running
 * @param largest the process with the largest heap; null when there is none
 * @param busiest the process with the longest queue; null when there is none
 * @param modules how many modules were loaded
 * @param complete whether the dump has its end
 */
public record DumpFacts(
    Map<String, Figure> memory,
    Figure atoms,
    Figure atomLimit,
    List<Task> running,
    Task largest,
    Task busiest,
    long modules,
    boolean complete) {
  /** Copies the collections. */
  public DumpFacts {
    memory = Map.copyOf(memory);
    running = List.copyOf(running);
  }

  /** The lines that the facts stand in, by number. */
  public Map<Integer, String> quotes() {
    Map<Integer, String> quotes = new HashMap<>();
    memory.values().forEach(number -> quotes.put(number.line(), number.text()));
    Stream.of(atoms, atomLimit)
        .filter(Objects::nonNull)
        .forEach(number -> quotes.put(number.line(), number.text()));
    Stream.concat(running.stream(), Stream.of(largest, busiest))
        .filter(Objects::nonNull)
        .forEach(process -> quotes.put(process.line(), "=proc:" + process.pid()));
    return quotes;
  }

  /**
   * A number and the line that it stands in.
   *
   * @param line from 1
   * @param value the number
   * @param text the line
   */
  public record Figure(int line, long value, String text) {}

  /**
   * A process.
   *
   * @param line of its section
   * @param pid its name in the dump
   * @param name as it is registered; empty when it is not
   * @param state as the dump has it
   * @param call the function that it was in; empty when the dump does not tell
   * @param queue messages waiting
   * @param words the heap and stack, in words
   */
  public record Task(
      int line, String pid, String name, String state, String call, long queue, long words) {
    Task named(String other) {
      return new Task(line, pid, other, state, call, queue, words);
    }

    Task in(String other) {
      return new Task(line, pid, name, other, call, queue, words);
    }

    Task calling(String other) {
      return new Task(line, pid, name, state, other, queue, words);
    }

    Task queueing(long messages) {
      return new Task(line, pid, name, state, call, messages, words);
    }

    Task holding(long more) {
      return new Task(line, pid, name, state, call, queue, words + more);
    }

    String who() {
      return pid + (name.isEmpty() ? "" : " (" + name + ")");
    }
  }
}
