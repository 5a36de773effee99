package io.nifproof.explain.vm;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.regex.Pattern;

/** What the VM's poller reports when two want the same descriptor (erl_check_io.c). */
public final class SelectClue implements Clue {
  private static final Pattern STEALING =
      Pattern.compile(
          "(enif_select|driver_select)\\((.*?)\\) (?:by (.{1,80}?) )?stealing control of"
              + " fd=(-?\\d+) from (resource \\S+|(?:input|output) driver \\S+|\\S+)");
  private static final Pattern RESOURCE =
      Pattern.compile("[_\\s\\w]+, -?\\d+,[A-Z ]*, ?([^,\\s]+:[^,]+),");
  private static final Pattern LARGE =
      Pattern.compile("fd=(\\d+)\\D{1,40}larger than (?:the )?largest supported");
  private static final Pattern PART = Pattern.compile("stealing control of fd=(-?\\d+)");

  @Override
  public void read(ReportedText text, Statements statements) {
    text.first(STEALING)
        .ifPresentOrElse(
            line -> stealing(line, statements),
            () -> text.first(PART).ifPresent(line -> part(line, statements)));
    text.first(LARGE)
        .ifPresent(
            line ->
                statements.proves(
                    line.number(),
                    "descriptor "
                        + line.group(1)
                        + " is larger than the VM's poller takes: the limit of open files was"
                        + " raised after the VM had started, or the number is garbage"));
  }

  private static void stealing(Found line, Statements statements) {
    var resource = RESOURCE.matcher(line.group(2));
    String who = resource.find() ? "resource " + resource.group(1) : line.group(1);
    statements.proves(
        line.number(),
        "two asked the VM to watch the same descriptor: "
            + who
            + " took fd "
            + line.group(4)
            + " from "
            + line.group(5)
            + ". The VM goes on, the former owner gets no events any more");
    cause(line, statements);
  }

  private static void part(Found line, Statements statements) {
    statements.proves(
        line.number(), "two asked the VM to watch the same descriptor, fd " + line.group(1));
    cause(line, statements);
  }

  private static void cause(Found line, Statements statements) {
    statements
        .suggests(
            line.number(),
            "a descriptor was closed while it was still being watched, and the system gave its"
                + " number to the next one that was opened; or it was closed twice ("
                + FindingId.NP113
                + ")")
        .next(
            line.number(),
            "close it only in the resource's `stop` callback, after enif_select with"
                + " ERL_NIF_SELECT_STOP; never close() a watched descriptor yourself");
  }
}
