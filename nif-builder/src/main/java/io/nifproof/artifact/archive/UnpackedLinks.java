package io.nifproof.artifact.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The links to libraries that an archive has in it. They are made when all files are there, and
 * only those that lead to one of these. Not thread-safe.
 */
final class UnpackedLinks {
  private static final int LONGEST = 4096;

  private final Path folder;

  /** By name in the archive, with the path that each leads to as far as it stays in the folder. */
  private final Map<String, Link> links = new LinkedHashMap<>();

  /** A link, and where the archive says that it leads. */
  private record Link(Path path, String words, Path target) {}

  UnpackedLinks(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Notes an entry that is no plain file, when its name is that of a library. */
  void add(ArchiveEntry entry, String inside, InputStream content) throws IOException {
    if (!Unpacker.isLibrary(entry.getName()) || entry.isDirectory()) {
      return;
    }
    Path path = SafePath.under(folder, inside + entry.getName());
    if (entry instanceof TarArchiveEntry tar && tar.isLink()) {
      note(inside + entry.getName(), path, folder.resolve(inside), tar.getLinkName());
    } else if (entry instanceof TarArchiveEntry tar && tar.isSymbolicLink()) {
      note(inside + entry.getName(), path, path.getParent(), tar.getLinkName());
    } else if (entry instanceof ZipArchiveEntry) {
      String words = new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8);
      note(inside + entry.getName(), path, path.getParent(), words);
    } else {
      links.put(inside + entry.getName(), new Link(path, "", folder));
    }
  }

  private void note(String name, Path path, Path base, String words) {
    Path target = folder;
    try {
      target = base.resolve(words).normalize();
    } catch (InvalidPathException e) {
      // It leads to nothing that could be there.
    }
    links.put(name, new Link(path, words, target.startsWith(folder) ? target : folder));
  }

  /** Makes those that lead to a file, through others or at once. */
  void make(BiConsumer<String, String> lost) throws IOException {
    for (boolean more = true; more; ) {
      more = false;
      for (Link link : links.values()) {
        more |= made(link);
      }
    }
    links.forEach(
        (name, link) -> {
          if (!Files.isRegularFile(link.path())) {
            lost.accept(name, reason(link.words()));
          }
        });
  }

  private static boolean made(Link link) throws IOException {
    if (Files.exists(link.path(), LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(link.target())) {
      return false;
    }
    Files.createDirectories(link.path().getParent());
    Path unused =
        Files.createSymbolicLink(link.path(), link.path().getParent().relativize(link.target()));
    return true;
  }

  private static String reason(String words) {
    return words.isEmpty()
        ? "it is no file that can be unpacked"
        : "it is a link to `" + words + "`, which is no library of the archive";
  }
}
