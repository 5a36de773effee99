package io.nifproof.explain.vm;

import io.nifproof.explain.text.Statements;

/** Says what the sections of a dump tell. Has no state. */
public final class DumpFactsTeller {
  private static final long MIB = 1 << 20;
  private static final long MANY_MESSAGES = 10_000;
  private static final long LARGE_HEAP = 1 << 24;
  private static final int NEARLY = 95;

  private DumpFactsTeller() {}

  /** Adds what is out of the ordinary, and what ran. */
  public static void tell(DumpFacts facts, Statements statements) {
    atoms(facts, statements);
    memory(facts, statements);
    facts
        .running()
        .forEach(
            process ->
                statements.proves(
                    process.line(),
                    "process "
                        + process.who()
                        + " was running"
                        + (process.call().isEmpty() ? "" : " in `" + process.call() + "`")));
    DumpFacts.Task busiest = facts.busiest();
    if (busiest != null && busiest.queue() >= MANY_MESSAGES) {
      statements.suggests(
          busiest.line(),
          "process " + busiest.who() + " did not keep up: " + busiest.queue() + " messages wait");
    }
    DumpFacts.Task largest = facts.largest();
    if (largest != null && largest.words() >= LARGE_HEAP) {
      statements.suggests(
          largest.line(),
          "process "
              + largest.who()
              + " holds most: "
              + largest.words() * 8 / MIB
              + " MiB of heap");
    }
    if (!facts.complete()) {
      statements.suggests(
          0, "the dump has no end: it was cut, or the VM was killed while it wrote");
    }
  }

  private static void atoms(DumpFacts facts, Statements statements) {
    if (facts.atoms() == null || facts.atomLimit() == null) {
      return;
    }
    long used = facts.atoms().value();
    long limit = facts.atomLimit().value();
    if (used * 100 >= limit * NEARLY) {
      statements
          .proves(
              facts.atoms().line(),
              "the atom table was full: " + used + " of " + limit + "; atoms are made from data")
          .next(
              facts.atoms().line(),
              "in NIFs use enif_make_existing_atom for names from outside, or binaries");
    }
  }

  private static void memory(DumpFacts facts, Statements statements) {
    DumpFacts.Figure total = facts.memory().get("total");
    if (total == null) {
      return;
    }
    String kinds =
        facts.memory().entrySet().stream()
            .filter(entry -> entry.getKey().matches("processes|binary|ets|code|atom"))
            .sorted((a, b) -> Long.compare(b.getValue().value(), a.getValue().value()))
            .limit(3)
            .map(entry -> entry.getKey() + " " + entry.getValue().value() / MIB)
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    statements.proves(
        total.line(),
        "the VM's allocators held "
            + total.value() / MIB
            + " MiB ("
            + kinds
            + "); what libraries take with malloc is not in it");
  }
}
