package io.nifproof.elf;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells files for other systems than Linux, by their header, versions and needs. */
final class ForeignSystem {
  /** EI_OSABI (gABI, "ELF Identification"); 0 says nothing, and 3 is GNU, which Linux is. */
  private static final Map<Integer, String> BY_ABI =
      Map.of(
          1,
          "HP-UX",
          2,
          "NetBSD",
          6,
          "Solaris",
          7,
          "AIX",
          8,
          "IRIX",
          9,
          "FreeBSD",
          11,
          "Modesto",
          12,
          "OpenBSD",
          13,
          "OpenVMS",
          17,
          "CloudABI");

  /** Prefixes of symbol versions that only one system has. */
  private static final Map<String, String> BY_VERSION =
      Map.of("FBSD_", "FreeBSD", "SUNW_", "Solaris", "ILLUMOS_", "illumos");

  private ForeignSystem() {}

  static Optional<String> of(ElfFile elf) {
    String byAbi = BY_ABI.get(elf.header().osAbi());
    return Optional.ofNullable(byAbi)
        .or(() -> elf.notes().system())
        .or(() -> byVersion(elf.versionNeeds()))
        .or(() -> byNeed(elf.dynamic().needed()));
  }

  private static Optional<String> byVersion(List<VersionNeed> needs) {
    return needs.stream()
        .flatMap(need -> BY_VERSION.keySet().stream().filter(need.version()::startsWith))
        .findFirst()
        .map(BY_VERSION::get);
  }

  /** OpenBSD gives every library two numbers; libroot.so is the C library of Haiku. */
  private static Optional<String> byNeed(List<String> needed) {
    if (needed.contains("libroot.so")) {
      return Optional.of("Haiku");
    }
    if (needed.contains("liblog.so") && needed.contains("libc.so")) {
      return Optional.of("Android");
    }
    return needed.stream().anyMatch(name -> name.matches("libc\\.so\\.\\d+\\.\\d+"))
        ? Optional.of("OpenBSD")
        : needed.contains("libc.so.7") ? Optional.of("FreeBSD") : Optional.empty();
  }
}
