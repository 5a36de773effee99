package io.nifproof.gate.run;

import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.ProcessFolders;
import io.nifproof.node.files.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The folder of one run: everything that it writes is in there. It goes when the run ends well, and
 * stays for a look when it does not; of those that stay, the newest few.
 */
public final class RunFolder implements AutoCloseable {
  private static final int KEPT = 10;
  private static final Duration GRACE = Duration.ofHours(1);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private static final Pattern NAME = Pattern.compile("[0-9]{8}-[0-9]{6}-([0-9]{1,10})-.*");

  private final Path path;
  private boolean keep = true;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes a new one, readable by its owner only.
   *
   * @throws IOException when it cannot be made
   */
  public static RunFolder create(NifproofHome home) throws IOException {
    Files.createDirectories(home.runs());
    removeOld(home.runs());
    String name =
        TIME.format(LocalDateTime.now(ZoneOffset.UTC)) + "-" + ProcessHandle.current().pid() + "-";
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return new RunFolder(Files.createTempDirectory(home.runs(), name, ownerOnly));
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Says that nobody needs to look into it. */
  public void discard() {
    keep = false;
  }

  @Override
  public void close() {
    if (!keep) {
      boolean unused = Trees.remove(path);
    }
  }

  /** The name begins with the time and holds the process id of the run. */
  private static void removeOld(Path runs) throws IOException {
    List<Path> ended = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(runs)) {
      for (Path entry : entries) {
        if (ProcessFolders.isLeft(entry, NAME, GRACE)) {
          ended.add(entry);
        }
      }
    }
    ended.sort(Comparator.comparing(Path::getFileName).reversed());
    ended.stream().skip(KEPT).forEach(Trees::remove);
  }
}
