package io.nifproof.explain;

import java.util.List;

/**
 * What a crash text says. Immutable.
 *
 * @param statements proofs first, then what is likely, what is excluded, what to try
 * @param lines the text's lines, for {@link Statement#line}
 */
public record Explanation(List<Statement> statements, List<String> lines) {
  private static final List<Clue> CLUES =
      List.of(
          new RefusalClue(),
          new FrameClue(),
          new KernelClue(),
          new SignalClue(),
          new DumpClue(),
          new ProcessorClue(),
          new ClaimClue());

  /** Copies the lists. */
  public Explanation {
    statements = List.copyOf(statements);
    lines = List.copyOf(lines);
  }

  /** Reads a text of any kind and length; of a very long one the beginning. */
  public static Explanation of(String text) {
    CrashText crash = new CrashText(text);
    Statements statements = new Statements();
    CLUES.forEach(clue -> clue.read(crash, statements));
    List<Statement> found = statements.sorted();
    return new Explanation(found, text.lines().limit(50_000).toList());
  }

  /** Whether the text is no evidence of anything. */
  public boolean provesNothing() {
    return statements.stream().noneMatch(s -> s.kind() != Statement.Kind.TRY);
  }
}
