package io.nifproof.explain;

import io.nifproof.explain.frame.LoadStringClue;
import io.nifproof.explain.frame.TraceClue;
import io.nifproof.explain.process.EndClue;
import io.nifproof.explain.process.GoClue;
import io.nifproof.explain.process.HeapClue;
import io.nifproof.explain.process.KernelClue;
import io.nifproof.explain.process.LanguageClue;
import io.nifproof.explain.process.ProcessorClue;
import io.nifproof.explain.process.ReportClue;
import io.nifproof.explain.process.SanitizerClue;
import io.nifproof.explain.refusal.LoadNifClue;
import io.nifproof.explain.refusal.Loaders;
import io.nifproof.explain.refusal.NifVersionClue;
import io.nifproof.explain.refusal.OnLoadClue;
import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statement;
import io.nifproof.explain.text.Statements;
import io.nifproof.explain.vm.DumpClue;
import io.nifproof.explain.vm.DumpFacts;
import io.nifproof.explain.vm.DumpFactsTeller;
import io.nifproof.explain.vm.DumpReader;
import io.nifproof.explain.vm.MemoryClue;
import io.nifproof.explain.vm.SelectClue;
import io.nifproof.explain.vm.VmReportClue;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a crash text says. Immutable.
 *
 * @param statements proofs first, then what is likely, what is excluded, what to try
 * @param quotes the lines that the statements rest on, by number from 1
 */
public record Explanation(List<Statement> statements, Map<Integer, String> quotes) {
  private static final int LONGEST = 8 << 20;
  private static final int HEAD = 1 << 16;
  private static final String DUMP = "=erl_crash_dump:";

  /** Frames first: they name the place. */
  private static final List<Clue> CLUES =
      Stream.of(
              List.of(
                  new TraceClue(), new LoadStringClue(), new LoadNifClue(), new NifVersionClue()),
              Loaders.clues(),
              List.of(
                  new OnLoadClue(),
                  new KernelClue(),
                  new ReportClue(),
                  new SanitizerClue(),
                  new LanguageClue(),
                  new GoClue(),
                  new HeapClue(),
                  new SelectClue(),
                  new MemoryClue(),
                  new VmReportClue(),
                  new DumpClue(),
                  new EndClue(),
                  new ProcessorClue(),
                  new ClaimClue()))
          .flatMap(List::stream)
          .toList();

  /** Copies the collections. */
  public Explanation {
    statements = List.copyOf(statements);
    quotes = Map.copyOf(quotes);
  }

  /** Reads a text of any kind and length; of a very long one the beginning. */
  public static Explanation of(String text) {
    ReportedText crash = new ReportedText(text);
    return told(crash, read(crash), Map.of());
  }

  /**
   * Reads a text, or a crash dump of any size; of a text the first 8 MiB. The stream stays open.
   *
   * @throws IOException when it cannot be read
   */
  public static Explanation of(InputStream in) throws IOException {
    BufferedInputStream whole = new BufferedInputStream(in, HEAD);
    whole.mark(HEAD);
    String head = new String(whole.readNBytes(HEAD), StandardCharsets.UTF_8);
    whole.reset();
    return head.startsWith(DUMP)
        ? ofDump(head, whole)
        : of(new String(whole.readNBytes(LONGEST), StandardCharsets.UTF_8));
  }

  /** The head goes to the clues; the sections have a reader of their own. */
  private static Explanation ofDump(String head, InputStream in) throws IOException {
    int end = head.indexOf("\n=", DUMP.length());
    ReportedText crash = new ReportedText(end < 0 ? head : head.substring(0, end));
    Statements statements = read(crash);
    DumpFacts facts = DumpReader.read(in);
    DumpFactsTeller.tell(facts, statements);
    return told(crash, statements, facts.quotes());
  }

  private static Statements read(ReportedText crash) {
    Statements statements = new Statements();
    CLUES.forEach(clue -> clue.read(crash, statements));
    return statements;
  }

  private static Explanation told(
      ReportedText crash, Statements statements, Map<Integer, String> others) {
    Map<Integer, String> quotes = new TreeMap<>(others);
    statements.sorted().stream()
        .map(Statement::line)
        .filter(line -> line > 0 && line <= crash.size())
        .forEach(line -> quotes.put(line, crash.line(line)));
    return new Explanation(statements.sorted(), quotes);
  }

  /** Whether the text is no evidence of anything. */
  public boolean provesNothing() {
    return statements.stream().noneMatch(s -> s.kind() != Statement.Kind.TRY);
  }
}
