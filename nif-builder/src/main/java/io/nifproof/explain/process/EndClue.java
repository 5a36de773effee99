package io.nifproof.explain.process;

import static io.nifproof.explain.text.Known.proves;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The signal or the exit status that a VM ended with, as shells, containers and debuggers tell. */
public final class EndClue implements Clue {
  private static final Pattern BUILD =
      Pattern.compile(
          "internal compiler error|\\bcollect2\\b|ld terminated|\\bgcc: (?:fatal )?error|clang:"
              + " error|rustc exit code|Compiling \\w+ v\\d");

  /** Where frames are, they tell more than the signal. */
  private static final Pattern FRAMES =
      Pattern.compile(
          "^\\s*(?:#\\d+\\s|==\\d+==\\s+at |\\*? *frame #\\d|\\d+\\s+\\S+\\s+0x[0-9a-f]+ )");

  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)(?:exit(?:ed)?(?: normally)?(?: with)?(?:"
              + " (?:code|status))?:?|exitcode\"?:|status=|rc=|returned(?: a non-zero"
              + " code:)?|\\(exit status)\\s*:?\\(?\"?(1(?:29|3[0-9]|43))\\b");
  private static final List<Known> KILLED =
      List.of(
          proves(
              "(?i)out of memory: kill(?:ed)? process \\d+ \\((\\S+?)\\)|oom-kill"
                  + "|OOMKilled(?!\"?: ?false)|oom_reaper|memory cgroup out of memory"
                  + "|oom killed\\? true|have been OOM killed",
              "the kernel killed a process because memory was at its limit (SIGKILL); nothing"
                  + " crashed, and nothing shows that a library's code is wrong",
              "what grew: erlang:memory(), and memory outside of it, which libraries take with"
                  + " malloc; nifproof gate can watch growth"),
          proves(
              "\\bSIGKILL\\b(?! \\(Code Sig)|\\b[Ss]ignal:?"
                  + " 9\\b|\\b9/KILL|^\\s*(?:\\[\\d+\\]\\s+\\W?\\s*)?(?:\\d+\\s+)?[Kk]illed\\b|:"
                  + " line \\d+:\\s+\\d+ Killed",
              "another process killed the VM (SIGKILL): the kernel's out-of-memory killer, `docker"
                  + " stop` after its time, or heart. It is no crash of the library",
              "journalctl -k | grep -i oom; docker inspect shows OOMKilled"));

  @Override
  public void read(ReportedText text, Statements statements) {
    if (!text.mayBeVm() || text.has(BUILD)) {
      status(text, statements);
      return;
    }
    if (KILLED.stream().anyMatch(known -> known.read(text, statements))) {
      return;
    }
    for (EndSignal end : EndSignal.ALL) {
      Optional<Found> line = text.first(end.pattern());
      if (line.isPresent() && text.has(FRAMES)) {
        statements.proves(line.get().number(), end.says());
        return;
      } else if (line.isPresent()) {
        tell(end, line.get().number(), statements);
        return;
      }
    }
    status(text, statements);
  }

  private static void status(ReportedText text, Statements statements) {
    text.first(STATUS)
        .filter(unused -> text.mayBeVm())
        .ifPresent(
            line -> {
              int number = Integer.parseInt(line.group(1)) - 128;
              int at = line.number();
              if (number == 9) {
                statements
                    .proves(
                        at,
                        "137 is 128 + 9: another process killed it (SIGKILL): the out-of-memory"
                            + " killer of the kernel or container, or `docker kill`. It is no crash"
                            + " of a library")
                    .next(at, "docker inspect shows OOMKilled; journalctl -k | grep -i oom");
              } else if (number == 15) {
                statements.proves(
                    at, "143 is 128 + 15: it was asked to end (SIGTERM), and did. It is no crash");
              } else {
                EndSignal.ALL.stream()
                    .filter(end -> end.number() == number)
                    .forEach(
                        end -> {
                          statements.proves(
                              at, line.group(1) + " is 128 + " + number + ": a signal ended it");
                          tell(end, at, statements);
                        });
              }
            });
  }

  private static void tell(EndSignal end, int line, Statements statements) {
    statements
        .proves(line, end.says() + " (" + end.finding() + ")")
        .next(line, end.remedy())
        .next(line, "nifproof explain " + end.finding());
  }
}
