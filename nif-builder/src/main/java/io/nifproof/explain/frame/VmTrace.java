package io.nifproof.explain.frame;

import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statement.Kind;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Traces in which no frame is the library's. */
final class VmTrace {
  /**
   * Where the VM died.
   *
   * @param function a function of the trace
   * @param within how far from the top
   */
  private record Place(
      Pattern function, int within, Kind kind, String says, FindingId finding, String remedy) {}

  private static Place place(
      String regex, int within, Kind kind, String says, FindingId finding, String remedy) {
    return new Place(Pattern.compile("^(?:" + regex + ")$"), within, kind, says, finding, remedy);
  }

  private static final String FIND =
      "which NIF did it: the crash dump's or the VM's list of loaded NIFs, then nifproof check with"
          + " its cases, or -fsanitize=address with +Mea min";
  private static final List<Place> PLACES =
      List.of(
          place(
              "_?call_init\\w*|_dl_init\\w*|.*runAllInitializers.*",
              30,
              Kind.PROVES,
              "a constructor of a library ran: the crash is in dlopen, before nif_init",
              FindingId.NP111,
              "move what the constructor does into `load`"),
          place(
              "dyld[34]?::.*|_dl_(?:relocate|map|lookup|check|fixup|open)\\w*|dl_open_worker\\w*|elf_\\w+",
              4,
              Kind.SUGGESTS,
              "the dynamic loader died while it read a library's file: the file is damaged, or was"
                  + " replaced while it was loaded (on macOS, its signature no longer holds)",
              FindingId.NP120,
              "compare size and checksum with the original; codesign --verify FILE on macOS"),
          place(
              "erts_load_nif|beam_jit_load_nif|load_nif_2",
              3,
              Kind.PROVES,
              "the crash is in load_nif, while the VM read the library's entry or table",
              FindingId.NP101,
              "nifproof audit FILE"),
          place(
              "run_resource_dtor|nif_resource_dtor",
              2,
              Kind.SUGGESTS,
              "the VM was about to run a resource's destructor, and its code is not there: the"
                  + " library was unloaded, or the resource's memory was overwritten or released"
                  + " once too often",
              FindingId.NP118,
              "look for enif_release_resource without its enif_alloc_resource or"
                  + " enif_keep_resource"),
          place(
              "(?:dirty_)?garbage_collect\\w*|(?:do_)?(?:minor|major)(?:_collection)?|(?:full_)?sweep\\w*"
                  + "|move_(?:boxed|cons)\\w*|erts_garbage_collect\\w*|offset_\\w+|sweep_off_heap"
                  + "|erts_cleanup_\\w+|copy_struct\\w*|copy_shared\\w*|size_object\\w*|size_shared\\w*"
                  + "|erts_printf_term|(?:eq|make_hash2?)|enc_term|encode_size_struct\\w*|db_\\w+",
              5,
              Kind.SUGGESTS,
              "the VM died while it walked over the terms of a process (`$fun`): a heap had been"
                  + " damaged earlier. NIFs do that with terms that are none, or are kept after"
                  + " their call, or with memory written past its end; a mistake of the VM is"
                  + " possible and rare",
              FindingId.NP116,
              FIND),
          place(
              "erts_al\\w+|aoff_\\w+|rbt_\\w+|bf_\\w+|aff_\\w+|mbc_\\w+|dealloc_block\\w*|link_free_block"
                  + "|unlink_free_block|erts_mseg\\w*|erts_free|erts_alloc\\w*|erts_alcu\\w+|enif_alloc\\w*"
                  + "|enif_free|malloc_printerr\\w*|_int_\\w+|malloc_consolidate|unlink_chunk\\w*|free"
                  + "|__libc_free|malloc|__libc_malloc|tcache_\\w+",
              6,
              Kind.SUGGESTS,
              "the VM died in an allocator (`$fun`), whose own records had been overwritten"
                  + " earlier: memory freed twice, or something written past its end. The trace"
                  + " shows the victim",
              FindingId.NP107,
              FIND),
          place(
              "__run_exit_handlers|_dl_fini|exit|__cxa_finalize\\w*",
              20,
              Kind.SUGGESTS,
              "the process was ending (exit handlers, static destructors) and died of it: a thread"
                  + " of a library still ran, or its statics were destroyed too early",
              FindingId.NP111,
              "stop and join threads in `unload`; no static object with a destructor that others"
                  + " use"),
          place(
              "erts_exit\\w*|erl_exit\\w*|erts_alc_fatal_error|erl_crash_dump\\w*",
              12,
              Kind.PROVES,
              "the VM ended itself on purpose (`$fun`): its reason stands on stderr and in the"
                  + " crash dump's Slogan",
              FindingId.NP119,
              "nifproof explain erl_crash.dump"));
  private static final Pattern AFTER_CALL =
      Pattern.compile("beam_jit_call_nif|call_nif\\w*|\\$global::call_nif\\w*|erts_call_dirty_nif");
  private static final Pattern INTERPRETER = Pattern.compile("process_main");

  private VmTrace() {}

  static void tell(ReportedText text, Trace trace, Statements statements) {
    Optional<TraceFrame> zero =
        Optional.of(trace.top()).filter(f -> f.address().matches("(?:0x)?0+"));
    if (zero.isPresent() && trace.top().owner() == Owner.NOWHERE) {
      statements
          .proves(
              trace.top().line(),
              "the process jumped to address 0: a NULL function pointer was called ("
                  + FindingId.NP102
                  + ")")
          .next(
              trace.top().line(),
              "nifproof audit FILE: "
                  + FindingId.NP011
                  + " names a row of the table without a function");
      return;
    }
    if (trace.top().owner() == Owner.NOWHERE && calls(trace, 1)) {
      nameless(trace, statements);
      return;
    }
    if (afterCall(trace)) {
      register(trace, statements);
      return;
    }
    for (Place place : PLACES) {
      Optional<TraceFrame> found =
          trace.frames().stream()
              .limit(place.within())
              .filter(frame -> place.function().matcher(frame.function()).matches())
              .findFirst();
      if (found.isPresent()) {
        String function = found.get().function();
        statements
            .add(
                place.kind(),
                found.get().line(),
                place.says().replace("$fun", function) + " (" + place.finding() + ")")
            .next(found.get().line(), place.remedy());
        return;
      }
    }
    other(text, trace, statements);
  }

  private static boolean afterCall(Trace trace) {
    return AFTER_CALL.matcher(trace.top().function()).matches()
        || (trace.top().owner() == Owner.NOWHERE && calls(trace, 2) && !calls(trace, 1));
  }

  private static boolean calls(Trace trace, int depth) {
    return depth < trace.frames().size()
        && AFTER_CALL.matcher(trace.frames().get(depth).function()).matches();
  }

  /** What the VM called as a NIF, and the debugger has no name for. */
  private static void nameless(Trace trace, Statements statements) {
    statements
        .suggests(
            trace.top().line(),
            "the crash is in code that the VM called as a NIF (`"
                + trace.frames().get(1).function()
                + "`) and the debugger has no name for: the library was not at hand when the trace"
                + " was made, or is unloaded ("
                + FindingId.NP116
                + ")")
        .next(
            trace.top().line(),
            "info sharedlibrary tells which library has that address; give gdb the same files,"
                + " built with -g");
  }

  private static void register(Trace trace, Statements statements) {
    statements
        .suggests(
            trace.top().line(),
            "a NIF had just returned, and no code of it is in the trace: it changed a register that"
                + " it must keep (rbx, rbp, r12-r15; x19-x28), as wrong assembly or a JIT does, or"
                + " overwrote saved registers or its return address on the stack ("
                + FindingId.NP105
                + ")")
        .next(
            trace.top().line(),
            "look at the assembly, setjmp and JIT code of the NIF and at writes to its local"
                + " variables; build it with -fstack-protector-all or -fsanitize=address");
  }

  private static void other(ReportedText text, Trace trace, Statements statements) {
    boolean erlang = INTERPRETER.matcher(trace.top().function()).matches();
    if (!trace.has(Owner.VM)) {
      return;
    }
    statements
        .suggests(
            trace.top().line(),
            erlang
                ? "the VM died in Erlang code (the interpreter), no library's code is in the trace:"
                    + " a term or heap was damaged earlier, or the VM has a mistake"
                : "the VM died in code of its own ("
                    + trace.top().place()
                    + "), no library's code is in the trace: memory was damaged earlier, or the VM"
                    + " has a mistake. Signal: "
                    + ReportedSignal.of(text).what())
        .next(trace.top().line(), FIND);
  }
}
