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
  private final String stub;

  AnswerReader(ElfFile elf, String stub) {
    this.elf = elf;
    this.stub = stub;
  }

  /** A complete answer counts, however the process ended after it. */
  InitAnswer read(List<String> lines, ProgramEnd end, Duration deadline) {
    if (!lines.isEmpty() && lines.get(lines.size() - 1).equals(EntryLines.END)) {
      return complete(lines);
    }
    Step step = step(lines);
    if (end.status().isEmpty()) {
      return step == Step.START
          ? new InitAnswer.NotAsked("its JVM did not start within " + deadline.toSeconds() + " s")
          : new InitAnswer.Hung(deadline, step);
    }
    ExitStatus status = end.status().get();
    if (step == Step.START) {
      return new InitAnswer.NotAsked("its JVM ended with " + status + ": " + words(end.output()));
    }
    if (status.signal().isEmpty()) {
      return new InitAnswer.Exited(status, step, words(end.output()));
    }
    return crashed(status.signal().get(), step, end.output());
  }

  private InitAnswer complete(List<String> lines) {
    try {
      for (String line : lines) {
        if (line.startsWith(EntryLines.REFUSED + " ")) {
          return new InitAnswer.Refused(refusal(line));
        }
      }
      return new InitAnswer.Asked(new EntryParser(elf).parse(lines));
    } catch (IllegalArgumentException e) {
      return new InitAnswer.NotAsked("the answer makes no sense: " + e.getMessage());
    }
  }

  private static String refusal(String line) {
    byte[] words = HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1));
    return new String(words, StandardCharsets.UTF_8);
  }

  private InitAnswer crashed(Signal signal, Step step, String output) {
    Optional<JvmDeath> death = JvmDeath.in(output);
    if (death.isEmpty()) {
      return new InitAnswer.Crashed(signal, step, words(output));
    }
    boolean inStandIn = death.get().library().equals(stub);
    if (inStandIn && death.get().function().isPresent()) {
      String function = death.get().function().get().replaceFirst("\\+0x.*", "");
      return new InitAnswer.NeedsVm(function, step);
    }
    return new InitAnswer.Crashed(death.get().signal(), step, death.get().place());
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
