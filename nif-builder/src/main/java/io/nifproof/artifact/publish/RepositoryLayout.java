package io.nifproof.artifact.publish;

import io.nifproof.artifact.Platform;
import java.util.Locale;
import java.util.Optional;

/** How the precompilers of Elixir want tarballs to be named and filled. */
public enum RepositoryLayout {
  /** The package rustler_precompiled. */
  RUSTLER_PRECOMPILED,
  /** elixir_make with cc_precompiler. */
  CC_PRECOMPILER;

  /** Its name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a name. */
  public static Optional<RepositoryLayout> parse(String text) {
    for (RepositoryLayout layout : values()) {
      if (layout.id().equals(text)) {
        return Optional.of(layout);
      }
    }
    return Optional.empty();
  }

  /** The tarball of a library. */
  String tarball(String name, String version, String nif, Platform platform) {
    return this == RUSTLER_PRECOMPILED
        ? entry(name, version, nif, platform, "") + ".tar.gz"
        : name + "-nif-" + nif + "-" + triple(platform) + "-" + version + ".tar.gz";
  }

  /**
   * The file in the tarball.
   *
   * @param file the name that the library is loaded by, which elixir_make keeps
   */
  String entry(String name, String version, String nif, Platform platform, String file) {
    return this == RUSTLER_PRECOMPILED
        ? "lib" + name + "-v" + version + "-nif-" + nif + "-" + triple(platform) + ".so"
        : file;
  }

  /**
   * The file of checksums.
   *
   * @param module the Elixir module that loads the library
   */
  String checksums(String module) {
    return this == RUSTLER_PRECOMPILED ? "checksum-" + module + ".exs" : "checksum.exs";
  }

  private String triple(Platform platform) {
    String vendor = this == RUSTLER_PRECOMPILED ? "-unknown" : "";
    return platform.arch().machine() + vendor + "-linux-" + (platform.musl() ? "musl" : "gnu");
  }
}
