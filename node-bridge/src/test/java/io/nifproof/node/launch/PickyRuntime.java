package io.nifproof.node.launch;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.HostRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The host's runtime with a VM that ends at once when the boot file is not one of its own. */
final class PickyRuntime {
  private PickyRuntime() {}

  static ErlangRuntime in(Path folder) throws IOException {
    ErlangRuntime host = HostRuntime.get();
    Path root = Files.createDirectories(folder.resolve("picky"));
    try (Stream<Path> entries = Files.list(host.root())) {
      for (Path entry : entries.filter(path -> !path.equals(host.binDir().getParent())).toList()) {
        Files.createSymbolicLink(root.resolve(entry.getFileName()), entry.toRealPath());
      }
    }
    ErlangRuntime picky =
        new ErlangRuntime(
            "picky",
            host.arch(),
            host.otp(),
            host.ertsVersion(),
            host.flavors(),
            root,
            host.programDir(),
            host.libc(),
            host.start(),
            host.quirks(),
            host.includeDir());
    Path vm = picky.vm(picky.flavor());
    Files.createDirectories(vm.getParent());
    Files.writeString(
        vm,
        "#!/bin/sh\ncase \"$*\" in *'-boot /'*) echo 'not my boot file'; exit 1 ;; esac\nexec '"
            + host.vm(host.flavor())
            + "' \"$@\"\n");
    Files.setPosixFilePermissions(vm, PosixFilePermissions.fromString("rwxr-xr-x"));
    return picky;
  }
}
