package io.nifproof.abi;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.elf.ElfFile;
import io.nifproof.samples.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that are not whole before code has run, by every compiler and at every level. */
final class LateEntryTest {
  private static final String HEAD =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM f(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) { return 0; }
      """;
  private static final String ENTRY =
      "static ErlNifEntry entry = {2, 16, \"m\", COUNT, ROWS, 0, 0, 0, 0, \"beam.vanilla\", 1, 0,"
          + " \"e\"};\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -O0",
        "gcc -O1",
        "gcc -O2",
        "gcc -O3",
        "gcc -O2 -flto",
        "gcc -O2 -fno-plt",
        "clang -O0",
        "clang -O2",
        "aarch64-linux-gnu-gcc -O0",
        "aarch64-linux-gnu-gcc -O2",
        "clang --target=aarch64-linux-gnu -O2 -nostdlib -fuse-ld=lld"
      })
  void areNotInTheFileWhenNifInitCountsThem(String command) throws Exception {
    NifLibrary library =
        read(
            HEAD
                + "static ErlNifFunc t[] = {{\"f\", 0, f}};\n"
                + ENTRY.replace("COUNT", "0").replace("ROWS", "0")
                + "ErlNifEntry *nif_init(void) { entry.num_of_funcs = 1; entry.funcs = t;"
                + " return &entry; }",
            command);

    assertThat(library.certainty()).contains(EntryCertainty.BUILT_AT_RUN_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -O0",
        "gcc -O2",
        "clang -O0",
        "aarch64-linux-gnu-gcc -O0",
        "aarch64-linux-gnu-gcc -O2"
      })
  void areInTheFileWhenAConstructorFillsARow(String command) throws Exception {
    NifLibrary library =
        read(
            HEAD
                + "static ErlNifFunc t[] = {{\"f\", 0, f}, {NULL, 0, NULL}};\n"
                + "__attribute__((constructor)) static void fill(void)"
                + " { t[1].name = \"g\"; t[1].fptr = f; }\n"
                + "ERL_NIF_INIT(m, t, 0, 0, 0, 0)",
            command);

    assertThat(library.certainty()).contains(EntryCertainty.IN_THE_FILE);
    assertThat(library.doubts()).singleElement().asString().contains("stores to memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc -O2", "clang -O2", "aarch64-linux-gnu-gcc -O2"})
  void areInTheFileWhenTheLoaderChoosesAFunction(String command) throws Exception {
    NifLibrary library =
        read(
            HEAD
                + "static void *choose(void) { return f; }\n"
                + "static ERL_NIF_TERM h(ErlNifEnv *, int, const ERL_NIF_TERM[])"
                + " __attribute__((ifunc(\"choose\")));\n"
                + "static ErlNifFunc t[] = {{\"h\", 0, h}};\n"
                + "ERL_NIF_INIT(m, t, 0, 0, 0, 0)",
            command);

    assertThat(library.certainty()).contains(EntryCertainty.IN_THE_FILE);
    assertThat(library.doubts()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"g++ -xc++ -O0", "g++ -xc++ -O2"})
  void areNotInTheFileWhenCxxMakesThemAtTheFirstCall(String command) throws Exception {
    NifLibrary library =
        read(
            HEAD
                + "int count() { return 1; }\n"
                + "static ErlNifFunc *rows() { static ErlNifFunc t[] = {{\"f\", 0, f, 0}};"
                + " return t; }\n"
                + "extern \"C\" ErlNifEntry *nif_init(void) { volatile int n = count();"
                + " ErlNifFunc *p = rows();\n"
                + ENTRY.replace("COUNT", "n").replace("ROWS", "p")
                + "return &entry; }",
            command);

    assertThat(library.certainty()).contains(EntryCertainty.BUILT_AT_RUN_TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc -O2", "clang -O2", "aarch64-linux-gnu-gcc -O2"})
  void areProvenWhenAConstructorTouchesSomethingElse(String command) throws Exception {
    NifLibrary library =
        read(
            HEAD
                + "static int x; __attribute__((constructor)) static void count(void)"
                + " { __asm__(\"\" ::: \"memory\"); x++; }\n"
                + "static ErlNifFunc t[] = {{\"f\", 0, f}};\n"
                + "ERL_NIF_INIT(m, t, 0, 0, 0, 0)",
            command);

    assertThat(library.certainty()).contains(EntryCertainty.PROVEN);
  }

  private NifLibrary read(String source, String command) throws Exception {
    return NifReader.read(ElfFile.read(new Samples(folder).library(source, command.split(" "))));
  }
}
