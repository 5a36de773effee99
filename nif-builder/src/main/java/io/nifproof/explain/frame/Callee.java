package io.nifproof.explain.frame;

import io.nifproof.explain.text.Statement.Kind;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What it means that the library's function had called another one, which died. Immutable. {@code
 * $lib} stands for the library's function and its place, {@code $fun} for the one that it called.
 *
 * @param function the functions called
 * @param kind how sure it is
 * @param says what it means
 * @param finding the finding that goes with it
 * @param remedy what to do
 */
record Callee(Pattern function, Kind kind, String says, FindingId finding, String remedy) {
  private static Callee callee(
      String regex, Kind kind, String says, FindingId finding, String remedy) {
    return new Callee(Pattern.compile("^(?:" + regex + ")$"), kind, says, finding, remedy);
  }

  private static final String HEAP =
      "build the library with -fsanitize=address and start the VM with +Mea min, or run with"
          + " MALLOC_CHECK_=3 +Mea min: both stop where the damage is done";

  private static final List<Callee> ALL =
      List.of(
          callee(
              "std::(?:j?thread|future)::(?:~|operator=)\\S*|std::thread::~thread",
              Kind.PROVES,
              "$lib destroyed a std::thread that was not joined or detached, and C++ ended the"
                  + " process",
              FindingId.NP108,
              "join threads in `unload` and in destructors; no global std::thread"),
          callee(
              "std::(?:__)?terminate|_ZSt9terminatev",
              Kind.PROVES,
              "C++ ended the process (std::terminate) in $lib: an exception where none may pass (a"
                  + " destructor, noexcept), or a thread that was not joined",
              FindingId.NP108,
              "catch everything there, and join threads"),
          callee(
              "__cxa_throw|__cxa_rethrow|__gnu_cxx::__verbose_terminate_handler|__cxxabiv1::\\S+"
                  + "|_Unwind_RaiseException|demangling_terminate_handler|std::rethrow_exception|std::__throw\\w+",
              Kind.PROVES,
              "a C++ exception left $lib, or was thrown where none may pass, and ended the process",
              FindingId.NP108,
              "catch everything in each NIF, callback and thread, and return enif_raise_exception"),
          callee(
              "std::panicking\\S*|core::panicking\\S*|rust_begin_unwind|rust_panic\\S*|__rust_start_panic"
                  + "|panic_abort\\S*|core::(?:option|result)::\\S+|core::slice::\\S+|core::str::\\S+",
              Kind.PROVES,
              "Rust code panicked in $lib",
              FindingId.NP108,
              "mend what the panic's message says; keep panic = \"unwind\", so that rustler can"
                  + " catch it"),
          callee(
              "__stack_chk_fail\\w*|__fortify_fail\\w*|__chk_fail\\w*|__\\w+_chk(?:_fail)?",
              Kind.PROVES,
              "$lib wrote past the end of an array, and the check that the compiler put there ended"
                  + " the process (`$fun`)",
              FindingId.NP108,
              "build with -g -fsanitize=address: it names the array"),
          callee(
              "__assert_fail\\w*|__GI___assert_fail|__assert_rtn|__assert|assert_fail\\w*|_wassert",
              Kind.PROVES,
              "an assertion in $lib failed and ended the process",
              FindingId.NP108,
              "read the message; return an error instead, and build with -DNDEBUG"),
          callee(
              "malloc_printerr\\w*|_int_\\w+|free|cfree|__libc_\\w*(?:free|alloc)\\w*|__free|munmap_chunk"
                  + "|malloc_consolidate|unlink_chunk\\w*|sysmalloc|systrim\\w*|tcache_\\w+|realloc\\w*|malloc|calloc|__GI___libc_\\w+|operator"
                  + " (?:new|delete)\\S*|get_meta|tiny_\\w+|szone_\\w+"
                  + "|nanov?2?_\\w+|mfm_\\w+|malloc_\\w+|_?xzm_\\w+|Rtl\\w*Heap\\w*|posix_memalign",
              Kind.SUGGESTS,
              "the heap was damaged when $lib called `$fun`: freed twice, freed without having been"
                  + " allocated, or written past its end, there or earlier",
              FindingId.NP107,
              HEAP),
          callee(
              "enif_(?:free|realloc|alloc\\w*|release_binary|realloc_binary|release_resource)"
                  + "|erts_al\\w+|aoff_\\w+|mbc_\\w+|dealloc_block\\w*|rbt_\\w+|link_free_block|unlink_free_block",
              Kind.SUGGESTS,
              "the VM's own heap was damaged when $lib called `$fun`: memory freed twice, a pointer"
                  + " that enif_alloc did not give, or something written past its end, there or"
                  + " earlier",
              FindingId.NP107,
              HEAP),
          callee(
              "ethr_\\w+|enif_(?:mutex|rwlock|cond|tsd|thread)_\\w+|_*pthread_(?:mutex|rwlock|cond|spin|join)\\w*"
                  + "|_*pthread_\\w+",
              Kind.PROVES,
              "`$fun` did not take the lock or thread that $lib gave it: NULL, destroyed, or freed"
                  + " memory",
              FindingId.NP116,
              "look at who made and who destroyed it"),
          callee(
              "enif_\\w+",
              Kind.PROVES,
              "the VM's `$fun` died on what $lib gave it: a wrong environment, term, pointer or"
                  + " resource",
              FindingId.NP116,
              "look at the arguments of that call: NULL, freed, or an ErlNifEnv or term that was"
                  + " kept after its call ("
                  + FindingId.NP121
                  + ")"),
          callee(
              "exit|_exit|__GI_exit|quick_exit|__run_exit_handlers|std::process::exit",
              Kind.PROVES,
              "$lib ended the process (`$fun`)",
              FindingId.NP110,
              "return an error instead"),
          callee(
              "abort|__GI_abort|std::process::abort",
              Kind.PROVES,
              "$lib ended the process with abort()",
              FindingId.NP108,
              "look at the condition that leads there"));
  private static final Pattern SIGNALS =
      Pattern.compile(
          "raise|gsignal|__GI_raise|_*pthread_kill\\w*|tgkill|kill|<signal handler called>");

  private static final Callee OTHER =
      callee(
          ".*",
          Kind.PROVES,
          "`$fun` died on what $lib gave it: that pointer or length is wrong, and the C library is"
              + " not to blame",
          FindingId.NP116,
          "look at the arguments of that call: NULL, freed, or longer than the memory behind it");

  /**
   * What the inner frames say, the outermost of them first: it is the one that the library called.
   *
   * @param inner not empty
   */
  static Told of(List<TraceFrame> inner) {
    for (int i = inner.size() - 1; i >= 0; i--) {
      TraceFrame frame = inner.get(i);
      for (Callee callee : ALL) {
        if (callee.function().matcher(frame.function()).matches()) {
          return new Told(callee, frame);
        }
      }
    }
    Optional<TraceFrame> called =
        inner.stream()
            .filter(frame -> frame.named() && !SIGNALS.matcher(frame.function()).matches())
            .reduce((a, b) -> b);
    return new Told(OTHER, called.orElse(inner.get(inner.size() - 1)));
  }

  /** A callee and the frame that told it. */
  record Told(Callee callee, TraceFrame frame) {}
}
