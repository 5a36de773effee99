package io.nifproof.samples;

import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Debian's package of erlang-p1-xml, as {@code scripts/fetch-debian-nifs} keeps it. */
public final class DebianPackage {
  private DebianPackage() {}

  /** The package of a suite and architecture; the test fails without it. */
  public static Path p1Xml(String suite, Arch arch) throws IOException {
    Path folder =
        NifproofHome.of(System.getenv())
            .root()
            .resolve("debian-packages")
            .resolve(suite + "-" + arch);
    if (!Files.isDirectory(folder)) {
      throw new AssertionError("there is no " + folder + "; run scripts/fetch-debian-nifs");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("erlang-p1-xml_"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no erlang-p1-xml in " + folder));
    }
  }
}
