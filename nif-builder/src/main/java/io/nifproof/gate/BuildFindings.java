package io.nifproof.gate;

import io.nifproof.audit.Finding;
import io.nifproof.audit.FindingId;
import io.nifproof.audit.Place;
import io.nifproof.audit.Severity;
import io.nifproof.build.BuildNote;
import io.nifproof.build.BuildResult;
import io.nifproof.toolchain.FlagOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes findings of what is to be told of a build: the only place where the two meet. */
final class BuildFindings {
  private static final FindingId OTHER_COMPILER = new FindingId("NP200");
  private static final FindingId OTHER_LEVEL = new FindingId("NP201");
  private static final FindingId FLAG = new FindingId("NP202");

  private BuildFindings() {}

  /** The findings of a build, none when nothing was built. */
  static List<Finding> of(Path library, Optional<BuildResult> build) {
    return build.isPresent() && build.get() instanceof BuildResult.Built built
        ? built.notes().stream().flatMap(note -> finding(library, note).stream()).toList()
        : List.of();
  }

  private static Optional<Finding> finding(Path library, BuildNote note) {
    if (note instanceof BuildNote.CompilerNotCalled other) {
      return Optional.of(notCalled(library, other));
    }
    if (note instanceof BuildNote.LinkFlag link) {
      return Optional.of(linkFlag(library, link));
    }
    return note instanceof BuildNote.OtherLevel other
        ? Optional.of(otherLevel(library, other))
        : flag(library, (BuildNote.Flag) note);
  }

  private static Finding notCalled(Path library, BuildNote.CompilerNotCalled note) {
    return new Finding(
        OTHER_COMPILER,
        Severity.WARNING,
        Place.of(library),
        "`" + note.compiler() + "` compiled no source",
        "the compiler of the variant, which is in CC and CXX",
        "something else made the library, so the cell says nothing about its compiler and level",
        "let the project's rules call $(CC) or $(CXX), and set neither, but by `CC ?= cc`");
  }

  private static Finding otherLevel(Path library, BuildNote.OtherLevel note) {
    String found = "`" + String.join("`, `", note.found()) + "`";
    boolean all = note.files() == note.all();
    return new Finding(
        OTHER_LEVEL,
        all ? Severity.WARNING : Severity.NOTE,
        Place.of(library),
        found + " for " + note.files() + " of " + note.all() + " compiled files",
        "`" + note.level().flag() + "`, which is in CFLAGS and CXXFLAGS",
        (all ? "the library" : "a part of the library")
            + " has another level than the cell's name says",
        "let the project's rules use $(CFLAGS), and put no level behind it: `CFLAGS ?= -O2`");
  }

  private static Optional<Finding> flag(Path library, BuildNote.Flag note) {
    FlagOutcome outcome = note.outcome();
    if (outcome instanceof FlagOutcome.Effective) {
      return Optional.empty();
    }
    boolean silent = outcome instanceof FlagOutcome.NoEffectSeen;
    boolean untried = outcome instanceof FlagOutcome.Untried;
    return Optional.of(
        new Finding(
            FLAG,
            silent || untried ? Severity.NOTE : Severity.WARNING,
            Place.of(library),
            evidence(note.flag(), outcome),
            "code that differs with the flag and without",
            silent
                ? "the flag is the compiler's own choice already, or does nothing for this target"
                : untried
                    ? "whether the flag does anything is not known"
                    : "the library is built as if the flag were not there",
            "leave the flag out for this compiler, or ask for a compiler that heeds it"));
  }

  private static Finding linkFlag(Path library, BuildNote.LinkFlag note) {
    return new Finding(
        FLAG,
        Severity.WARNING,
        Place.of(library),
        "`" + note.flag() + "`: " + first(note.words()),
        "a linker that heeds the flag",
        "the library is linked as if the flag, or a part of it, were not there",
        "leave the flag out for this linker or target, or ask for a linker that heeds it");
  }

  private static String evidence(String flag, FlagOutcome outcome) {
    String shown = "`" + flag + "` ";
    if (outcome instanceof FlagOutcome.Refused refused) {
      return shown + "is refused: " + first(refused.words());
    }
    if (outcome instanceof FlagOutcome.Ignored ignored) {
      return shown + "changes nothing in a probe: " + first(ignored.words());
    }
    return outcome instanceof FlagOutcome.Untried untried
        ? shown + "could not be tried: " + first(untried.reason())
        : shown + "changes nothing in a probe";
  }

  private static String first(String words) {
    return words.lines().findFirst().orElse("").strip();
  }
}
