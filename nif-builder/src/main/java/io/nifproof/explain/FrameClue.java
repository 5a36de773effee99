package io.nifproof.explain;

import io.nifproof.finding.FindingId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Backtraces: of gdb, of coredumpctl, or in prose. */
final class FrameClue implements Clue {
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
  private static final Pattern JUMP_TO_NULL = Pattern.compile("^\\s*#0\\s+0x0+ in \\?\\?");
  private static final Pattern AFTER_CALL =
      Pattern.compile(
          "^\\s*#[01]\\s+(?:0x[0-9a-f]+ in )?(?:beam_jit_call_nif|call_nif|process_main)\\b");
  private static final Pattern JIT_TOP =
      Pattern.compile("^\\s*#0\\s+0x[0-9a-f]+ in (?:\\$global::call_nif_shared|\\?\\?)");
  private static final Pattern CALL_NIF = Pattern.compile("beam_jit_call_nif|call_nif_shared");
  private static final Pattern IN_INIT = Pattern.compile("^\\s*#\\d+\\s.*\\bnif_init\\b");
  private static final Pattern IN_CONSTRUCTOR = Pattern.compile("^\\s*#\\d+\\s.*\\b_?call_init\\b");

  @Override
  public void read(CrashText text, Statements statements) {
    strlen(text, statements);
    text.first(JUMP_TO_NULL)
        .ifPresent(
            line ->
                statements
                    .proves(
                        line.number(),
                        "the process jumped to address 0: a NULL function" + " pointer was called")
                    .next(
                        line.number(),
                        "nifproof audit FILE: "
                            + FindingId.NP011
                            + " names a row of the table without a function"));
    text.first(AFTER_CALL)
        .or(() -> text.first(JIT_TOP).filter(unused -> text.has(CALL_NIF)))
        .ifPresent(line -> afterCall(line, statements));
    text.first(IN_INIT)
        .ifPresent(
            line ->
                statements.proves(
                    line.number(), "the crash is inside nif_init, before any table was read"));
    text.first(IN_CONSTRUCTOR)
        .ifPresent(
            line ->
                statements.proves(
                    line.number(),
                    "a constructor of a library ran: the crash is in dlopen, before nif_init"));
  }

  private static void strlen(CrashText text, Statements statements) {
    Optional<CrashText.Found> load = text.first(LOAD_NIF);
    Optional<CrashText.Found> length =
        load.flatMap(at -> text.firstFrom(at.number() - NEAR, at.number() + 1, STRLEN));
    if (length.isEmpty()) {
      return;
    }
    int line = length.get().number();
    statements.proves(
        line,
        "the VM crashed while it took the length of a string of the library's entry, in"
            + " load_nif: the library's own code was not running");
    Optional<CrashText.Found> nothing = text.first(NULL_ARGUMENT);
    Optional<CrashText.Found> sentinel = text.first(SENTINEL);
    if (nothing.isPresent()) {
      statements.proves(
          nothing.get().number(),
          "that string was NULL: the function table has a row without a name ("
              + FindingId.NP010
              + "), or its module has none ("
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
    sentinel.ifPresent(
        mark ->
            statements
                .suggests(
                    mark.number(),
                    "the row of zeros at the end of the table is the crash itself: ERL_NIF_INIT"
                        + " counts the rows, so it is a function without a name")
                .next(mark.number(), "remove the {NULL, 0, NULL} row; add none"));
    statements.next(line, "nifproof audit FILE, and nifproof explain " + FindingId.NP010);
  }

  private static void afterCall(CrashText.Found line, Statements statements) {
    statements
        .suggests(
            line.number(),
            "a NIF had just returned, and no code of it is in the trace: it changed a register"
                + " that it must keep (rbx, rbp, r12-r15; x19-x28), as wrong assembly or a JIT does"
                + ", or it overwrote its return address")
        .next(
            line.number(),
            "look at the assembly, setjmp and JIT code of the NIF; build it with"
                + " -fstack-protector-all");
  }
}
