package io.nifproof.abi;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.image.Pointer;
import io.nifproof.samples.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that a VM would refuse or die of are facts like any other. */
final class BrokenTableTest {
  private static final String HEAD =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM f(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) { return 0; }
      """;

  private static final String ENTRY =
      """
      static ErlNifEntry entry = {2, 16, "m", COUNT, TABLE, 0, 0, 0, 0, "beam.vanilla", 1, 0, "e"};
      """;

  private static final String INIT = "ErlNifEntry *nif_init(void) { return &entry; }\n";

  @TempDir Path folder;

  @Test
  void seesASentinelRow() throws Exception {
    NifLibrary library = table("{{\"f\", 0, f}, {NULL, 0, NULL}}");

    assertThat(library.certainty()).contains(EntryCertainty.PROVEN);
    assertThat(library.entry().orElseThrow().namelessRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.index()).isEqualTo(1);
              assertThat(row.code()).isEqualTo(new Pointer.Null());
              assertThat(row.executable()).isFalse();
            });
  }

  @Test
  void seesASentinelRowThatIsTheWholeTable() throws Exception {
    NifLibrary library = table("{{NULL, 0, NULL}}");

    assertThat(library.certainty()).contains(EntryCertainty.PROVEN);
    assertThat(library.entry().orElseThrow().namelessRows()).hasSize(1);
  }

  @Test
  void doesNotBelieveAnEmptyTableThatAConstructorMayFill() throws Exception {
    String fill =
        "static ErlNifFunc t[1];\n"
            + "__attribute__((constructor)) static void fill(void)"
            + " { t[0].name = \"f\"; t[0].fptr = f; }\n"
            + "ERL_NIF_INIT(m, t, 0, 0, 0, 0)";

    assertThat(read(HEAD + fill).certainty()).contains(EntryCertainty.BUILT_AT_RUN_TIME);
  }

  @Test
  void seesWildPointersAndFlags() throws Exception {
    NifLibrary library =
        table(
            "{{(char *)0x1234, 0, f}, {\"data\", 300, (void *)\"no code\"}, {\"flag\", 1, f, 77},"
                + " {\"raw\", 1, (void *)0x77}}");

    assertThat(library.functions().get(0).name())
        .isEqualTo(new CString.Wild(new Pointer.Raw(0x1234)));
    assertThat(library.functions().get(1).executable()).isFalse();
    assertThat(library.functions().get(1).arity()).isEqualTo(300);
    assertThat(library.functions().get(2).flags()).hasValue(77);
    assertThat(library.functions().get(3).code()).isEqualTo(new Pointer.Raw(0x77));
  }

  @Test
  void seesNamesThatAreTooLongOrNeverEnd() throws Exception {
    NifLibrary library =
        table("{{\"" + "x".repeat(300) + "\", 0, f}, {\"" + "y".repeat(5000) + "\", 0, f}}");

    assertThat(library.functions().get(0).text()).get().asString().hasSize(300);
    assertThat(library.functions().get(1).name()).isInstanceOf(CString.Unterminated.class);
  }

  @Test
  void seesCountsThatCannotBe() throws Exception {
    NifEntry negative = counted("-1").entry().orElseThrow();
    NifEntry absurd = counted("0x7fffffff").entry().orElseThrow();

    assertThat(negative.count()).isEqualTo(-1);
    assertThat(negative.functions()).isEmpty();
    assertThat(absurd.complete()).isFalse();
    assertThat(absurd.functions()).hasSizeBetween(1, 1000);
    assertThat(counted("0").entry().orElseThrow().complete()).isTrue();
  }

  @Test
  void seesRowsOfThreeFields() throws Exception {
    String narrow =
        "typedef struct { const char *n; unsigned a; void *p; } Row;\n"
            + "static Row t[] = {{\"a\", 0, f}, {\"b\", 1, f}, {\"c\", 2, f}};\n"
            + ENTRY.replace("COUNT", "3").replace("TABLE", "(void *)t")
            + INIT;

    assertThat(read(HEAD + narrow).entry().orElseThrow().narrowRows()).isTrue();
  }

  @Test
  void readsRowsWithoutFlagsOfOldVersions() throws Exception {
    String old =
        "typedef struct { const char *n; unsigned a; void *p; } Row;\n"
            + "static Row t[] = {{\"a\", 0, f}, {\"b\", 1, f}};\n"
            + ENTRY.replace("COUNT", "2").replace("TABLE", "(void *)t").replace("16", "4")
            + INIT;
    NifEntry entry = read(HEAD + old).entry().orElseThrow();

    assertThat(entry.functions())
        .extracting(row -> row.text().orElse(""))
        .containsExactly("a", "b");
    assertThat(entry.functions()).allMatch(row -> row.flags().isEmpty());
    assertThat(entry.narrowRows()).isFalse();
    assertThat(entry.minErts()).isEmpty();
  }

  @Test
  void provesThatNullIsReturned() throws Exception {
    NifLibrary library = read(HEAD + "void *nif_init(void) { return 0; }");

    assertThat(library.init().orElseThrow().returnsNull()).isTrue();
    assertThat(library.entry()).isEmpty();
    assertThat(library.certainty()).contains(EntryCertainty.PROVEN);
  }

  @Test
  void seesAnInitFunctionThatIsData() throws Exception {
    NifLibrary library = read("int nif_init = 5;");

    assertThat(library.init().orElseThrow().inCode()).isFalse();
    assertThat(library.entry()).isEmpty();
  }

  @Test
  void doesNotProveAnEntryThatTheCodeChanges() throws Exception {
    String change =
        ENTRY.replace("COUNT", "1").replace("TABLE", "t")
            + "ErlNifEntry *nif_init(void) { entry.num_of_funcs = 7; return &entry; }";
    NifLibrary library = read(HEAD + "static ErlNifFunc t[] = {{\"f\", 0, f}};" + change);

    assertThat(library.certainty()).contains(EntryCertainty.IN_THE_FILE);
    assertThat(library.init().orElseThrow().stores())
        .containsExactly(library.entry().orElseThrow().address() + 16);
  }

  @Test
  void doesNotGuessWhichOfTwoEntriesIsReturned() throws Exception {
    String two =
        "static ErlNifFunc t[] = {{\"f\", 0, f}}; int choice;\n"
            + ENTRY.replace("COUNT", "1").replace("TABLE", "t")
            + ENTRY.replace("COUNT", "1").replace("TABLE", "t").replace("entry", "other")
            + "ErlNifEntry *nif_init(void) { return choice ? &entry : &other; }";
    NifLibrary library = read(HEAD + two);

    assertThat(library.scanned()).hasSize(2);
    assertThat(library.init().orElseThrow().returned()).isEmpty();
    assertThat(library.certainty()).contains(EntryCertainty.BUILT_AT_RUN_TIME);
  }

  @Test
  void takesTheReturnedEntryBeforeADecoy() throws Exception {
    String decoy =
        "static ErlNifFunc t[] = {{\"f\", 0, f}};\n"
            + ENTRY
                .replace("COUNT", "1")
                .replace("TABLE", "t")
                .replace("\"m\"", "\"decoy\"")
                .replace("static ErlNifEntry entry", "ErlNifEntry decoy")
            + ENTRY.replace("COUNT", "1").replace("TABLE", "t")
            + INIT;
    NifLibrary library = read(HEAD + decoy);

    assertThat(library.scanned()).hasSize(2);
    assertThat(library.module()).contains("m");
    assertThat(library.witnessesDisagree()).isFalse();
  }

  @Test
  void saysWhenOnlyTheCodeKnowsTheEntry() throws Exception {
    String other =
        "static ErlNifFunc t[] = {{\"f\", 0, f}};\n"
            + ENTRY.replace("COUNT", "1").replace("TABLE", "t").replace("vanilla", "chocolate")
            + INIT;
    NifLibrary library = read(HEAD + other);

    assertThat(library.certainty()).contains(EntryCertainty.SINGLE_WITNESS);
    assertThat(library.entry().orElseThrow().variant().flatMap(CString::text))
        .contains("beam.chocolate");
  }

  @Test
  void saysWhenTheEntryIsMadeAtRunTime() throws Exception {
    String made =
        "#include <stdlib.h>\n"
            + "ErlNifEntry *nif_init(void) { ErlNifEntry *e = calloc(1, sizeof *e);"
            + " e->major = 2; return e; }";

    assertThat(read(HEAD + made).certainty()).contains(EntryCertainty.BUILT_AT_RUN_TIME);
  }

  private NifLibrary table(String rows) throws Exception {
    return read(HEAD + "static ErlNifFunc t[] = " + rows + ";\nERL_NIF_INIT(m, t, 0, 0, 0, 0)");
  }

  private NifLibrary counted(String count) throws Exception {
    return read(
        HEAD
            + "static ErlNifFunc t[] = {{\"f\", 0, f}};\n"
            + ENTRY.replace("COUNT", count).replace("TABLE", "t")
            + INIT);
  }

  private NifLibrary read(String source) throws Exception {
    return NifReader.read(ElfFile.read(new Samples(folder).library(source, "gcc", "-O2")));
  }
}
