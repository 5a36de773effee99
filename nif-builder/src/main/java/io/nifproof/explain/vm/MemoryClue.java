package io.nifproof.explain.vm;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Tables and allocators of the VM that are full. */
public final class MemoryClue implements Clue {
  private static final Pattern MEMORY =
      Pattern.compile(
          "(?:(\\w+): )?Cannot (?:re)?allocate (\\d{1,20}) bytes of memory(?: \\(of type"
              + " '?\"?([\\w-]+))?");
  private static final Pattern TABLE =
      Pattern.compile("no more index entries in (\\w+)(?: \\(max=(\\d+)\\))?");
  private static final BigInteger NEGATIVE = BigInteger.ONE.shiftLeft(63);
  private static final BigInteger ABSURD = BigInteger.ONE.shiftLeft(46);

  @Override
  public void read(ReportedText text, Statements statements) {
    text.first(MEMORY).ifPresent(line -> memory(line, statements));
    text.first(TABLE).ifPresent(line -> table(line, statements));
  }

  private static void memory(Found line, Statements statements) {
    BigInteger bytes = new BigInteger(line.group(2));
    String type = line.group(3).isEmpty() ? "" : " (for `" + line.group(3) + "`)";
    if (bytes.compareTo(NEGATIVE) >= 0) {
      negative(line, bytes, type, statements);
      return;
    }
    String allocator = line.group(1).isEmpty() ? "an allocator" : "the allocator " + line.group(1);
    statements.proves(
        line.number(), allocator + " got no " + bytes + " bytes" + type + ": the VM ended itself");
    if (bytes.compareTo(ABSURD) >= 0) {
      statements.suggests(
          line.number(), "no machine has that much: a length that was never set or was garbage");
    } else if (line.group(3).matches("heap|old_heap|heap_frag|msg_ref|message")) {
      statements
          .suggests(
              line.number(),
              "a process's heap grew without end (a message queue, or one large term), or the"
                  + " machine's memory is used up; that is no crash of native code")
          .next(
              line.number(), "the dump's largest process: its Stack+heap and Message queue length");
    } else {
      statements.next(
          line.number(),
          "memory outside of heaps: binaries, and what NIFs take with enif_alloc or malloc and"
              + " never release");
    }
  }

  private static void negative(Found line, BigInteger bytes, String type, Statements statements) {
    statements
        .proves(
            line.number(),
            "the VM was asked for "
                + bytes
                + " bytes"
                + type
                + ": a negative number taken as a size, not a lack of memory")
        .next(
            line.number(),
            "nifproof audit FILE: "
                + FindingId.NP016
                + " finds a negative count of functions; in a NIF, look for a"
                + " length that was not checked before enif_alloc or enif_make_new_binary");
  }

  private static void table(Found line, Statements statements) {
    String most = line.group(2).isEmpty() ? "" : ", all " + line.group(2) + " of them";
    if (line.group(1).startsWith("atom")) {
      statements
          .proves(
              line.number(),
              "the atom table is full"
                  + most
                  + ": atoms are made from data and never freed; the VM ended itself")
          .next(
              line.number(),
              "in NIFs use enif_make_existing_atom for names from outside, or binaries; in Erlang"
                  + " binary_to_existing_atom");
    } else {
      statements.proves(
          line.number(),
          "a table of the VM is full (`"
              + line.group(1)
              + "`"
              + most
              + "): modules or functions are made without end; the VM ended itself");
    }
  }
}
