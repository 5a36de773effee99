package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.Arch;
import io.nifproof.node.files.SearchPath;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What could not be built for lack of something is incomplete, and the package is named. */
final class LackingBuildTest {
  private static final Arch OTHER = Arch.host().others().get(0);

  private static final String NIF =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM f(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, 1);
      }
      static ErlNifFunc t[] = {{"f", 0, f, 0}};
      ERL_NIF_INIT(lk, t, NULL, NULL, NULL, NULL)
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"cc", "make"})
  void namesTheCompilerOfCxxThatIsNotThere(String system) throws Exception {
    String compiler = OTHER.gnuTriple() + "-g++";
    assumeTrue(
        SearchPath.of(System.getenv()).program(compiler).isEmpty(),
        "skipped: " + compiler + " is here");
    Files.writeString(folder.resolve("lk.cc"), NIF);
    Files.writeString(
        folder.resolve("Makefile"),
        "priv/lk.so: lk.cc\n\tmkdir -p priv; $(CXX) $(CXXFLAGS) -shared $(ERL_CFLAGS) -o $@ $<\n");
    toml(system, "lk.cc", "arch = ['" + OTHER + "']\nruntimes = ['" + TestRuntimes.EMULATED + "']");

    Ran ran = Ran.nifproof("gate", folder, "--format", "json");

    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(ExitCode.INCOMPLETE.status());
    JsonNode cell = new ReportSchema().valid(ran.out()).get("cells").get(0);
    assertThat(cell.get("outcome").textValue()).isEqualTo("not-built");
    assertThat(cell.get("sentence").textValue())
        .contains(compiler, "apt-get install g++-" + OTHER.gnuTriple().replace('_', '-'));
    assertThat(Ran.nifproof("build", folder, "--out", folder.resolve("out")).status())
        .isEqualTo(ExitCode.INCOMPLETE.status());
  }

  @Test
  void failsWhenTheHeaderIsTheProjectsOwn() throws Exception {
    Files.writeString(folder.resolve("lk.c"), "#include \"own.h\"\n" + NIF);
    toml("cc", "lk.c", "");

    Ran ran = Ran.nifproof("gate", folder);

    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ran.out()).doesNotContain("apt-get");
  }

  @Test
  void getsTheWordsOfTheLinkerOutOfRebar3() throws Exception {
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(
        folder.resolve("src/lk.app.src"),
        "{application, lk, [{description, \"\"}, {vsn, \"1\"}]}.");
    // A plugin shows the linker's words only to those who ask for everything.
    Files.writeString(
        folder.resolve("link.sh"),
        """
        if [ "$DEBUG" = 1 ]; then
          echo 'sh(cc -shared) failed with return code 1 and the following output:'
          echo '/usr/bin/ld: cannot find -lsodium: No such file or directory'
        fi
        exit 1
        """);
    Files.writeString(
        folder.resolve("rebar.config"), "{pre_hooks, [{compile, \"sh link.sh\"}]}.\n");
    toml("rebar3", "", "");

    Ran ran = Ran.nifproof("gate", folder);

    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ran.out()).contains("-lsodium").contains("libsodium-dev");
  }

  private void toml(String system, String source, String matrix) throws Exception {
    String sources = system.equals("cc") ? "sources = ['" + source + "']\n" : "";
    String build = system.equals("cc") ? "" : "[build]\nsystem = '" + system + "'\n";
    Files.writeString(
        folder.resolve("nifproof.toml"),
        "[library]\nname = 'lk'\n" + sources + build + "[matrix]\n" + matrix + "\n");
  }
}
