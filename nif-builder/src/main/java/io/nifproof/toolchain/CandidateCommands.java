package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which a compiler may reach a target, the plainest first. They are guesses: the trial
 * decides.
 *
 * <p>Where cross C libraries live: Debian's are found by gcc and clang alone; Fedora's {@code
 * sysroot-aarch64-fcNN-glibc} is under {@code /usr/aarch64-redhat-linux/sys-root}; Arch Linux uses
 * {@code /usr/aarch64-linux-gnu}.
 */
final class CandidateCommands {
  /**
   * zig brings every glibc and takes this machine's own unless told, as it takes this machine's
   * processor: what it makes would load nowhere else. Debian bullseye's is the oldest that any
   * runtime has which nifproof fetches.
   */
  private static final String OLDEST_GLIBC = ".2.31";

  private final Path root;

  /** Looks for system roots below a folder, {@code /} but in tests. */
  CandidateCommands(Path root) {
    this.root = root;
  }

  /** The arguments to try, for a program that is made for the host or for many targets. */
  List<List<String>> arguments(CompilerFamily family, boolean cross, Arch target) {
    if (family == CompilerFamily.ZIG) {
      return List.of(List.of("cc", "-target", target.gnuTriple() + OLDEST_GLIBC));
    }
    List<List<String>> plain = new ArrayList<>();
    if (family == CompilerFamily.CLANG && cross) {
      String triple = "--target=" + target.gnuTriple();
      plain.add(List.of(triple));
      // Without the target's own binutils, lld links for every machine.
      plain.add(List.of(triple, "-fuse-ld=lld"));
    } else {
      plain.add(List.of());
    }
    List<List<String>> all = new ArrayList<>(plain);
    if (cross) {
      for (Path systemRoot : systemRoots(target)) {
        plain.forEach(words -> all.add(with(words, "--sysroot=" + systemRoot)));
      }
    }
    return all;
  }

  private List<Path> systemRoots(Arch target) {
    List<Path> found = new ArrayList<>();
    Path usr = root.resolve("usr");
    Path redHat = usr.resolve(target.machine() + "-redhat-linux").resolve("sys-root");
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(redHat)) {
      versions.forEach(found::add);
    } catch (IOException absent) {
      found.clear();
    }
    found.sort(null);
    for (String folder : List.of(target.gnuTriple() + "/sys-root", target.gnuTriple())) {
      if (Files.isDirectory(usr.resolve(folder).resolve("include"))
          || Files.isDirectory(usr.resolve(folder).resolve("usr/include"))) {
        found.add(usr.resolve(folder));
      }
    }
    return found;
  }

  private static List<String> with(List<String> words, String last) {
    List<String> longer = new ArrayList<>(words);
    longer.add(last);
    return longer;
  }
}
