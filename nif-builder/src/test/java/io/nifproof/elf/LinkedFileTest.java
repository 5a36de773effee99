package io.nifproof.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.node.Arch;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single symbols, looked up as the loader does, against the whole table. */
final class LinkedFileTest {
  private static final String SOURCE =
      """
      #include <stdlib.h>
      int shared = 1;
      __thread int each;
      void *give(void) { return malloc(4); }
      __attribute__((weak)) int weak(void) { return 1; }
      __attribute__((visibility("protected"))) int mine(void) { return 1; }
      __attribute__((visibility("hidden"))) int secret(void) { return 7; }
      static int local(void) { return 8; }
      int (*use)(void) = local;
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sysv", "gnu", "both"})
  void findsWhatIsExportedByEitherHashTable(String style) throws Exception {
    Path library = new Samples(folder).library(SOURCE, "gcc", "-Wl,--hash-style=" + style);
    LinkedFile linked = LinkedFile.read(library);

    assertThat(List.of("shared", "each", "give", "weak", "mine", "use")).allMatch(linked::exports);
    assertThat(List.of("secret", "local", "malloc", "", "giv", "given")).noneMatch(linked::exports);
  }

  @Test
  void agreesWithTheWholeTableOfRealLibraries() throws Exception {
    String libraries = "/usr/lib/" + Arch.host().gnuTriple() + "/";
    for (String name : List.of("libc.so.6", "libm.so.6", "libstdc++.so.6")) {
      Path library = Path.of(libraries + name);
      LinkedFile linked = LinkedFile.read(library);
      ElfFile whole = ElfFile.read(library);
      Set<String> exported =
          whole.symbols().stream()
              .filter(Symbol::exported)
              .map(Symbol::name)
              .collect(Collectors.toSet());

      assertThat(exported).as(name).isNotEmpty().allMatch(linked::exports);
      assertThat(whole.symbols().stream().map(Symbol::name).filter(n -> !exported.contains(n)))
          .as(name)
          .noneMatch(linked::exports);
      assertThat(linked.versionDefinitions()).isEqualTo(whole.versionDefinitions());
      assertThat(linked.dynamic().needed()).isEqualTo(whole.dynamic().needed());
    }
  }

  @Test
  void survivesTablesThatLie() throws Exception {
    byte[] bytes = Files.readAllBytes(new Samples(folder).library(SOURCE, "gcc"));
    Path broken = folder.resolve("broken.so");
    for (int at = 0; at < Math.min(bytes.length, 0x800); at += 3) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) 0xff;
      Files.write(broken, changed);
      try {
        LinkedFile.read(broken).exports("give");
      } catch (ElfFormatException e) {
        assertThat(e.reason()).isNotEmpty();
      }
    }
  }

  @Test
  void refusesWhatIsNoElf() throws Exception {
    Path text = Files.writeString(folder.resolve("text.so"), "INPUT(libx.so.1)");

    assertThatThrownBy(() -> LinkedFile.read(text)).isInstanceOf(ElfFormatException.class);
  }
}
