package io.nifproof.node.provision.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the links of an unpacked system root lead where they lead in an installed one.
 *
 * <p>From bookworm on, {@code /lib} and {@code /lib64} are links that a package script makes, and
 * scripts do not run; and a link with an absolute target (bullseye's {@code
 * /lib64/ld-linux-x86-64.so.2}) would leave the system root.
 */
final class LinkRepair {
  private LinkRepair() {}

  static void repair(Path system) throws IOException {
    for (String name : List.of("lib", "lib64")) {
      Path link = system.resolve(name);
      if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)
          && Files.isDirectory(system.resolve("usr").resolve(name))) {
        Files.createSymbolicLink(link, Path.of("usr", name));
      }
    }
    List<Path> links;
    try (Stream<Path> files = Files.walk(system)) {
      links = files.filter(Files::isSymbolicLink).toList();
    }
    for (Path link : links) {
      Path target = Files.readSymbolicLink(link);
      if (target.isAbsolute()) {
        Path inside = system.resolve(target.toString().substring(1));
        Files.delete(link);
        Files.createSymbolicLink(link, link.getParent().relativize(inside));
      }
    }
  }
}
