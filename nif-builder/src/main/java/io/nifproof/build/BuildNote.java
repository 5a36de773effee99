package io.nifproof.build;

import io.nifproof.toolchain.FlagOutcome;
import java.util.List;

/** Something about a build that succeeded and that its library does not show. */
public sealed interface BuildNote {
  /**
   * The variant's compiler was never called: whatever made the library, it was not the variant.
   *
   * @param compiler what was in {@code CC}
   */
  record CompilerNotCalled(String compiler) implements BuildNote {}

  /**
   * The compiler was called with another optimisation level than the variant's.
   *
   * @param level the variant's
   * @param found the levels it was called with instead
   * @param files how many sources they were compiled with
   * @param all how many sources were compiled
   */
  record OtherLevel(OptLevel level, List<String> found, int files, int all) implements BuildNote {
    /** Copies the list. */
    public OtherLevel {
      found = List.copyOf(found);
    }
  }

  /**
   * The build made other NIF libraries too, which no library of the project is.
   *
   * @param libraries where they are in the project; a few
   */
  record OtherLibraries(List<String> libraries) implements BuildNote {
    /** Copies the list. */
    public OtherLibraries {
      libraries = List.copyOf(libraries);
    }
  }

  /**
   * A flag of the user does not do what it says with this compiler.
   *
   * @param flag what was tried
   * @param outcome what came of it
   */
  record Flag(String flag, FlagOutcome outcome) implements BuildNote {}

  /**
   * A flag of the user for the linker is not heeded by it.
   *
   * @param flag what was tried
   * @param words what the linker said
   */
  record LinkFlag(String flag, String words) implements BuildNote {}
}
