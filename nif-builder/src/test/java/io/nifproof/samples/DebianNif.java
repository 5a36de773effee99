package io.nifproof.samples;

import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A library of Debian's packages, fetched by {@code scripts/fetch-debian-nifs}, and what
 * resources/debian/nifs.tsv knows of it.
 *
 * @param suite the release it is of
 * @param arch its architecture
 * @param file the library
 * @param kind what it is to Erlang, as in the audit's JSON
 * @param module the module it is for; empty when it is no NIF
 * @param functions how many rows its table has
 * @param loads whether it loads: {@code yes}, {@code no}, {@code maybe} or {@code crash}
 * @param finding the true error it has
 */
public record DebianNif(
    String suite,
    Arch arch,
    Path file,
    String kind,
    Optional<String> module,
    int functions,
    String loads,
    Optional<String> finding) {
  private static final Path TABLE = Path.of("src/test/resources/debian/nifs.tsv");

  /** All of a suite and architecture; the test fails when they were not fetched, or differ. */
  public static List<DebianNif> of(String suite, Arch arch) throws IOException {
    Path folder = cache().resolve("debian-nifs").resolve(suite + "-" + arch);
    List<DebianNif> found = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      String[] words = line.split("\t");
      if (words[0].equals(suite)) {
        found.add(
            new DebianNif(
                suite,
                arch,
                find(folder, words[1] + ".so"),
                words[2],
                known(words[3]),
                Integer.parseInt(words[4]),
                words[5],
                known(words[6])));
      }
    }
    return found;
  }

  /** How many libraries were fetched of a suite and architecture. */
  public static long fetched(String suite, Arch arch) throws IOException {
    try (Stream<Path> files =
        Files.walk(cache().resolve("debian-nifs").resolve(suite + "-" + arch))) {
      return files.filter(file -> file.toString().endsWith(".so")).count();
    }
  }

  /** The object code of its module. */
  public Optional<Path> beam() throws IOException {
    Path application = file.getParent();
    while (!application.getFileName().toString().equals("priv")) {
      application = application.getParent();
    }
    Path ebin = application.resolveSibling("ebin");
    return module.map(name -> ebin.resolve(name + ".beam")).filter(Files::isRegularFile);
  }

  @Override
  public String toString() {
    return suite + "/" + arch + " " + file.getFileName();
  }

  private static Optional<String> known(String word) {
    return word.equals("-") ? Optional.empty() : Optional.of(word);
  }

  private static Path find(Path folder, String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new AssertionError("there is no " + folder + "; run scripts/fetch-debian-nifs");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + name + " in " + folder));
    }
  }

  private static Path cache() {
    return NifproofHome.of(System.getenv()).root();
  }
}
