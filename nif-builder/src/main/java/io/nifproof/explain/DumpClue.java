package io.nifproof.explain;

import io.nifproof.finding.FindingId;
import java.util.regex.Pattern;

/** The head of an erl_crash.dump, and the VM's own last words. */
final class DumpClue implements Clue {
  private static final Pattern DUMP = Pattern.compile("^=erl_crash_dump:");
  private static final Pattern SLOGAN = Pattern.compile("^Slogan: (.{1,300})");
  private static final Pattern SYSTEM =
      Pattern.compile("^System version: (Erlang/OTP \\d+.{0,120})");
  private static final Pattern MEMORY =
      Pattern.compile("(\\w+_alloc): Cannot (?:re)?allocate (\\d{1,20}) bytes of memory");
  private static final Pattern ATOMS = Pattern.compile("no more index entries in atom_tab");

  @Override
  public void read(CrashText text, Statements statements) {
    text.first(DUMP)
        .ifPresent(
            line ->
                statements
                    .proves(
                        line.number(),
                        "the VM ended itself in order and wrote a dump; what it says is true")
                    .excludes(
                        line.number(),
                        "a segmentation fault: a VM that a signal kills writes no erl_crash.dump"));
    text.first(SYSTEM)
        .ifPresent(line -> statements.proves(line.number(), "the VM was " + line.group(1)));
    text.first(SLOGAN)
        .ifPresent(line -> statements.proves(line.number(), "its reason: " + line.group(1)));
    text.first(MEMORY).ifPresent(line -> memory(line, statements));
    text.first(ATOMS)
        .ifPresent(
            line ->
                statements
                    .proves(line.number(), "the atom table is full: atoms are made from data")
                    .next(
                        line.number(),
                        "in NIFs use enif_make_existing_atom for names from" + " outside"));
  }

  private static void memory(CrashText.Found line, Statements statements) {
    if (line.group(2).length() > 18) {
      statements
          .proves(
              line.number(),
              "the VM was asked for " + line.group(2) + " bytes: a negative number taken as a size")
          .next(
              line.number(),
              "nifproof audit FILE: " + FindingId.NP016 + " finds a negative count of functions");
    } else {
      statements.proves(
          line.number(), "the allocator " + line.group(1) + " got no " + line.group(2) + " bytes");
    }
  }
}
