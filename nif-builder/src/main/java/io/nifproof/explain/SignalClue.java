package io.nifproof.explain;

import java.util.List;
import java.util.regex.Pattern;

/** Words of the C library, of sanitizers and of qemu about the end of a process. */
final class SignalClue implements Clue {
  /** What a pattern proves, and what to try then; {@code null} when there is no more to say. */
  private record Known(Pattern pattern, String proves, String next) {}

  private static final List<Known> ALL =
      List.of(
          new Known(
              Pattern.compile("double free or corruption|free\\(\\): invalid|free\\(\\): double"),
              "glibc found memory freed twice, or freed that was not allocated, and aborted"
                  + " (SIGABRT); the mistake was made earlier",
              "build the library with -fsanitize=address, or run with MALLOC_CHECK_=3 +Mea min"),
          new Known(
              Pattern.compile(
                  "corrupted size vs\\. prev_size|malloc\\(\\): |malloc_consolidate|munmap_chunk"),
              "glibc found its heap overwritten and aborted (SIGABRT): something wrote past the end"
                  + " of allocated memory, earlier",
              "build the library with -fsanitize=address, or run with MALLOC_CHECK_=3 +Mea min"),
          new Known(
              Pattern.compile("stack smashing detected"),
              "a function wrote past the end of an array on its stack, and the check at its end"
                  + " aborted (SIGABRT)",
              "build with -g -fsanitize=address: it names the array"),
          new Known(
              Pattern.compile("AddressSanitizer: ([a-z-]+)"),
              "AddressSanitizer stopped the process at the faulty access; the frames below it are"
                  + " exact",
              null),
          new Known(
              Pattern.compile("qemu: uncaught target signal (\\d+)"),
              "the signal hit the guest program under qemu's user-mode emulation, not qemu itself",
              null),
          new Known(
              Pattern.compile("Signal: 6 \\(ABRT\\)|\\bSIGABRT\\b"),
              "the process ended itself with abort(): an assertion, a C++ exception that nobody"
                  + " caught, a panic, or glibc's own check; what it wrote before says which",
              null),
          new Known(
              Pattern.compile("terminate called after throwing"),
              "a C++ exception left the code that could catch it; through the VM's frames none can"
                  + " pass",
              "catch everything in each NIF, and return enif_raise_exception"),
          new Known(
              Pattern.compile("thread '.*' panicked at"),
              "Rust code panicked",
              "a panic that crosses into the VM aborts: keep rustler's catch, and not"
                  + " panic=abort"));

  @Override
  public void read(CrashText text, Statements statements) {
    for (Known known : ALL) {
      text.first(known.pattern())
          .ifPresent(
              line -> {
                statements.proves(line.number(), known.proves());
                if (known.next() != null) {
                  statements.next(line.number(), known.next());
                }
              });
    }
  }
}
