package io.nifproof.abi.ask;

import io.nifproof.elf.ElfFile;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.launch.ProgramEnd;
import io.nifproof.node.launch.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells from what a sacrificial JVM wrote, and how it ended, what came of asking. */
final class AnswerReader {
  private static final int SHOWN = 300;

  private final ElfFile elf;
  private final String standIn;

  AnswerReader(ElfFile elf, String standIn) {
    this.elf = elf;
    this.standIn = standIn;
  }

  /** A complete answer counts, however the process ended after it. */
  Answer read(List<String> lines, ProgramEnd end, Duration deadline) {
    if (!lines.isEmpty() && lines.get(lines.size() - 1).equals(EntryLines.END)) {
      return complete(lines);
    }
    Step step = step(lines);
    if (end.status().isEmpty()) {
      return step == Step.START
          ? new Answer.NotAsked("its JVM did not start within " + deadline.toSeconds() + " s")
          : new Answer.Hung(deadline, step);
    }
    ExitStatus status = end.status().get();
    if (step == Step.START) {
      return new Answer.NotAsked("its JVM ended with " + status + ": " + words(end.output()));
    }
    if (status.signal().isEmpty()) {
      return new Answer.Exited(status, step, words(end.output()));
    }
    return crashed(status.signal().get(), step, end.output());
  }

  private Answer complete(List<String> lines) {
    try {
      for (String line : lines) {
        if (line.startsWith(EntryLines.REFUSED + " ")) {
          return new Answer.Refused(refusal(line));
        }
      }
      return new Answer.Asked(new EntryParser(elf).parse(lines));
    } catch (IllegalArgumentException e) {
      return new Answer.NotAsked("the answer makes no sense: " + e.getMessage());
    }
  }

  private static String refusal(String line) {
    byte[] words = HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1));
    return new String(words, StandardCharsets.UTF_8);
  }

  private Answer crashed(Signal signal, Step step, String output) {
    Optional<JvmDeath> death = JvmDeath.in(output);
    if (death.isEmpty()) {
      return new Answer.Crashed(signal, step, words(output));
    }
    boolean inStandIn = death.get().library().equals(standIn);
    if (inStandIn && death.get().function().isPresent()) {
      String function = death.get().function().get().replaceFirst("\\+0x.*", "");
      return new Answer.NeedsVm(function, step);
    }
    return new Answer.Crashed(death.get().signal(), step, death.get().place());
  }

  private static Step step(List<String> lines) {
    Step last = Step.START;
    for (Step step : Step.values()) {
      last = lines.contains(EntryLines.step(step)) ? step : last;
    }
    return last;
  }

  /** The last words of the process, on one line. */
  private static String words(String output) {
    String line = String.join("; ", output.lines().filter(text -> !text.isBlank()).toList());
    return line.length() <= SHOWN ? line : "… " + line.substring(line.length() - SHOWN);
  }
}
