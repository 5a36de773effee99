package io.nifproof.explain.vm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects facts from a dump's sections. Not thread-safe. */
final class DumpSections {
  private static final int MOST_RUNNING = 8;
  private static final Pattern FUNCTION = Pattern.compile("\\(?([^\\s()]+:[^\\s()]+/\\d+)");

  private enum Section {
    MEMORY,
    ATOMS,
    PROCESS,
    OTHER
  }

  private final Map<String, DumpFacts.Figure> memory = new HashMap<>();
  private final List<DumpFacts.Task> running = new ArrayList<>();
  private DumpFacts.Figure atoms;
  private DumpFacts.Figure atomLimit;
  private DumpFacts.Task largest;
  private DumpFacts.Task busiest;
  private long modules;
  private boolean complete;
  private Section section = Section.OTHER;
  private DumpFacts.Task process;

  /** Whether the lines of the section that is being read are of interest. */
  boolean wantsLines() {
    return section != Section.OTHER;
  }

  void line(int number, String line) {
    if (line.charAt(0) == '=') {
      begin(number, line);
      return;
    }
    switch (section) {
      case MEMORY -> number(number, line).ifPresent(key(line));
      case ATOMS -> atoms(number, line);
      case PROCESS -> process(line);
      case OTHER -> {}
    }
  }

  private java.util.Optional<DumpFacts.Figure> number(int number, String line) {
    int colon = line.indexOf(": ");
    try {
      return colon < 0
          ? java.util.Optional.empty()
          : java.util.Optional.of(
              new DumpFacts.Figure(
                  number, Long.parseLong(line.substring(colon + 2).strip()), line));
    } catch (NumberFormatException e) {
      return java.util.Optional.empty();
    }
  }

  private java.util.function.Consumer<DumpFacts.Figure> key(String line) {
    return value -> memory.put(line.substring(0, line.indexOf(':')), value);
  }

  private void begin(int number, String line) {
    close();
    section = Section.OTHER;
    if (line.equals("=memory")) {
      section = Section.MEMORY;
    } else if (line.equals("=index_table:atom_tab")) {
      section = Section.ATOMS;
    } else if (line.startsWith("=proc:")) {
      section = Section.PROCESS;
      process = new DumpFacts.Task(number, line.substring(6), "", "", "", 0, 0);
    } else if (line.startsWith("=mod:")) {
      modules++;
    } else if (line.equals("=end")) {
      complete = true;
    }
  }

  private void atoms(int number, String line) {
    if (line.startsWith("entries:")) {
      atoms = number(number, line).orElse(atoms);
    } else if (line.startsWith("limit:")) {
      atomLimit = number(number, line).orElse(atomLimit);
    }
  }

  private void process(String line) {
    int colon = line.indexOf(": ");
    if (colon < 0) {
      return;
    }
    String value = line.substring(colon + 2).strip();
    DumpFacts.Task p = process;
    process =
        switch (line.substring(0, colon)) {
          case "Name" -> p.named(value);
          case "State" -> p.in(value);
          case "Program counter", "Current call", "Last scheduled in for" ->
              p.calling(call(p.call(), value));
          case "Last calls" -> p.calling(last(p.call(), value));
          case "Message queue length" -> p.queueing(count(value));
          case "Stack+heap", "OldHeap" -> p.holding(count(value));
          default -> p;
        };
  }

  private static String call(String before, String value) {
    Matcher function = FUNCTION.matcher(value);
    return before.isEmpty() && function.find() ? function.group(1) : before;
  }

  /** The newest stands first; they are there when the process had save_calls set. */
  private static String last(String call, String value) {
    String calls = value.strip();
    return calls.isEmpty() ? call : (call.isEmpty() ? "" : call + ", ") + "last call " + calls;
  }

  private static long count(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void close() {
    if (process == null) {
      return;
    }
    largest = largest == null || process.words() > largest.words() ? process : largest;
    busiest = busiest == null || process.queue() > busiest.queue() ? process : busiest;
    if (running.size() < MOST_RUNNING
        && process.state().matches("Running.*|Garbing.*|.*CURRENT.*")) {
      running.add(process);
    }
    process = null;
  }

  DumpFacts facts() {
    close();
    return new DumpFacts(memory, atoms, atomLimit, running, largest, busiest, modules, complete);
  }
}
