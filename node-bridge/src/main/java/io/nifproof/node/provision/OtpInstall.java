package io.nifproof.node.provision;

import io.nifproof.node.Flavor;
import io.nifproof.node.OtpRelease;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An OTP as its files describe it.
 *
 * @param root its root folder
 * @param otp its release
 * @param erts the version of its run-time system
 */
record OtpInstall(Path root, OtpRelease otp, String erts) {
  /** Whether a folder is the root of an OTP. */
  static boolean isRoot(Path folder) {
    return Files.isDirectory(folder.resolve("releases")) && !ertsVersions(folder).isEmpty();
  }

  /** The root in a folder or under a prefix: {@code D} or {@code D/lib/erlang}. */
  static Optional<Path> rootIn(Path folder) {
    for (Path root : List.of(folder, folder.resolve("lib/erlang"))) {
      if (isRoot(root)) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads {@code releases/start_erl.data}, which names both versions ({@code 13.1.5 25}); where it
   * is missing, the only {@code erts-*} and the newest {@code releases/NN/OTP_VERSION} serve.
   *
   * @throws IOException when the folder is not a complete OTP
   */
  static OtpInstall read(Path root) throws IOException {
    Path data = root.resolve("releases/start_erl.data");
    if (Files.isRegularFile(data)) {
      String[] words = Files.readString(data).strip().split("\\s+");
      if (words.length == 2 && OtpRelease.parse(words[1]).isPresent()) {
        return new OtpInstall(root, OtpRelease.parse(words[1]).get(), words[0]).checked();
      }
    }
    List<String> erts = ertsVersions(root);
    Optional<OtpRelease> newest = newestRelease(root);
    if (erts.size() != 1 || newest.isEmpty()) {
      throw new IOException(
          "`" + root + "` is no complete OTP: expected one erts-* and releases/start_erl.data");
    }
    return new OtpInstall(root, newest.get(), erts.get(0)).checked();
  }

  /** The VM that starts by default. */
  Path vm() {
    return bin().resolve(Flavor.DEFAULT_PROGRAM);
  }

  /** The folder of its programs. */
  Path bin() {
    return root.resolve("erts-" + erts).resolve("bin");
  }

  /** The VM's flavours, the default first. */
  List<Flavor> flavors() throws IOException {
    List<Flavor> flavors = new ArrayList<>();
    flavors.add(Binaries.isJit(vm()) ? Flavor.JIT : Flavor.EMU);
    for (Flavor flavor : Flavor.values()) {
      if (!flavors.contains(flavor) && Files.isRegularFile(bin().resolve(flavor.program()))) {
        flavors.add(flavor);
      }
    }
    return flavors;
  }

  /** The files of all its VMs, the default first. */
  List<Path> vms() {
    List<Path> vms = new ArrayList<>(List.of(vm()));
    for (Flavor flavor : Flavor.values()) {
      vms.add(bin().resolve(flavor.program()));
    }
    vms.removeIf(vm -> !Files.isRegularFile(vm));
    return vms;
  }

  /** The folder of {@code erl_nif.h}, when the headers are installed. */
  Optional<Path> includeDir() {
    return List.of(root.resolve("usr/include"), root.resolve("erts-" + erts).resolve("include"))
        .stream()
        .filter(folder -> Files.isRegularFile(folder.resolve("erl_nif.h")))
        .findFirst();
  }

  private OtpInstall checked() throws IOException {
    if (!Files.isRegularFile(vm())) {
      throw new IOException("`" + root + "` has no VM: expected `" + vm() + "`");
    }
    return this;
  }

  private static Optional<OtpRelease> newestRelease(Path root) throws IOException {
    List<OtpRelease> found = new ArrayList<>();
    try (DirectoryStream<Path> releases = Files.newDirectoryStream(root.resolve("releases"))) {
      for (Path release : releases) {
        if (Files.isRegularFile(release.resolve("OTP_VERSION"))) {
          OtpRelease.parse(Files.readString(release.resolve("OTP_VERSION"))).ifPresent(found::add);
        }
      }
    }
    return found.stream().max(OtpRelease::compareTo);
  }

  private static List<String> ertsVersions(Path root) {
    List<String> versions = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "erts-*")) {
      folders.forEach(erts -> versions.add(erts.getFileName().toString().substring(5)));
    } catch (IOException none) {
      return List.of();
    }
    return versions;
  }
}
