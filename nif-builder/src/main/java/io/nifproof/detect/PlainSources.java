package io.nifproof.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Projects of which nothing is known but their sources: a folder with a NIF in it is a library. */
final class PlainSources {
  private static final Pattern INCLUDE =
      Pattern.compile("^\\s*#\\s*include\\s*<([^>]+)>", Pattern.MULTILINE);

  /** What the headers of libraries that everybody knows need of the linker. */
  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("math.h", "-lm"),
          Map.entry("cmath", "-lm"),
          Map.entry("zlib.h", "-lz"),
          Map.entry("expat.h", "-lexpat"),
          Map.entry("yaml.h", "-lyaml"),
          Map.entry("sodium.h", "-lsodium"),
          Map.entry("lz4.h", "-llz4"),
          Map.entry("zstd.h", "-lzstd"),
          Map.entry("snappy.h", "-lsnappy"),
          Map.entry("snappy-c.h", "-lsnappy"),
          Map.entry("sqlite3.h", "-lsqlite3"),
          Map.entry("curl/curl.h", "-lcurl"),
          Map.entry("openssl/evp.h", "-lcrypto"),
          Map.entry("openssl/sha.h", "-lcrypto"),
          Map.entry("openssl/md5.h", "-lcrypto"),
          Map.entry("openssl/hmac.h", "-lcrypto"),
          Map.entry("openssl/ssl.h", "-lssl"),
          Map.entry("security/pam_appl.h", "-lpam"),
          Map.entry("gmp.h", "-lgmp"),
          Map.entry("pcap.h", "-lpcap"),
          Map.entry("iconv.h", ""));

  private PlainSources() {}

  /**
   * One candidate with all libraries of the folder, and one with the sources of its folders too.
   *
   * @param rules a Makefile beside them, of whose variables flags are taken
   */
  static List<Candidate> of(ProjectTree tree, MakeRules rules) {
    Map<Path, List<NifSource>> folders = new TreeMap<>();
    NifSource.in(tree)
        .forEach(
            one -> folders.computeIfAbsent(one.folder(), unused -> new ArrayList<>()).add(one));
    List<Candidate> found = new ArrayList<>();
    for (boolean deep : new boolean[] {false, true}) {
      List<LibrarySources> libraries = new ArrayList<>();
      folders.forEach(
          (folder, nifs) ->
              nifs.forEach(nif -> libraries.add(library(tree, nif, nifs, deep, rules))));
      boolean same = !found.isEmpty() && found.get(0).libraries().equals(libraries);
      if (!libraries.isEmpty() && !same) {
        found.add(Candidate.compiled("sources with a nif_init", libraries));
      }
    }
    return found;
  }

  private static LibrarySources library(
      ProjectTree tree, NifSource nif, List<NifSource> siblings, boolean deep, MakeRules rules) {
    Set<Path> others = new LinkedHashSet<>();
    siblings.stream()
        .map(NifSource::file)
        .filter(file -> !file.equals(nif.file()))
        .forEach(others::add);
    List<Path> files =
        tree.ending(".c", ".cc", ".cpp", ".cxx")
            .filter(file -> isBelow(file, nif.folder(), deep) && !others.contains(file))
            .toList();
    Set<String> include = new LinkedHashSet<>();
    tree.ending(".h", ".hpp", ".hh")
        .filter(file -> isBelow(file, nif.folder(), true) || file.startsWith("include"))
        .forEach(file -> include.add("-I" + (file.getParent() == null ? "." : file.getParent())));
    CompilerFlags flags =
        CompilerFlags.of(
            union(rules.words("CFLAGS"), rules.words("CXXFLAGS")),
            union(rules.words("LDFLAGS"), rules.words("LDLIBS")));
    Set<String> cflags = new LinkedHashSet<>(include);
    cflags.addAll(flags.compile());
    Set<String> ldflags = new LinkedHashSet<>(flags.link());
    ldflags.addAll(libraries(tree, files));
    return new LibrarySources(
        rules.value("PROJECT").filter(unused -> siblings.size() == 1).orElse(nif.stem()),
        files.stream().map(Path::toString).toList(),
        List.copyOf(cflags),
        List.copyOf(ldflags));
  }

  private static List<String> union(List<String> some, List<String> more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static boolean isBelow(Path file, Path folder, boolean deep) {
    Path parent = file.getParent() == null ? Path.of("") : file.getParent();
    return parent.equals(folder)
        || (deep && (folder.toString().isEmpty() || parent.startsWith(folder)));
  }

  private static List<String> libraries(ProjectTree tree, List<Path> files) {
    Set<String> own = new LinkedHashSet<>();
    tree.ending(".h").forEach(file -> own.add(file.getFileName().toString()));
    Map<String, String> found = new LinkedHashMap<>();
    for (Path file : files) {
      Matcher include = INCLUDE.matcher(tree.text(file).orElse(""));
      while (include.find()) {
        String flag = LIBRARIES.getOrDefault(include.group(1), "");
        if (!flag.isEmpty() && !own.contains(include.group(1))) {
          found.put(flag, include.group(1));
        }
      }
    }
    return List.copyOf(found.keySet());
  }
}
