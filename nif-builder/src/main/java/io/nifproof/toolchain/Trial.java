package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tries one program: asks its version, then lets it make a library, in one way after another. */
final class Trial {
  /** Uses the C library's headers and functions, so that a compiler without them fails. */
  private static final String SOURCE =
      """
      #include <stdlib.h>
      #include <string.h>
      int nifproof_trial(const char *text) { return (int)strlen(text) + atoi(text); }
      """;

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /**
   * zig compiles its runtime libraries when it first meets a target: half a minute on two cores.
   */
  private static final Duration ZIG_DEADLINE = Duration.ofMinutes(5);

  private static final Pattern VERSION = Pattern.compile("([0-9]+(?:\\.[0-9]+)+)");

  private final Map<String, String> environment;
  private final Path scratchParent;

  Trial(Map<String, String> environment, Path scratchParent) {
    this.environment = environment;
    this.scratchParent = scratchParent;
  }

  /** What a trial gave: one of the two. */
  sealed interface Outcome {
    record Works(TrialCache.Learnt learnt) implements Outcome {}

    record Fails(UnreachableReason unreachable) implements Outcome {}
  }

  Outcome run(ProgramFile program, boolean cross, Arch target, CandidateCommands candidates)
      throws InterruptedException {
    try (ScratchFolder scratch = ScratchFolder.in(scratchParent)) {
      Files.writeString(scratch.path().resolve("trial.c"), SOURCE);
      Map<String, String> own = new HashMap<>(environment);
      own.put("TMPDIR", scratch.path().toString());
      CompilerProcess process = new CompilerProcess(own);
      Optional<CompilerFamily> named = named(program);
      List<String> ask = new ArrayList<>(List.of(program.path().toString()));
      ask.addAll(named.map(CompilerFamily::driver).orElse(List.of()));
      ask.add("--version");
      CompilerEnd version = process.run(ask, scratch.path(), DEADLINE);
      if (!(version instanceof CompilerEnd.Ended ended) || ended.status() != 0) {
        return notACompiler(program, version.toString());
      }
      String text =
          named.equals(Optional.of(CompilerFamily.ZIG))
              ? zigVersion(process, program, scratch.path()) + ended.output()
              : ended.output();
      return compile(process, program, text, cross, target, candidates, scratch.path());
    } catch (IOException e) {
      return notACompiler(program, "its trial could not be set up: " + e);
    }
  }

  private static Outcome compile(
      CompilerProcess process,
      ProgramFile program,
      String versionText,
      boolean cross,
      Arch target,
      CandidateCommands candidates,
      Path folder)
      throws InterruptedException, IOException {
    Optional<CompilerFamily> family =
        CompilerFamily.ofVersionText(versionText)
            .map(own -> named(program).filter(CompilerFamily.ZIG::equals).orElse(own));
    if (family.isEmpty()) {
      return notACompiler(program, versionText);
    }
    Duration deadline = family.get() == CompilerFamily.ZIG ? ZIG_DEADLINE : DEADLINE;
    UnreachableReason last = null;
    for (List<String> arguments : candidates.arguments(family.get(), cross, target)) {
      Optional<UnreachableReason> unreachable =
          attempt(process, program, arguments, target, folder, deadline);
      if (unreachable.isEmpty()) {
        String line = versionText.lines().findFirst().orElse("");
        return new Outcome.Works(
            new TrialCache.Learnt(family.get(), version(line), line, arguments));
      }
      // The first complaint is about the plainest way, and the one to show.
      last = last == null ? unreachable.get() : last;
    }
    return new Outcome.Fails(last);
  }

  private static Optional<UnreachableReason> attempt(
      CompilerProcess process,
      ProgramFile program,
      List<String> arguments,
      Arch target,
      Path folder,
      Duration deadline)
      throws InterruptedException, IOException {
    Path library = folder.resolve("trial.so");
    Files.deleteIfExists(library);
    List<String> command = new ArrayList<>(List.of(program.path().toString()));
    command.addAll(arguments);
    command.addAll(List.of("-shared", "-fPIC", "trial.c", "-o", "trial.so"));
    CompilerEnd end = process.run(command, folder, deadline);
    if (end instanceof CompilerEnd.Overdue overdue) {
      return Optional.of(new UnreachableReason.NoEnd(command, overdue.deadline()));
    }
    if (!(end instanceof CompilerEnd.Ended ended)) {
      return Optional.of(new UnreachableReason.NotACompiler(command.get(0), end.toString()));
    }
    if (ended.status() != 0 || !Files.exists(library)) {
      return Optional.of(new UnreachableReason.Refused(command, ended.status(), ended.output()));
    }
    String made = ObjectFile.of(library);
    return made.equals(ObjectFile.description(target))
        ? Optional.empty()
        : Optional.of(new UnreachableReason.WrongMachine(command, made));
  }

  /** By its name alone: {@code zig cc} says that it is clang. */
  private static Optional<CompilerFamily> named(ProgramFile program) {
    return CompilerName.ofProgram(program.path().getFileName().toString())
        .map(CompilerName::family);
  }

  /** {@code zig 0.16.0, }, before what the clang in it says. */
  private static String zigVersion(CompilerProcess process, ProgramFile program, Path folder)
      throws InterruptedException {
    CompilerEnd end = process.run(List.of(program.path().toString(), "version"), folder, DEADLINE);
    return end instanceof CompilerEnd.Ended ended ? "zig " + ended.output().strip() + ", " : "";
  }

  /**
   * {@code gcc (Debian 12.2.0-14+deb12u1) 12.2.0}: gcc's own version is the last, clang's first.
   */
  private static String version(String line) {
    Matcher numbers = VERSION.matcher(line.replaceAll("\\([^)]*\\)", ""));
    return numbers.find() ? numbers.group(1) : "unknown";
  }

  private static Outcome notACompiler(ProgramFile program, String words) {
    return new Outcome.Fails(new UnreachableReason.NotACompiler(program.path().toString(), words));
  }
}
