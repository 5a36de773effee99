package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.Ran;
import io.nifproof.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes in projects that never heard of nifproof. */
final class InitCommandTest {
  private static final String NIF =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM two(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
        (void)argc; (void)argv;
        return enif_make_int(env, 2);
      }
      static ErlNifFunc functions[] = {{"two", 0, two, 0}};
      ERL_NIF_INIT(%s, functions, NULL, NULL, NULL, NULL)
      """;
  private static final String MODULE =
      """
      -module(%s).
      -export([two/0]).
      -on_load(init/0).
      init() -> erlang:load_nif(filename:join(code:priv_dir(%1$s), "%1$s"), 0).
      two() -> erlang:nif_error(not_loaded).
      """;

  /** It would write into the root's {@code /priv} without what elixir_make tells it. */
  private static final String MAKEFILE =
      """
      PRIV_DIR = $(MIX_APP_PATH)/priv
      calling_from_make:
      	mix compile
      all:
      	mkdir -p "$(PRIV_DIR)"
      	$(CC) $(CFLAGS) -I"$(ERTS_INCLUDE_DIR)" -shared $(LDFLAGS) c_src/a.c -o "$(PRIV_DIR)/a.so"
      """;

  @TempDir private Path folder;

  @Test
  void aProjectIsTakenInAndPassesUnedited() throws Exception {
    file("Makefile", MAKEFILE);
    file("c_src/a.c", NIF.formatted("a"));
    file("src/a.erl", MODULE.formatted("a"));

    Ran made = Ran.nifproof("init", folder);

    assertThat(made.status()).as(made.err() + made.out()).isZero();
    assertThat(made.err()).contains("built by Makefile", "a.so: 1 functions, module a, src/a.erl");
    assertThat(Files.readString(folder.resolve("nifproof.toml")))
        .contains("system = \"make\"", "output = \"priv/a.so\"", "erl = \"src/a.erl\"");
    Ran again = Ran.nifproof("init", folder);
    assertThat(again.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(again.err()).contains("already", "--force");
    Ran gate = Ran.nifproof("gate", folder, "--profile", "quick");
    assertThat(gate.status()).as(gate.out()).isZero();
  }

  @Test
  void aRenamedFunctionOfATakenInProjectIsRed() throws Exception {
    file("c_src/a.c", NIF.formatted("a"));
    file("src/a.erl", MODULE.formatted("a").replace("two", "deux"));

    Ran made = Ran.nifproof("init", folder);

    assertThat(made.status()).as(made.err() + made.out()).isEqualTo(ExitCode.FAIL.status());
    assertThat(made.out()).contains("Function not found a:two/0");
  }

  @Test
  void aGateWithoutAFileFindsOutByItself() throws Exception {
    file("c_src/a.c", NIF.formatted("a"));

    Ran gate = Ran.nifproof("gate", folder, "--profile", "quick");

    assertThat(gate.status()).as(gate.err() + gate.out()).isZero();
    assertThat(gate.err()).contains("sources with a nif_init", "`nifproof init` keeps it");
    assertThat(folder.resolve("nifproof.toml")).doesNotExist();
  }

  @Test
  void whatWasTriedIsTold() throws Exception {
    file("c_src/a.c", "#include \"nowhere.h\"\n" + NIF.formatted("a"));
    file("CMakeLists.txt", "project(a C)\nmessage(FATAL_ERROR \"no such luck\")\n");

    Ran made = Ran.nifproof("init", folder);

    assertThat(made.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(made.err()).contains("CMakeLists.txt: ", "nowhere.h", "by hand");
    assertThat(folder.resolve("nifproof.toml")).doesNotExist();
  }

  @Test
  void aFolderWithoutANifIsNoProject() {
    Ran made = Ran.nifproof("init", folder);

    assertThat(made.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(made.err()).contains("nothing there makes a NIF library", "nifproof new NAME");
  }

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
