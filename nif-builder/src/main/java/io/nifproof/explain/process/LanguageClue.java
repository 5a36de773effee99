package io.nifproof.explain.process;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.regex.Pattern;

/** The last words of the runtimes of C++, Rust, Go and Zig, where they are a NIF's. */
public final class LanguageClue implements Clue {
  /** Compilers and build scripts panic, too: theirs is not the VM's. */
  private static final Pattern BUILD =
      Pattern.compile(
          "custom build command|build-script-build|build\\.rs:|rustc exit code|error: could not"
              + " compile|proc-macro|the compiler unexpectedly panicked|thread 'rustc'");

  private static final String ABORT =
      "no panic may pass into the VM: keep panic = \"unwind\" and let rustler catch it; panic in a"
          + " Drop, a resource's destructor or a thread is not caught by old releases";
  private static final List<Known> RUST =
      List.of(
          Known.proves(
              "thread '[^']*'(?: \\(\\d+\\))? panicked at '(.{1,200}?)', (\\S+:\\d+)",
              "Rust code panicked at $2: $1"),
          Known.proves(
              "thread '[^']*'(?: \\(\\d+\\))? panicked at (?!')(\\S+:\\d+)(?::\\d+)?:?",
              "Rust code panicked at $1; its message is in the next line"),
          Known.suggests(
              "panic in a function that cannot unwind|panicked while (?:processing panic|panicking)"
                  + "|thread panicked while|failed to initiate panic|panic in a destructor",
              "the panic could not be caught and ended the process (SIGABRT, "
                  + FindingId.NP108
                  + "): it reached a"
                  + " border to C, or a second one came while the first was handled",
              ABORT),
          Known.proves(
              "\\bnif_panicked\\b|ErlangError.*nif_panic",
              "Rust code panicked and rustler caught it: the caller got an exception, the VM lives",
              "the panic's message is on the VM's stderr, above; RUST_BACKTRACE=1 adds where"),
          Known.proves(
              "memory allocation of (\\d+) bytes failed",
              "Rust's allocator got no $1 bytes and aborted: a wrong length, or memory is at its"
                  + " limit"));
  private static final List<Known> OTHERS =
      List.of(
          Known.proves(
              "terminate called after throwing an instance of '([^']+)'",
              "a C++ exception left the code that could catch it (`$1`), and ended the process"
                  + " (SIGABRT, "
                  + FindingId.NP108
                  + "); through the VM's frames none can pass",
              "catch everything in each NIF, and return enif_raise_exception"),
          Known.proves(
              "libc\\+\\+abi(?:\\.dylib)?: terminating(?: due to| with)? uncaught exception of type"
                  + " (.{1,160})",
              "a C++ exception left the code that could catch it (`$1`), and ended the process"
                  + " (SIGABRT, "
                  + FindingId.NP108
                  + "); through the VM's frames none can pass",
              "catch everything in each NIF, and return enif_raise_exception"),
          Known.proves(
              "terminate called (?:without an active exception|recursively)"
                  + "|libc\\+\\+abi(?:\\.dylib)?: terminating$",
              "C++ ended the process (std::terminate, "
                  + FindingId.NP108
                  + ") without an exception: most often a"
                  + " std::thread was destroyed before join() or detach(), also while the VM"
                  + " stopped",
              "join threads in `unload` and in destructors; no global std::thread"),
          Known.proves(
              "pure virtual method called",
              "a C++ object was used after, or while, it was destroyed (SIGABRT, "
                  + FindingId.NP108
                  + ")",
              "keep the object alive while threads and resources use it"),
          Known.proves("^\\s+what\\(\\):\\s+(.{1,200})", "the exception says: $1"),
          Known.proves(
              "(\\S+\\.\\w+:\\d+): (.{0,200}?): Assertion [`'](.{1,200})' failed",
              "an assertion failed at $1, in $2: `$3`; it ended the process (SIGABRT, "
                  + FindingId.NP108
                  + ")",
              "return an error instead: an assertion ends every process of the node"),
          Known.proves(
              "^Assertion failed: \\((.{1,200})\\), function (\\w+), file (\\S+), line (\\d+)",
              "an assertion failed at $3:$4, in $2: `$1`; it ended the process (SIGABRT, "
                  + FindingId.NP108
                  + ")",
              "return an error instead: an assertion ends every process of the node"));
  private static final Pattern VM_ASSERTION =
      Pattern.compile("beam/|common/ethr|erl_\\w+\\.[ch]:\\d+|sys/unix");

  @Override
  public void read(ReportedText text, Statements statements) {
    if (!text.mayBeVm() || text.has(BUILD)) {
      return;
    }
    RUST.forEach(known -> known.read(text, statements));
    for (Known known : OTHERS) {
      text.first(known.pattern())
          .filter(line -> !VM_ASSERTION.matcher(line.all()).find())
          .ifPresent(line -> known.tell(line, statements));
    }
  }
}
