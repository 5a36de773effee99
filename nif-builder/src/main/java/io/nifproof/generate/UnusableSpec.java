package io.nifproof.generate;

import java.nio.file.Path;
import java.util.List;

/** Says what is in the way of a new project. */
final class UnusableSpec {
  /** How many of the files a message names. */
  private static final int SHOWN = 3;

  private UnusableSpec() {}

  static String summary(NewProject.InTheWay inTheWay) {
    List<String> names = inTheWay.files().stream().map(Path::toString).toList();
    int shown = Math.min(names.size(), SHOWN);
    String which =
        "`"
            + String.join("`, `", names.subList(0, shown))
            + "`"
            + (shown < names.size() ? " and " + (names.size() - shown) + " more files" : "");
    if (inTheWay.existing() == Existing.REPLACE) {
      return which
          + (names.size() == 1 ? " is a folder" : " are folders")
          + ", and only files are replaced\nhint: choose another name or folder";
    }
    return which
        + (names.size() == 1 ? " exists" : " exist")
        + " already, and nothing is overwritten\nhint: choose another name or folder, or replace"
        + (names.size() == 1 ? " it" : " them")
        + " with --force";
  }
}
