package io.nifproof.generate;

import java.nio.file.Path;
import java.util.List;

/** What came of the wish for a new project. */
public sealed interface NewProject {
  /** How many of the files in the way a message names. */
  int SHOWN = 3;

  /**
   * It is there.
   *
   * @param folder its folder
   * @param files its files, relative to the folder
   */
  record Created(Path folder, List<Path> files) implements NewProject {
    /** Copies the list. */
    public Created {
      files = List.copyOf(files);
    }
  }

  /**
   * The name cannot be an Erlang module and a C name. Nothing was written.
   *
   * @param name the name asked for
   * @param problem what is wrong with it
   * @param nearest a legal name like it
   */
  record BadName(String name, String problem, ProjectName nearest) implements NewProject {}

  /**
   * Files are in the way. Nothing was written.
   *
   * @param files those that exist already
   */
  record InTheWay(List<Path> files) implements NewProject {
    /** Copies the list. */
    public InTheWay {
      files = List.copyOf(files);
    }
  }

  /** One or two lines for people. */
  default String summary() {
    if (this instanceof Created created) {
      return "created `" + created.folder() + "` with " + created.files().size() + " files";
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
    InTheWay inTheWay = (InTheWay) this;
    List<String> names = inTheWay.files().stream().map(Path::toString).toList();
    int shown = Math.min(names.size(), SHOWN);
    return "`"
        + String.join("`, `", names.subList(0, shown))
        + "`"
        + (shown < names.size() ? " and " + (names.size() - shown) + " more files" : "")
        + (names.size() == 1 ? " exists" : " exist")
        + " already, and nothing is overwritten\nhint: choose another name or folder";
  }
}
