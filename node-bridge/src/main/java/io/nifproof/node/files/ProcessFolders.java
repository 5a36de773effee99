package io.nifproof.node.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders that are named after the process that made them. */
public final class ProcessFolders {
  private ProcessFolders() {}

  /**
   * Whether a folder was left behind: its process is gone, and it is old. A process in a sandbox
   * has an id that means nothing here; only the age tells of it.
   *
   * @param folder the folder, there or not
   * @param name what such a folder is called, with the process's id as its first group
   * @param age how old it is at least once nobody uses it
   */
  public static boolean isLeft(Path folder, Pattern name, Duration age) {
    Matcher matcher = name.matcher(folder.getFileName().toString());
    if (!matcher.matches() || ProcessHandle.of(Long.parseLong(matcher.group(1))).isPresent()) {
      return false;
    }
    try {
      return Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(age));
    } catch (IOException gone) {
      return false; // its own process removed it while we looked
    }
  }
}
