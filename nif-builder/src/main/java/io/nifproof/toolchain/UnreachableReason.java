package io.nifproof.toolchain;

import java.time.Duration;
import java.util.List;

/** Why a compiler does not reach a target. */
public sealed interface UnreachableReason {
  /** What failed, for people: a lower-case fragment, possibly of several lines. */
  String message();

  /**
   * There is no such program.
   *
   * @param programs the names that were looked for on {@code PATH}
   * @param present the compilers that are there
   */
  record Absent(List<String> programs, List<String> present) implements UnreachableReason {
    /** Copies the lists. */
    public Absent {
      programs = List.copyOf(programs);
      present = List.copyOf(present);
    }

    @Override
    public String message() {
      String there = present.isEmpty() ? "no compiler" : String.join(", ", present);
      return "no `" + String.join("` or `", programs) + "` on PATH, where there is " + there;
    }
  }

  /**
   * It refused a library of ten lines.
   *
   * @param command the last command line tried
   * @param status its exit status
   * @param diagnostics what it printed
   */
  record Refused(List<String> command, int status, String diagnostics)
      implements UnreachableReason {
    /** Copies the list. */
    public Refused {
      command = List.copyOf(command);
    }

    @Override
    public String message() {
      return "`"
          + String.join(" ", command)
          + "` failed with status "
          + status
          + ":\n"
          + diagnostics.strip();
    }
  }

  /**
   * It made something, but not a library for the target.
   *
   * @param command the command line
   * @param found what it made instead, e.g. {@code an ELF file for x86_64}
   */
  record WrongMachine(List<String> command, String found) implements UnreachableReason {
    /** Copies the list. */
    public WrongMachine {
      command = List.copyOf(command);
    }

    @Override
    public String message() {
      return "`" + String.join(" ", command) + "` made " + found;
    }
  }

  /**
   * It did not end in time.
   *
   * @param command the command line
   * @param deadline the time it was given
   */
  record NoEnd(List<String> command, Duration deadline) implements UnreachableReason {
    /** Copies the list. */
    public NoEnd {
      command = List.copyOf(command);
    }

    @Override
    public String message() {
      return "`"
          + String.join(" ", command)
          + "` did not end within "
          + deadline.toSeconds()
          + " s and was stopped";
    }
  }

  /**
   * It could not be started, or is no compiler.
   *
   * @param program the program
   * @param words what the system, or the program, said
   */
  record NotACompiler(String program, String words) implements UnreachableReason {
    @Override
    public String message() {
      return "`" + program + "` did not answer `--version` as gcc or clang do: " + words.strip();
    }
  }
}
