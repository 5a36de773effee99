package io.nifproof.explain.frame;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The crash of the commonest mistake in a table, in a trace or in prose: strlen of a NULL name. */
public final class LoadStringClue implements Clue {
  private static final int NEAR = 8;
  private static final Pattern STRLEN = Pattern.compile("\\b_*strlen(?:_[a-z0-9_]{1,30})?\\b");
  private static final Pattern LOAD_NIF =
      Pattern.compile("\\b(?:erts_load_nif|beam_jit_load_nif|load_nif_2|erlang:load_nif)\\b");
  private static final Pattern NULL_ARGUMENT =
      Pattern.compile(
          "\\brdi\\s+0x0+\\b|\\bx0\\s+0x0+\\b|\\bs=0x0\\b|si_addr\\s*=\\s*0x0+\\b"
              + "|segfault at 0+ ip|(?i:fault address:? *(?:0x)?0+\\b)");
  private static final Pattern SENTINEL =
      Pattern.compile(
          "\\{\\s*NULL\\s*,\\s*0\\s*,\\s*NULL|(?i:null[- ]terminat(?:ion|ed|or)|sentinel row)");

  @Override
  public void read(ReportedText text, Statements statements) {
    Optional<Found> load = text.first(LOAD_NIF);
    Optional<Found> length =
        load.flatMap(at -> text.firstFrom(at.number() - NEAR, at.number() + 1, STRLEN));
    boolean called = Traces.ofCrash(text).flatMap(Trace::library).isPresent();
    if (length.isEmpty() || called) {
      return;
    }
    int line = length.get().number();
    statements.proves(
        line,
        "the VM crashed while it took the length of a string of the library's entry, in"
            + " load_nif: the library's own code was not running");
    whatWasRead(text, line, statements);
    text.first(SENTINEL)
        .ifPresent(
            mark ->
                statements
                    .suggests(
                        mark.number(),
                        "the row of zeros at the end of the table is the crash itself: ERL_NIF_INIT"
                            + " counts the rows, so it is a function without a name")
                    .next(mark.number(), "remove the {NULL, 0, NULL} row; add none"));
    statements.next(line, "nifproof audit FILE, and nifproof explain " + FindingId.NP010);
  }

  private static void whatWasRead(ReportedText text, int line, Statements statements) {
    Optional<Found> nothing = text.first(NULL_ARGUMENT);
    if (nothing.isPresent()) {
      statements.proves(
          nothing.get().number(),
          "that string was NULL: the function table has a row without a name ("
              + FindingId.NP010
              + "), or its module"
              + " has none ("
              + FindingId.NP015
              + ")");
    } else {
      statements.suggests(
          line,
          "the string was NULL, that is, the table has a row without a name ("
              + FindingId.NP010
              + "); register rdi"
              + " or x0, or a fault address of 0, would prove it");
    }
  }
}
