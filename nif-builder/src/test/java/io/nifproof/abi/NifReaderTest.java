package io.nifproof.abi;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.elf.ElfFile;
import io.nifproof.samples.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NifReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -O0",
        "gcc -O2",
        "gcc -O0 -fcf-protection=full",
        "gcc -O2 -fcf-protection=full -fstack-clash-protection",
        "gcc -O0 -fstack-protector-all",
        "gcc -O2 -fstack-protector-all",
        "gcc -O0 -mcmodel=large",
        "gcc -O2 -mcmodel=large",
        "gcc -O2 -Wl,-z,pack-relative-relocs",
        "gcc -O2 -s -Wl,-z,now",
        "gcc -O2 -flto -fvisibility=hidden",
        "gcc -O0 -fsanitize=address",
        "gcc -O2 -fsanitize=address",
        "clang -O0",
        "clang -O2",
        "clang -O2 -fuse-ld=lld",
        "clang -O2 -fuse-ld=lld -Wl,--pack-dyn-relocs=relr",
        "clang -O0 -fstack-protector-all",
        "clang -O0 -mcmodel=large",
        "clang -O2 -fcf-protection=full",
        "aarch64-linux-gnu-gcc -O0",
        "aarch64-linux-gnu-gcc -O2",
        "aarch64-linux-gnu-gcc -O2 -mbranch-protection=standard",
        "aarch64-linux-gnu-gcc -O0 -mbranch-protection=standard",
        "aarch64-linux-gnu-gcc -O0 -fstack-protector-all",
        "aarch64-linux-gnu-gcc -O2 -fstack-protector-all -mbranch-protection=pac-ret+leaf",
        "aarch64-linux-gnu-gcc -O2 -s",
        "clang --target=aarch64-linux-gnu -O0 -nostdlib -fuse-ld=lld",
        "clang --target=aarch64-linux-gnu -O2 -nostdlib -fuse-ld=lld"
      })
  void provesTheTableOfEveryCompiler(String command) throws Exception {
    NifLibrary library = read(Samples.HELLO, command.split(" "));

    assertHello(library);
    assertThat(library.init().orElseThrow().unreachable()).isEmpty();
    assertThat(library.certainty()).contains(EntryCertainty.PROVEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -O0 -finstrument-functions",
        "gcc -O2 -pg",
        "clang -O0 -finstrument-functions",
        "aarch64-linux-gnu-gcc -O0 -finstrument-functions"
      })
  void tellsWhatIsInTheFileWhenTheCodeCallsOthers(String command) throws Exception {
    NifLibrary library = read(Samples.HELLO, command.split(" "));

    assertHello(library);
    assertThat(library.init().orElseThrow().calls()).isNotEmpty();
    assertThat(library.certainty()).contains(EntryCertainty.IN_THE_FILE);
  }

  @Test
  void findsTheEntryWhenTheInitFunctionIsHidden() throws Exception {
    String hidden =
        Samples.HELLO.replace(
            "ERL_NIF_INIT(",
            """
            __attribute__((visibility("hidden"), used)) ErlNifEntry *nif_init(void);
            #undef ERL_NIF_INIT_DECL
            #define ERL_NIF_INIT_DECL(M) ErlNifEntry *nif_init(void)
            ERL_NIF_INIT(\
            """);
    NifLibrary library = read(hidden, "gcc", "-O2");

    assertThat(library.init()).isEmpty();
    assertThat(library.kind()).isEqualTo(LibraryKind.OTHER);
    assertThat(library.elf().local("nif_init")).isPresent();
    assertThat(library.certainty()).contains(EntryCertainty.IN_THE_FILE);
    assertThat(library.module()).contains("hello");
  }

  @Test
  void tellsDriversEnginesAndPlainLibrariesApart() throws Exception {
    assertThat(read("void *driver_init(void) { return 0; }", "gcc").kind())
        .isEqualTo(LibraryKind.DRIVER);
    assertThat(read("int bind_engine(void) { return 0; }", "gcc").kind())
        .isEqualTo(LibraryKind.ENGINE);
    NifLibrary plain = read("int answer(void) { return 42; }", "gcc");
    assertThat(plain.kind()).isEqualTo(LibraryKind.OTHER);
    assertThat(plain.certainty()).isEmpty();
  }

  private NifLibrary read(String source, String... command) throws Exception {
    return NifReader.read(ElfFile.read(new Samples(folder).library(source, command)));
  }

  private static void assertHello(NifLibrary library) {
    assertThat(library.kind()).isEqualTo(LibraryKind.NIF);
    assertThat(library.module()).contains("hello");
    NifEntry entry = library.entry().orElseThrow();
    assertThat(entry.version()).isEqualTo(new NifVersion(2, 16));
    assertThat(entry.minErts().flatMap(CString::text)).contains("erts-12.0");
    assertThat(entry.variant().flatMap(CString::text)).contains("beam.vanilla");
    assertThat(entry.callbacks()).containsOnlyKeys(Callback.LOAD);
    assertThat(entry.complete()).isTrue();
    assertThat(entry.narrowRows()).isFalse();
    List<NifFunction> rows = library.functions();
    assertThat(rows).extracting(row -> row.text().orElse("?")).containsExactly("one", "two");
    assertThat(rows).extracting(NifFunction::arity).containsExactly(0L, 2L);
    assertThat(rows).extracting(row -> row.flags().orElse(-1)).containsExactly(0L, 1L);
    assertThat(rows).allMatch(NifFunction::executable);
  }
}
