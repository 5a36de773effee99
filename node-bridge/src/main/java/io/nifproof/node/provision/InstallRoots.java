package io.nifproof.node.provision;

import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for OTP installs where the usual tools put them. Starts nothing.
 *
 * @param environment the user's environment: {@code PATH}, {@code HOME}
 * @param system the folder in which {@code /usr/local} and {@code /opt} are looked for
 */
record InstallRoots(Map<String, String> environment, Path system) {
  InstallRoots {
    environment = Map.copyOf(environment);
  }

  /** The installs found, id to root folder; the same root never twice, {@code host} first. */
  Map<String, Path> find(Optional<Path> host) {
    Map<String, Path> found = new LinkedHashMap<>();
    host.ifPresent(root -> found.put("host", root));
    Path home = NifproofHome.userHome(environment);
    Path data = folder("XDG_DATA_HOME", home.resolve(".local/share"));
    each("asdf:", folder("ASDF_DATA_DIR", home.resolve(".asdf")).resolve("installs/erlang"), found);
    each("mise:", folder("MISE_DATA_DIR", data.resolve("mise")).resolve("installs/erlang"), found);
    kerl(home).forEach((id, root) -> put(id, root, found));
    each("kerl:", home.resolve("kerl"), found);
    put("local:/usr/local", system.resolve("usr/local"), found);
    each("opt:", system.resolve("opt/erlang"), found);
    put("nix:profile", home.resolve(".nix-profile"), found);
    return found;
  }

  private Path folder(String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    return value.startsWith("/") ? Path.of(value) : otherwise;
  }

  /** What kerl says it installed: lines of name and path in {@code ~/.kerl/otp_installations}. */
  private static Map<String, Path> kerl(Path home) {
    Map<String, Path> found = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(home.resolve(".kerl/otp_installations"))) {
        String[] words = line.strip().split("\\s+", 2);
        if (words.length == 2 && words[1].startsWith("/")) {
          found.putIfAbsent("kerl:" + words[0], Path.of(words[1]));
        }
      }
    } catch (IOException none) {
      return Map.of();
    }
    return found;
  }

  private static void each(String prefix, Path parent, Map<String, Path> found) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
      entries.forEach(folders::add);
    } catch (IOException none) {
      return;
    }
    folders.stream().sorted().forEach(folder -> put(prefix + folder.getFileName(), folder, found));
  }

  /** Adds an install unless it is there already, under whatever name. */
  private static void put(String id, Path folder, Map<String, Path> found) {
    OtpInstall.rootIn(folder)
        .flatMap(InstallRoots::real)
        .filter(root -> !found.containsValue(root))
        .ifPresent(root -> found.putIfAbsent(id, root));
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
