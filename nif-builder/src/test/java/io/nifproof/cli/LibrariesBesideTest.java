package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate tells of the NIF libraries that its build makes and nobody loads. */
final class LibrariesBesideTest {
  private static final String NIF =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM f(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, 1);
      }
      static ErlNifFunc t[] = {{"f", 0, f, 0}};
      ERL_NIF_INIT(MODULE, t, NULL, NULL, NULL, NULL)
      """;

  private static final String RULES =
      """
      all: priv/good.so priv/other.so priv/copy.so priv/plain.so
      priv/%.so: c/%.c
      \tmkdir -p priv; $(CC) $(CFLAGS) -shared $(ERL_CFLAGS) -o $@ $<
      priv/copy.so: priv/good.so
      \tcp $< $@
      """;

  @TempDir private Path folder;

  @Test
  void namesThemAndNoCopiesAndNoOtherLibraries() throws Exception {
    TestRuntimes.ready("host");
    Path sources = Files.createDirectories(folder.resolve("c"));
    Files.writeString(sources.resolve("good.c"), NIF.replace("MODULE", "good"));
    Files.writeString(sources.resolve("other.c"), NIF.replace("MODULE", "other"));
    Files.writeString(sources.resolve("plain.c"), "int plain(void) { return 1; }\n");
    Files.writeString(folder.resolve("Makefile"), RULES);
    Files.writeString(
        folder.resolve("nifproof.toml"),
        "[library]\nname = \"good\"\n[build]\nsystem = \"make\"\n");

    Ran ran = Ran.nifproof("gate", folder, "--no-cache");

    assertThat(ran.out()).contains("NP206 warning", "found: `priv/other.so`, made by the same");
  }
}
