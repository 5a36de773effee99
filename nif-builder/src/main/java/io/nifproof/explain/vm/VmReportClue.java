package io.nifproof.explain.vm;

import static io.nifproof.explain.text.Known.proves;
import static io.nifproof.explain.text.Known.suggests;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;

/** The VM's own reports and last words that NIFs cause, from R14 to OTP 29 (erts/emulator). */
public final class VmReportClue implements Clue {
  private static final String FIND =
      "nifproof check FILE with its cases, or -fsanitize=address with +Mea min, finds which"
          + " library; a debug VM (cerl -debug) stops nearer to the mistake";
  private static final String SCHEDULE =
      "nifproof explain " + FindingId.NP114 + "; mark it ERL_NIF_DIRTY_JOB_CPU_BOUND or _IO_BOUND";
  private static final List<Known> CALLS =
      List.of(
          proves(
              "(enif_\\w+): (?:env ?== ?NULL|called from non-scheduler thread) on non-SMP VM",
              "the VM runs without SMP (one processor, or -smp disable), and there $1 may not be"
                  + " called from a thread of the library's own: the VM ended itself",
              "erl -smp enable, a second processor, or OTP 21 and newer, which has no VM without"
                  + " SMP"),
          proves(
              "(enif_\\w+): (?:env == NULL|Invalid environment|called from non-scheduler thread)",
              "the library called $1 where it must not: with no environment, or on a thread of its"
                  + " own; the VM ended itself ("
                  + FindingId.NP121
                  + ")",
              "nifproof explain " + FindingId.NP121),
          proves(
              "Readonly data written by NIF",
              "a NIF wrote into a binary that it may only read (enif_inspect_binary): a debug VM"
                  + " found its checksum changed",
              "make a new one with enif_make_new_binary and write there"),
          proves(
              "FAILED ASSERTION in (enif_\\w+)",
              "a debug VM found $1 misused: a term or environment of another ErlNifEnv was given to"
                  + " it ("
                  + FindingId.NP121
                  + ")",
              "copy terms with enif_make_copy before they are used in another environment"),
          proves(
              "(enif_\\w+)\\(\\) Assertion failed: (.{1,160})",
              "a debug VM found $1 misused: `$2` does not hold",
              "look at the arguments of that call in the documentation of erl_nif"),
          proves(
              "(?:ethr_mutex_destroy|ethr_\\w+)(?:\\(\\))?:? ?(?:Assertion failed|.*[Ff]atal"
                  + " error)|Fatal error in (?:ethr|erl_drv|enif)_\\w+",
              "a lock of the VM's was misused: destroyed while held or in use, unlocked by another"
                  + " thread, or its memory was overwritten",
              "look at who destroys the mutex, and whether threads still use it, also while the VM"
                  + " stops"),
          proves(
              "(?:Dirty CPU s|Dirty I/O s|S)cheduler thread number \\d+ terminated",
              "a scheduler's thread ended: a library called pthread_exit, or was cancelled, on it",
              "return from the NIF instead; end only threads that the library made"));
  private static final List<Known> TERMS =
      List.of(
          proves(
              "(?:(<\\d+\\.\\d+\\.\\d+>): )?Overrun stack and heap",
              "the VM found that a process's heap had grown into its stack ($1): something made"
                  + " more terms than it had room for, or wrote past memory, and the VM ended"
                  + " itself",
              "look at dirty NIFs and threads that make terms in an environment of a process"
                  + " (enif_send without msg_env from dirty schedulers before OTP 21.0.5, "
                  + FindingId.NP121
                  + ")",
              FIND),
          suggests(
              "(?:size_object|size_shared|copy_shared\\w*|copy_struct|term_type|make_\\w*hash2?\\w*|enc_term|encode_size_struct\\w*|beam/\\S+|erl_\\w+\\.c\\S*)\\b.{0,60}?(?:[Bb]ad"
                  + " tag|[Bb]ad hashmap|[Ii]nvalid tag)|\\b[Bb]ad tag for"
                  + " (?:0x|#|16#)?[0-9a-fA-F]+|Invalid tag in make_\\w+|\\bbad primary tag|^bad"
                  + " header\\s*$|line \\d+: bad term|[Bb]ad term: (?:0x)?[0-9a-f]+|Internal data"
                  + " structure error",
              "the VM met a word on a heap that is no term, and ended itself: a NIF returned or"
                  + " sent one that it never set, kept one after its call, or wrote over a heap",
              "look for results that are not assigned on every path, static ERL_NIF_TERMs,"
                  + " enif_make_tuple with a wrong count, writes into inspected binaries",
              FIND),
          suggests(
              "Internal error in copy_struct|Wild (?:stack )?pointer|Uninitialized"
                  + " HAlloc|(?:Heap|Stack) fence overwritten|Bad object on (?:heap|ESTACK)|Damaged"
                  + " process dictionary|heap overrun by|Non-literal empty tuple",
              "the VM found a heap damaged, and ended itself: the mistake was made earlier, by"
                  + " native code",
              FIND),
          proves(
              "(erts_refc_\\w+)\\(\\): Bad refc found \\(refc=(-?\\d+)",
              "the VM found a count of references wrong ($2): a resource or binary was released"
                  + " more often than it was kept",
              "look for enif_release_resource and enif_release_binary without their enif_alloc or"
                  + " enif_keep"),
          proves(
              "ERROR: (?:Fence (?:at|around)[^\\n]*|Memory block[^\\n]*allocated as type[^\\n]*)",
              "a debug VM found memory of its allocators written past its bounds, or freed as"
                  + " another kind: $1",
              "enif_free only what enif_alloc gave; look for the array that is too short"));
  private static final List<Known> OTHERS =
      List.of(
          proves(
              "(?:compiled for a later version of the run-?time system|no specific operation found"
                  + "|please re-compile this module with an Erlang/OTP|corrupt(?:ed)? file header"
                  + "|use of opcode \\d+; this emulator supports only)",
              "the Erlang module was compiled by another OTP, and this VM does not take it: the"
                  + " module is to blame, no native library was loaded ("
                  + FindingId.NP205
                  + ")",
              "compile the module with the OTP that runs it",
              "nifproof explain " + FindingId.NP205),
          proves(
              "Failed to create (?:\\w+ ){0,4}thread(?:.*error = (\\d+))?",
              "the VM could not start a thread of its own (error $1): the limit of processes of the"
                  + " user or the container is reached. No library was loaded yet",
              "ulimit -u; the pids limit of the container; +S and +SDcpu make fewer schedulers"),
          suggests(
              "Failed to write to erl_child_setup|erl_child_setup: failed with"
                  + " error|erl_child_setup closed",
              "the pipe between the VM and its helper broke: the VM died first, or a library closed"
                  + " descriptors that it had not opened ("
                  + FindingId.NP113
                  + ")",
              "nifproof explain "
                  + FindingId.NP113
                  + "; the VM's exit status or the kernel's log tell whether it"
                  + " died first"),
          suggests(
              "(?:epoll_ctl|poll|kqueue|kevent|check_io|erts_poll_\\w+)[^\\n"
                  + "]{0,80}(?:ebadf|EBADF|Bad file descriptor)",
              "the VM's poller met a closed descriptor: something closed one that it had not opened"
                  + " ("
                  + FindingId.NP113
                  + ")",
              "nifproof explain " + FindingId.NP113),
          proves(
              "OS monotonic time stepped backwards|Erlang monotonic time stepped backwards",
              "the VM ended itself because the machine's clock went backwards: no library did that",
              "look at the virtual machine's clock source; try +C multi_time_warp"),
          proves(
              "heart(?:-beat)?:? .*(?:time-?out|no activity)|heart: .*killing",
              "heart got no sign of life from the VM and killed it: the VM hung or was starved"
                  + " ("
                  + FindingId.NP115
                  + ")",
              "long calls on normal schedulers do that: nifproof explain " + FindingId.NP114),
          suggests(
              "Erlang (?:has )?closed(?: the connection)?\\.?",
              "the VM ended at once and without a word to its helpers, as a signal does it",
              "journalctl -k and coredumpctl list at that time"),
          suggests(
              "\\blong_schedule\\b.*?\\{:?timeout, ?(\\d+)\\}.*?\\{:?in, ?\\{:?'?([\\w.]+)'?,"
                  + " ?:?(\\w+),",
              "a process held its scheduler too long ($1 ms, in $2:$3): a NIF that is not dirty and"
                  + " works long does that ("
                  + FindingId.NP114
                  + ")",
              SCHEDULE),
          suggests(
              "\\blong_schedule\\b(?!.*\\{:?in,).*?\\{:?timeout, ?(\\d+)\\}",
              "a process or port held its scheduler too long ($1 ms): a NIF that is not dirty and"
                  + " works long does that ("
                  + FindingId.NP114
                  + ")",
              SCHEDULE));

  @Override
  public void read(ReportedText text, Statements statements) {
    for (List<Known> family : List.of(CALLS, TERMS)) {
      for (Known known : family) {
        if (known.read(text, statements)) {
          break;
        }
      }
    }
    OTHERS.forEach(known -> known.read(text, statements));
  }
}
