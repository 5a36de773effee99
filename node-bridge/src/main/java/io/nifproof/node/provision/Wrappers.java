package io.nifproof.node.provision;

import io.nifproof.node.StartMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scripts in the place of the programs that a VM executes by itself, for runtimes whose programs
 * cannot run here without help.
 */
final class Wrappers {
  private static final List<String> PROGRAMS = List.of("erl_child_setup", "inet_gethost");

  private Wrappers() {}

  /**
   * Makes sure that the scripts stand in a folder; writes only what differs, each file at once.
   *
   * @throws IOException when they cannot be written
   */
  static void write(Path folder, Path bin, StartMethod start) throws IOException {
    for (String program : PROGRAMS) {
      String words =
          Stream.concat(start.prefix().stream(), List.of(bin.resolve(program).toString()).stream())
              .map(Wrappers::quoted)
              .collect(Collectors.joining(" "));
      String script = "#!/bin/sh\nexec " + words + " \"$@\"\n";
      Path file = folder.resolve(program);
      if (!Files.isRegularFile(file) || !Files.readString(file).equals(script)) {
        replace(file, script);
      }
    }
  }

  private static void replace(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling("." + UUID.randomUUID());
    try {
      Files.writeString(temporary, script);
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
