package io.nifproof.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Pointer;
import io.nifproof.elf.image.Segment;
import io.nifproof.node.Arch;
import io.nifproof.samples.Samples;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ElfFileTest {
  private static final String PLAIN =
      """
      #include <math.h>
      #include <stdlib.h>
      extern int elsewhere(void) __attribute__((weak));
      int shared = 1;
      int *to_shared = &shared;
      static long own[2];
      static long *to_own = own;
      static void before(void) __attribute__((constructor));
      static void before(void) { own[0] = 1; }
      void *give(void) { return elsewhere ? to_own : malloc(4); }
      __attribute__((visibility("hidden"))) int secret(void) { return 7; }
      """;

  @TempDir Path folder;
  private Samples samples;

  @BeforeEach
  void prepare() {
    samples = new Samples(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc", "clang", "aarch64-linux-gnu-gcc"})
  void readsWhatTheLinkerWrote(String compiler) throws Exception {
    ElfFile elf =
        ElfFile.read(
            samples.library(
                PLAIN,
                compiler,
                "-Wl,-soname,libplain.so.1",
                "-Wl,--enable-new-dtags,-rpath,/opt/nowhere",
                "-Wl,-z,now,-z,relro",
                "-Wl,--build-id=sha1",
                "-Wl,--no-as-needed",
                "-lm"));

    Arch expected = compiler.startsWith("aarch64") ? Arch.ARM64 : Arch.AMD64;
    assertThat(elf.header().machine().arch()).contains(expected);
    assertThat(elf.header().sharedObject()).isTrue();
    assertThat(elf.dynamic().needed()).containsExactly("libm.so.6", "libc.so.6");
    assertThat(elf.dynamic().soname()).contains("libplain.so.1");
    assertThat(elf.dynamic().runpath()).contains("/opt/nowhere");
    assertThat(elf.dynamic().rpath()).isEmpty();
    assertThat(elf.dynamic().bindNow()).isTrue();
    assertThat(elf.dynamic().textRelocations()).isFalse();
    assertThat(elf.notes().buildId()).get().asString().hasSize(40);
    assertThat(elf.versionNeeds()).anyMatch(need -> need.version().startsWith("GLIBC_2."));
    assertThat(elf.segments()).anyMatch(segment -> segment.type() == Segment.GNU_RELRO);
    assertThat(elf.segments())
        .anyMatch(segment -> segment.type() == Segment.GNU_STACK && !segment.executable());
    assertThat(elf.damages()).isEmpty();
  }

  @Test
  void tellsExportedImportedHiddenAndWeakSymbolsApart() throws Exception {
    ElfFile elf = ElfFile.read(samples.library(PLAIN, "gcc"));

    assertThat(elf.exported("give")).get().extracting(Symbol::type).isEqualTo(Symbol.Type.FUNCTION);
    assertThat(elf.exported("secret")).isEmpty();
    assertThat(elf.local("secret")).get().extracting(Symbol::exported).isEqualTo(false);
    assertThat(symbol(elf, "malloc").imported()).isTrue();
    assertThat(symbol(elf, "malloc").version()).get().asString().startsWith("GLIBC_2");
    assertThat(symbol(elf, "elsewhere").binding()).isEqualTo(Symbol.Binding.WEAK);
  }

  @Test
  void followsPointersThroughRelocations() throws Exception {
    ElfFile elf = ElfFile.read(samples.library(PLAIN, "gcc"));

    Symbol shared = symbol(elf, "shared");
    assertThat(elf.pointerAt(symbol(elf, "to_shared").address()))
        .isEqualTo(new Pointer.Local(shared.address(), Optional.of("shared")));
    assertThat(elf.pointerAt(elf.local("to_own").orElseThrow().address()).local())
        .hasValue(elf.local("own").orElseThrow().address());
    assertThat(elf.pointerAt(elf.local("own").orElseThrow().address()))
        .isEqualTo(new Pointer.Null());
    assertThat(elf.pointerAt(shared.address() - 4)).isInstanceOf(Pointer.Raw.class);
    assertThat(elf.pointerAt(1L << 40)).isInstanceOf(Pointer.Unknown.class);
    assertThat(elf.dynamic().initializers())
        .contains(new Pointer.Local(elf.local("before").orElseThrow().address(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -Wl,-z,pack-relative-relocs",
        "clang -fuse-ld=lld -Wl,--pack-dyn-relocs=relr"
      })
  void appliesPackedRelocations(String command) throws Exception {
    ElfFile elf = ElfFile.read(samples.library(PLAIN, command.split(" ")));

    assertThat(elf.dynamic().relr()).isTrue();
    assertThat(elf.pointerAt(elf.local("to_own").orElseThrow().address()).local())
        .hasValue(elf.local("own").orElseThrow().address());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sysv", "gnu", "both"})
  void countsSymbolsByEitherHashTable(String style) throws Exception {
    Path library = samples.library(PLAIN, "gcc", "-Wl,--hash-style=" + style);

    assertThat(ElfFile.read(library).symbols())
        .hasSize(readelf("--dyn-syms", library, "^ +[0-9]+:.*"));
  }

  @Test
  void readsAllThatReadelfReadsOfRealLibraries() throws Exception {
    for (Path library : realLibraries()) {
      ElfFile elf = ElfFile.read(library);

      assertThat(elf.symbols())
          .as(library + "")
          .hasSize(readelf("--dyn-syms", library, "^ +[0-9]+:.*"));
      assertThat(elf.relocations().size())
          .as(library + "")
          .isEqualTo(readelf("-r", library, "^[0-9a-f]{12,16} .*"));
      assertThat(elf.damages()).isEmpty();
    }
  }

  @Test
  void readsWithoutSectionHeaders() throws Exception {
    byte[] content = Files.readAllBytes(samples.library(PLAIN, "gcc"));
    ByteBuffer whole = ByteBuffer.wrap(content.clone());
    Arrays.fill(content, 40, 48, (byte) 0);
    Arrays.fill(content, 58, 64, (byte) 0);
    ElfFile elf = ElfFile.of(ByteBuffer.wrap(content));

    assertThat(elf.sections()).isEmpty();
    assertThat(elf.damages()).isEmpty();
    assertThat(elf.symbols()).isEqualTo(ElfFile.of(whole).symbols());
    assertThat(elf.relocations().size()).isEqualTo(ElfFile.of(whole).relocations().size());
  }

  @Test
  void seesAnExecutableStackAndTextRelocations() throws Exception {
    ElfFile stack = ElfFile.read(samples.library(PLAIN, "gcc", "-Wl,-z,execstack"));
    ElfFile text =
        ElfFile.read(
            samples.library(
                "__asm__(\".text\\n.quad far\\n\"); int far_;", "gcc", "-Wl,-z,notext"));

    assertThat(stack.segments())
        .anyMatch(segment -> segment.type() == Segment.GNU_STACK && segment.executable());
    assertThat(text.dynamic().textRelocations()).isTrue();
  }

  @Test
  void readsProcessorMarkers() throws Exception {
    ElfFile level = ElfFile.read(samples.library(PLAIN, "gcc", "-Wl,-z,x86-64-v3"));
    ElfFile branches =
        ElfFile.read(
            samples.library(
                "int f(void) { return 1; }",
                "aarch64-linux-gnu-gcc",
                "-mbranch-protection=standard",
                "-nostdlib"));

    assertThat(level.notes().x86Level()).isEqualTo(3);
    assertThat(branches.notes().armFeatures()).isEqualTo(3);
    assertThat(branches.notes().x86Level()).isZero();
  }

  @Test
  void saysWhereAndWhyAFileIsNoElf() {
    assertThatThrownBy(() -> ElfFile.of(ByteBuffer.wrap(new byte[200])))
        .isInstanceOfSatisfying(ElfFormatException.class, e -> assertThat(e.offset()).isZero())
        .hasMessageContaining("7f 45 4c 46");
  }

  private static Symbol symbol(ElfFile elf, String name) {
    return elf.symbols().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static int readelf(String what, Path library, String line) {
    String text = Samples.run(List.of("readelf", "-W", what, library.toString()));
    return (int) text.lines().filter(each -> each.matches(line)).count();
  }

  private static List<Path> realLibraries() throws Exception {
    try (var files = Files.walk(Path.of("/usr/lib/erlang/lib"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".so")).toList();
      assertThat(found).hasSizeGreaterThan(5);
      return found;
    }
  }
}
