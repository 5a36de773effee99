package io.nifproof.build;

import io.nifproof.node.Arch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which package of Debian brings what builds ask for, as far as the tables beside this class go.
 */
final class DebianPackages {
  /** The columns of a table. */
  private static final int HEADERS = 1;

  private static final int LIBRARIES = 2;
  private static final int PKG_CONFIG = 3;
  private static final int CMAKE = 4;

  private static final Map<String, String> OF_HEADERS = column("debian-packages", HEADERS);
  private static final Map<String, String> OF_LIBRARIES = column("debian-packages", LIBRARIES);
  private static final Map<String, String> OF_PKG_CONFIG = column("debian-packages", PKG_CONFIG);
  private static final Map<String, String> OF_CMAKE = column("debian-packages", CMAKE);
  private static final Map<String, String> OF_PROGRAMS = column("debian-programs", 1);

  private final Arch target;

  /** Packages for the libraries of an architecture, on this machine. */
  DebianPackages(Arch target) {
    this.target = target;
  }

  /** That of a header, such as {@code openssl/evp.h}: the file's own, or that of its folder. */
  Optional<String> ofHeader(String name, boolean cxx) {
    if (cxx && !name.contains(".")) {
      return Optional.of(cross("g++")); // a header of C++ itself, such as `vector`
    }
    if (name.startsWith("bits/")) {
      return Optional.of(cross(cxx && name.endsWith("config.h") ? "g++" : "libc6-dev"));
    }
    String known = OF_HEADERS.get(name);
    for (int end = name.lastIndexOf('/'); known == null && end > 0; ) {
      known = OF_HEADERS.get(name.substring(0, end + 1));
      end = name.lastIndexOf('/', end - 1);
    }
    return Optional.ofNullable(known).map(this::forTarget);
  }

  /** That of a library, by what stands behind {@code -l}. */
  Optional<String> ofLibrary(String name) {
    return List.of("stdc++", "gcc_s", "gcc", "gomp", "atomic").contains(name)
        ? Optional.of(cross(name.equals("stdc++") ? "g++" : "gcc"))
        : Optional.ofNullable(OF_LIBRARIES.get(name)).map(this::forTarget);
  }

  /** That of a name that pkg-config or CMake's {@code find_package} looks for. */
  Optional<String> ofPackage(String name) {
    String known = OF_PKG_CONFIG.getOrDefault(name, OF_CMAKE.get(name));
    return name.equals("PkgConfig")
        ? Optional.of("pkg-config")
        : Optional.ofNullable(known).map(this::forTarget);
  }

  /** That of a program, also of one for another architecture: {@code aarch64-linux-gnu-g++-12}. */
  Optional<String> ofProgram(String name) {
    for (Arch arch : Arch.values()) {
      String prefix = arch.gnuTriple() + "-";
      if (name.startsWith(prefix)) {
        return ofProgram(name.substring(prefix.length()))
            .map(own -> arch == Arch.host() ? own : crossed(own, arch));
      }
    }
    String plain = name.replaceFirst("-[0-9]+$", "");
    String version = name.substring(plain.length());
    return Optional.ofNullable(OF_PROGRAMS.get(plain))
        .map(found -> version.isEmpty() ? found : found + version);
  }

  /** The package for another architecture that Debian makes for cross compilers. */
  private String cross(String own) {
    return target == Arch.host() ? own : crossed(own, target);
  }

  private static String crossed(String own, Arch arch) {
    return own.startsWith("lib")
        ? own + "-" + debianName(arch) + "-cross"
        : own + "-" + arch.gnuTriple().replace('_', '-');
  }

  /** Debian keeps the libraries of several architectures beside each other. */
  private String forTarget(String name) {
    if (target == Arch.host()) {
      return name;
    }
    return name.startsWith("libc6-dev") || name.startsWith("linux-libc-dev")
        ? crossed(name.startsWith("linux") ? "libc6-dev" : name, target)
        : name + ":" + debianName(target);
  }

  private static String debianName(Arch arch) {
    return arch.id();
  }

  private static Map<String, String> column(String table, int column) {
    Map<String, String> packages = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                DebianPackages.class.getResourceAsStream(table + ".tsv"),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t");
        if (!line.startsWith("#") && cells.length > column && !cells[column].equals("-")) {
          for (String name : cells[column].split(" ")) {
            packages.putIfAbsent(name, cells[0]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(table, e);
    }
    return packages;
  }
}
