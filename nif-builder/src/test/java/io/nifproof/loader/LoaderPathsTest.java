package io.nifproof.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.elf.ElfFile;
import io.nifproof.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that loaders search without being told. */
final class LoaderPathsTest {
  @TempDir Path folder;

  @Test
  void aBuildForBetterProcessorsIsFoundBelowATrustedFolder() throws Exception {
    Path levels = folder.resolve("lib/glibc-hwcaps");
    Path better = Files.createDirectories(levels.resolve("x86-64-v3"));
    Path helper = samples("helper").library("int helper(void) { return 1; }", "gcc");
    Path library = needing(helper, "libhelper.so.1");
    Files.copy(helper, better.resolve("libhelper.so.1"));

    assertThat(closure(library, false).complete()).isTrue();
    assertThat(closure(library, false).bundled()).isEmpty();
    assertThat(closure(library, true).complete()).as("musl has no such folders").isFalse();
    Files.move(levels, folder.resolve("lib/hwcaps"));
    assertThat(closure(library, false).complete()).isFalse();
  }

  @Test
  void whatLiesInTheStoreOfNixIsOfTheSystem() {
    LoaderPaths paths = LoaderPaths.OWN;
    Path loader = Path.of("/nix/store/0abc-glibc-2.40/lib/ld-linux-x86-64.so.2");

    assertThat(paths.ofSystem(Path.of("/nix/store/1abc-zlib-1.3.1/lib"))).isTrue();
    assertThat(paths.ofSystem(Path.of("/srv/nix/store/1abc-zlib-1.3.1/lib"))).isFalse();
    assertThat(paths.startedBy(loader).folders())
        .containsExactly(Path.of("/nix/store/0abc-glibc-2.40/lib"));
    assertThat(paths.startedBy(Path.of("/lib64/ld-linux-x86-64.so.2"))).isSameAs(paths);
  }

  private Closure closure(Path library, boolean musl) throws Exception {
    LoaderPaths paths = LoaderPaths.only(List.of(folder.resolve("lib")), musl);
    SharedLibrary shared = SharedLibrary.of(library, ElfFile.read(library));
    return Closure.of(shared, paths, new LibraryFiles(), List.of());
  }

  private Path needing(Path helper, String name) throws Exception {
    Path link = folder.resolve(name);
    Files.copy(helper, link);
    return samples("user")
        .library(
            "int helper(void); int use(void) { return helper(); }",
            "gcc",
            "-nostdlib",
            "-Wl,--no-as-needed",
            "-L" + folder,
            "-l:" + name);
  }

  private Samples samples(String name) throws IOException {
    return new Samples(Files.createDirectories(folder.resolve(name)));
  }
}
