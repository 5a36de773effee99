package io.nifproof.gate.cell;

import io.nifproof.build.BuildNote;
import io.nifproof.build.BuildResult;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import io.nifproof.toolchain.FlagOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes findings of what is to be told of a build: the only place where the two meet. */
final class BuildFindings {

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
    if (note instanceof BuildNote.OtherLibraries others) {
      return Optional.of(otherLibraries(library, others));
    }
    if (note instanceof BuildNote.LinkFlag link) {
      return Optional.of(linkFlag(library, link));
    }
    return note instanceof BuildNote.OtherLevel other
        ? Optional.of(otherLevel(library, other))
        : flag(library, (BuildNote.Flag) note);
  }

  private static Finding notCalled(Path library, BuildNote.CompilerNotCalled note) {
    return Finding.warning(FindingId.NP200, Place.of(library))
        .found("`" + note.compiler() + "` compiled no source")
        .expected("the compiler of the variant, which is in CC and CXX")
        .means(
            "something else made the library, so the cell says nothing about its compiler and"
                + " level")
        .remedy("let the project's rules call $(CC) or $(CXX), and set neither, but by `CC ?= cc`");
  }

  private static Finding otherLibraries(Path library, BuildNote.OtherLibraries note) {
    return Finding.warning(FindingId.NP206, Place.of(library))
        .found("`" + String.join("`, `", note.libraries()) + "`, made by the same build")
        .expected("that every NIF library of a project is gated")
        .means("no library of nifproof.toml is one of them, so this gate says nothing about them")
        .remedy(
            "give each a `[[library]]` in nifproof.toml, whose `output` names it, or let `nifproof"
                + " check` load them");
  }

  private static Finding otherLevel(Path library, BuildNote.OtherLevel note) {
    String found = "`" + String.join("`, `", note.found()) + "`";
    boolean all = note.files() == note.all();
    return Finding.of(all ? Severity.WARNING : Severity.NOTE, FindingId.NP201, Place.of(library))
        .found(found + " for " + note.files() + " of " + note.all() + " compiled files")
        .expected("`" + note.level().flag() + "`, which is in CFLAGS and CXXFLAGS")
        .means(
            (all ? "the library" : "a part of the library")
                + " has another level than the cell's name says")
        .remedy(
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
        Finding.of(
                silent || untried ? Severity.NOTE : Severity.WARNING,
                FindingId.NP202,
                Place.of(library))
            .found(evidence(note.flag(), outcome))
            .expected("code that differs with the flag and without")
            .means(
                silent
                    ? "the flag is the compiler's own choice already, or does nothing for this"
                        + " target"
                    : untried
                        ? "whether the flag does anything is not known"
                        : "the library is built as if the flag were not there")
            .remedy("leave the flag out for this compiler, or ask for a compiler that heeds it"));
  }

  private static Finding linkFlag(Path library, BuildNote.LinkFlag note) {
    return Finding.warning(FindingId.NP202, Place.of(library))
        .found("`" + note.flag() + "`: " + first(note.words()))
        .expected("a linker that heeds the flag")
        .means("the library is linked as if the flag, or a part of it, were not there")
        .remedy("leave the flag out for this linker or target, or ask for a linker that heeds it");
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
