package io.nifproof.explain.process;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.regex.Pattern;

/** What the C library writes when it finds its heap or a stack damaged. */
public final class HeapClue implements Clue {
  private static final String REMEDY =
      "build the library with -fsanitize=address, or run with MALLOC_CHECK_=3 +Mea min";
  private static final Pattern COMPILER =
      Pattern.compile(
          "internal compiler error|\\bcc1(?:plus)?\\b|\\bcollect2\\b|\\bmake(?:\\[\\d+\\])?:"
              + " \\*\\*\\*");
  private static final List<Known> ALL =
      List.of(
          Known.proves(
              "double free or corruption|free\\(\\): (?:double|invalid)|double free detected",
              "glibc found memory freed twice, or freed that was not allocated, and aborted"
                  + " (SIGABRT); the mistake was made earlier ("
                  + FindingId.NP107
                  + ")",
              REMEDY,
              "look for free() of what enif_alloc gave, or enif_free of what malloc gave"),
          Known.proves(
              "corrupted size vs\\. prev_size|corrupted double-linked list|malloc\\(\\): "
                  + "|malloc_consolidate|munmap_chunk|realloc\\(\\): |corrupted unsorted chunks"
                  + "|free\\(\\): corrupted|sysmalloc: Assertion|invalid next size",
              "glibc found its heap overwritten and aborted (SIGABRT): something wrote past the end"
                  + " of allocated memory, earlier ("
                  + FindingId.NP107
                  + ")",
              REMEDY),
          Known.proves(
              "Fatal glibc error: malloc\\.c|Attempt to free invalid pointer|mi_free: |Scudo ERROR:"
                  + " (?:invalid|corrupted|misaligned)|<jemalloc>: .*(?:[Ii]nvalid|size"
                  + " mismatch|double free)|fatal allocator error",
              "the allocator found its heap damaged, or was given memory of another allocator, and"
                  + " aborted (SIGABRT, "
                  + FindingId.NP107
                  + ")",
              REMEDY,
              "look for memory that one allocator gave and another one frees: enif_alloc, malloc,"
                  + " jemalloc"),
          Known.proves(
              "stack smashing detected",
              "a function wrote past the end of an array on its stack, and the check at its end"
                  + " aborted (SIGABRT, "
                  + FindingId.NP108
                  + ")",
              "build with -g -fsanitize=address: it names the array"),
          Known.proves(
              "buffer overflow detected",
              "a checked function of libc was asked to write more than the array holds, and aborted"
                  + " (SIGABRT, "
                  + FindingId.NP108
                  + ")",
              "build with -g -fsanitize=address: it names the array"),
          Known.proves(
              "pointer being (?:freed|realloc'd) was not allocated|incorrect checksum for freed"
                  + " object|malloc: \\*\\*\\* error",
              "macOS's allocator found memory freed twice, freed that it had not given, or"
                  + " overwritten after it was freed, and aborted (SIGABRT, "
                  + FindingId.NP107
                  + ")",
              "build the library with -fsanitize=address; MallocScribble=1 MallocGuardEdges=1"));

  @Override
  public void read(ReportedText text, Statements statements) {
    if (text.mayBeVm() && !text.has(COMPILER)) {
      ALL.forEach(known -> known.read(text, statements));
    }
  }
}
