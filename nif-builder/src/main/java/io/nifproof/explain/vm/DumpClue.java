package io.nifproof.explain.vm;

import static io.nifproof.explain.text.Known.proves;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import java.util.List;
import java.util.regex.Pattern;

/** The head of an erl_crash.dump. */
public final class DumpClue implements Clue {
  private static final Pattern DUMP = Pattern.compile("^=erl_crash_dump:");
  private static final Pattern SLOGAN = Pattern.compile("^Slogan: (.{1,300})");
  private static final Pattern SYSTEM =
      Pattern.compile("^System version: (Erlang(?:/OTP)? \\S.{0,120})");
  private static final Pattern TAINTS = Pattern.compile("^Taints: (\\S.*)");
  private static final Pattern THREAD = Pattern.compile("^Calling Thread: (\\S.{0,60})");
  private static final List<Known> SLOGANS =
      List.of(
          proves(
              "^Slogan: (?:Crash dump requested by user|Crash dump was triggered|Received SIGUSR1)",
              "somebody asked for this dump (a shell's `A`bort, SIGUSR1): nothing crashed"),
          proves(
              "^Slogan: .*[Ii]nit terminating in do_boot",
              "the node did not get through its boot; what follows in the slogan is the reason"),
          proves(
              "^Slogan: .*Kernel pid terminated \\(([^)]*)\\)",
              "a process that the node cannot live without ended (`$1`), in order, as Erlang errors"
                  + " do: no native crash"));

  @Override
  public void read(ReportedText text, Statements statements) {
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
        .filter(unused -> text.has(DUMP))
        .ifPresent(line -> statements.proves(line.number(), "the VM was " + line.group(1)));
    text.first(SLOGAN)
        .ifPresent(line -> statements.proves(line.number(), "its reason: " + line.group(1)));
    SLOGANS.forEach(known -> known.read(text, statements));
    text.first(TAINTS).ifPresent(line -> taints(line, statements));
    text.first(THREAD)
        .ifPresent(
            line ->
                statements.proves(
                    line.number(), "the thread that ended it: " + line.group(1).strip()));
  }

  private static void taints(Found line, Statements statements) {
    statements
        .suggests(
            line.number(),
            "modules whose NIFs or drivers had been loaded: "
                + line.group(1)
                + "; where a heap or memory was damaged, one of them may have done it")
        .next(line.number(), "nifproof check the libraries of these that are not OTP's own");
  }
}
