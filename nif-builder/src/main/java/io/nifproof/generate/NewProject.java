package io.nifproof.generate;

import java.nio.file.Path;
import java.util.List;

/** What came of the wish for a new project. */
public sealed interface NewProject {
  /**
   * It is there.
   *
   * @param folder its folder
   * @param files its files, relative to the folder
   * @param replaced how many of them replaced another
   * @param commands what builds and tests it, for a shell in its folder
   */
  record Created(Path folder, List<Path> files, int replaced, List<String> commands)
      implements NewProject {
    /** Copies the lists. */
    public Created {
      files = List.copyOf(files);
      commands = List.copyOf(commands);
    }
  }

  /**
   * The name cannot be a module, an application, a package and a C name. Nothing was written.
   *
   * @param name the name asked for
   * @param problem what is wrong with it
   * @param nearest a legal name like it
   */
  record BadName(String name, String problem, ProjectName nearest) implements NewProject {}

  /**
   * Files are in the way. Nothing was written.
   *
   * @param files those that exist already; only folders, when files were to be replaced
   * @param existing what was to become of those that exist
   */
  record InTheWay(List<Path> files, Existing existing) implements NewProject {
    /** Copies the list. */
    public InTheWay {
      files = List.copyOf(files);
    }
  }

  /** One or two lines for people. */
  default String summary() {
    if (this instanceof Created created) {
      return "created `"
          + created.folder()
          + "` with "
          + created.files().size()
          + " files"
          + (created.replaced() == 0 ? "" : ", " + created.replaced() + " of them replaced");
    }
    if (this instanceof BadName bad) {
      return "project name `"
          + bad.name()
          + "` "
          + bad.problem()
          + "\nhint: `"
          + bad.nearest()
          + "` would do";
    }
    return UnusableSpec.summary((InTheWay) this);
  }
}
