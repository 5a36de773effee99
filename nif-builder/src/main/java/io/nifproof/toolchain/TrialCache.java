package io.nifproof.toolchain;

import io.nifproof.node.files.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Remembers trials that succeeded, one small file each. Failures are not remembered: the user may
 * be about to install what was missing. A file that cannot be read or written costs a new trial and
 * nothing else.
 */
final class TrialCache {
  private static final int NAME_DIGITS = 24;

  private final Path folder;

  TrialCache(Path folder) {
    this.folder = folder;
  }

  /** What a trial taught: the lines of the cache file. */
  record Learnt(
      CompilerFamily family, String version, String versionLine, List<String> arguments) {}

  Optional<Learnt> read(String key) {
    try {
      List<String> lines = Files.readAllLines(file(key));
      int start = key.split("\n", -1).length;
      boolean same = String.join("\n", lines.subList(0, start)).equals(key);
      if (!same || !lines.get(lines.size() - 1).equals("end")) {
        return Optional.empty();
      }
      return Optional.of(
          new Learnt(
              CompilerFamily.valueOf(lines.get(start)),
              lines.get(start + 1),
              lines.get(start + 2),
              List.copyOf(lines.subList(start + 3, lines.size() - 1))));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unusable) {
      return Optional.empty();
    }
  }

  void write(String key, Learnt learnt) {
    StringBuilder text = new StringBuilder(key).append('\n');
    text.append(learnt.family().name()).append('\n');
    text.append(learnt.version()).append('\n').append(learnt.versionLine()).append('\n');
    learnt.arguments().forEach(word -> text.append(word).append('\n'));
    text.append("end\n");
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, ".trial", "");
      Files.writeString(fresh, text);
      Files.move(fresh, file(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notKept) {
      // A later run tries again.
      return;
    }
  }

  private Path file(String key) {
    return folder.resolve(Checksum.SHA256.of(key).substring(0, NAME_DIGITS) + ".trial");
  }
}
