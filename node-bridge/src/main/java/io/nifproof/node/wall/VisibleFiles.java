package io.nifproof.node.wall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What of the machine's files is seen behind a wall, in bubblewrap's words: the programs and
 * libraries of the system, of its configuration what dynamic loaders, resolvers and JVMs read, and
 * what is named. Homes, {@code /run}, {@code /var}, {@code /srv} and the rest are not there.
 */
final class VisibleFiles {
  private static final List<String> SYSTEM =
      List.of(
          "/usr",
          "/bin",
          "/sbin",
          "/lib",
          "/lib32",
          "/lib64",
          "/libx32",
          "/opt",
          "/nix/store",
          "/gnu/store",
          "/run/current-system",
          "/run/opengl-driver",
          "/sys/devices/system/cpu");

  /** Nothing with a secret in it: no shadow, no keys, no machine's identity. */
  private static final List<String> CONFIGURATION =
      List.of(
          "ld.so.cache",
          "ld.so.conf",
          "ld.so.conf.d",
          "ld.so.preload",
          "alternatives",
          "passwd",
          "group",
          "nsswitch.conf",
          "hosts",
          "host.conf",
          "resolv.conf",
          "gai.conf",
          "protocols",
          "services",
          "localtime",
          "timezone",
          "os-release",
          "debian_version",
          "locale.alias",
          "locale.conf",
          "terminfo",
          "fonts",
          "mime.types",
          "magic",
          "static",
          "crypto-policies",
          "ssl/certs",
          "ssl/openssl.cnf",
          "pki/tls/openssl.cnf",
          "pki/tls/certs",
          "pki/ca-trust/extracted",
          "java",
          "java-11-openjdk",
          "java-17-openjdk",
          "java-21-openjdk",
          "java-25-openjdk",
          "erlang",
          "OpenCL",
          "vulkan",
          "glvnd",
          "ImageMagick-6",
          "ImageMagick-7");

  private VisibleFiles() {}

  /** The system, read-only. */
  static List<String> system() {
    List<String> words = new ArrayList<>();
    for (String name : SYSTEM) {
      Path path = Path.of(name);
      if (Files.isSymbolicLink(path) && path.getNameCount() == 1) {
        words.addAll(List.of("--symlink", target(path), name));
      } else if (Files.exists(path)) {
        words.addAll(List.of("--ro-bind", name, name));
      }
    }
    String store = System.getenv().getOrDefault("NIX_STORE", "");
    if (store.startsWith("/") && Files.isDirectory(Path.of(store))) {
      words.addAll(named("--ro-bind", List.of(Path.of(store)))); // one that lies elsewhere
    }
    for (String name : CONFIGURATION) {
      String path = "/etc/" + name;
      if (Files.exists(Path.of(path))) {
        words.addAll(List.of("--ro-bind", path, path));
      }
    }
    return words;
  }

  /** Files and folders that are named, as far as the system does not show them anyway. */
  static List<String> named(String how, Iterable<Path> paths) {
    Set<Path> all = new LinkedHashSet<>();
    for (Path path : paths) {
      Path absolute = path.toAbsolutePath().normalize();
      try {
        Path real = absolute.toRealPath();
        all.add(absolute);
        all.add(real);
      } catch (IOException absent) {
        // Nobody can read what is not there.
      }
    }
    List<String> words = new ArrayList<>();
    all.stream()
        .filter(path -> !(how.equals("--ro-bind") && ofSystem(path)))
        .sorted() // a folder before what is in it
        .forEach(path -> words.addAll(List.of(how, path.toString(), path.toString())));
    return words;
  }

  private static boolean ofSystem(Path path) {
    return SYSTEM.stream().anyMatch(path::startsWith);
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return link.toString();
    }
  }
}
