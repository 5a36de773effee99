package io.nifproof.build.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders of one build.
 *
 * @param project the user's project
 * @param folder the scratch folder of the build
 * @param tree the copy of the project
 * @param called where in the copy the build tool is called
 */
record BuildPlace(Path project, Path folder, Path tree, Path called) {
  /**
   * Makes the folders beside the copy.
   *
   * @param dir where the build tool is called, relative to the project
   */
  static BuildPlace in(Path folder, Path project, Path dir) throws IOException {
    Path tree = folder.resolve("tree").resolve(project.getFileName());
    BuildPlace place = new BuildPlace(project, folder, tree, tree.resolve(dir).normalize());
    Files.createDirectories(place.temporary());
    Files.createDirectories(place.home());
    return place;
  }

  /** What a tool printed, by the paths of the user's project: the copy goes, its words stay. */
  String readable(String output) {
    return output.replace(tree.toString(), project.toString()).replace(folder + "/", "");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  Path home() {
    return folder.resolve("home");
  }
}
