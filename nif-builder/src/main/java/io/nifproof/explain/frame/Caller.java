package io.nifproof.explain.frame;

import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why the VM or the loader called the library, told by the function that did. Immutable.
 *
 * @param function the callers
 * @param role what they called the library's function as
 * @param finding what a crash there is called; empty when the signal decides
 */
record Caller(Pattern function, String role, Optional<FindingId> finding) {
  private static Caller caller(String regex, String role) {
    return new Caller(Pattern.compile("^(?:" + regex + ")$"), role, Optional.empty());
  }

  private static Caller caller(String regex, String role, FindingId finding) {
    return new Caller(Pattern.compile("^(?:" + regex + ")$"), role, Optional.of(finding));
  }

  private static final List<Caller> ALL =
      List.of(
          caller(
              "run_resource_dtor|nif_resource_dtor|resource_dtor\\w*",
              "the destructor of a resource, which the VM runs when the last reference to it is"
                  + " gone"),
          caller(
              "erts_call_dirty_nif|erts_dirty_process_main|beam_jit_call_dirty\\w*|dirty_\\w+",
              "a dirty NIF"),
          caller("erts_fire_nif_monitor|\\w*nif_monitor\\w*", "the `down` callback of a resource"),
          caller(
              "erts_nif_\\w*stop\\w*|deselect\\w*|erts_nif_ready\\w*|erts_check_io\\w*|\\w*stop_select\\w*"
                  + "|enif_select\\w*",
              "the `stop` callback of a resource"),
          caller(
              "_?call_init\\w*|_dl_init|_dl_init_\\w+|do_init_fini|__cxx_global_\\w+|dl_open_worker\\w*"
                  + "|_dl_open|_dl_catch_\\w+|dlopen\\w*|.*runAllInitializers\\w*|.*doInitialization.*",
              "a constructor, in dlopen, before nif_init",
              FindingId.NP111),
          caller(
              "dlclose\\w*|_dl_close\\w*|_dl_call_fini",
              "a destructor, in dlclose, while the library was unloaded",
              FindingId.NP111),
          caller(
              "_dl_fini|__run_exit_handlers|__GI_exit|exit|__cxa_finalize\\w*|call_fini\\w*",
              "a destructor or exit handler, while the VM was ending",
              FindingId.NP111),
          caller(
              "erts_load_nif|load_nif_2|beam_jit_load_nif|erts_sys_ddll_call_nif_init|i_load_nif\\w*",
              "its `load` or `upgrade` callback, or nif_init, in erlang:load_nif/2"),
          caller(
              "erts_unload_nif|unload\\w*|close_dynlib|erts_internal_purge_module\\w*|purge_module\\w*"
                  + "|nif_\\w*unload\\w*",
              "its `unload` callback"),
          caller(
              "beam_jit_call_nif|call_nif\\w*|\\$global::call_nif\\w*|process_main|call_light_bif\\w*"
                  + "|beam_jit_call_bif|erts_call_nif\\w*|i_call_nif\\w*|execute_nif\\w*",
              "a NIF"),
          caller("async_main|async_\\w+", "the asynchronous job of a linked-in driver"),
          caller(
              "erts_port_\\w+|erts_\\w*driver\\w*|driver_\\w+|erts_\\w*port\\w*",
              "a callback of a linked-in driver"));

  private static final Pattern THREAD =
      Pattern.compile(
          "start_thread|_?_?clone3?|__GI___clone3?|thread_start|_pthread_start|_pthread_body"
              + "|BaseThreadInitThunk|RtlUserThreadStart|erl_drv_thread_wrapper|thr_wrapper"
              + "|std::sys::(?:pal::)?\\S*thread\\S*|execute_native_thread_routine|start");

  /** The role of a frame's function, by the first frame around it that tells one. */
  static Optional<Caller> of(List<TraceFrame> outer) {
    for (TraceFrame frame : outer) {
      for (Caller caller : ALL) {
        if (caller.function().matcher(frame.function()).find()) {
          return Optional.of(
              new Caller(
                  caller.function(),
                  caller.role() + " (`" + frame.function() + "`)",
                  caller.finding()));
        }
      }
    }
    boolean scheduler =
        outer.stream()
            .anyMatch(f -> f.owner() == Owner.VM && !THREAD.matcher(f.function()).matches());
    return scheduler ? Optional.empty() : ownThread(outer);
  }

  private static Optional<Caller> ownThread(List<TraceFrame> outer) {
    return outer.stream()
        .filter(frame -> THREAD.matcher(frame.function()).matches())
        .findFirst()
        .map(
            frame ->
                new Caller(
                    THREAD,
                    "a thread of the library's own, which no scheduler waits for (`"
                        + frame.function()
                        + "`)",
                    Optional.of(FindingId.NP112)));
  }
}
