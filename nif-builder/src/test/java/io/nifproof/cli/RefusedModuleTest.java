package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.Arch;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OTP 25 compiles of this module, OTP 29 refuses: the library is not to blame. */
final class RefusedModuleTest {
  private static final String NEWEST = "debian:sid/" + Arch.host();

  private static final String SOURCE =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM f(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, 1);
      }
      static ErlNifFunc t[] = {{"f", 0, f, 0}};
      ERL_NIF_INIT(ba, t, NULL, NULL, NULL, NULL)
      """;

  private static final String MODULE =
      """
      -module(ba).
      -export([f/0, g/2]).
      f() -> erlang:nif_error(undef).
      g([<<_/binary>> = B | T], A) -> g(T, [B|A]);
      g([], A) -> A.
      """;

  @TempDir private Path folder;

  @BeforeEach
  void requireTheNewest() throws Exception {
    assumeTrue(TestRuntimes.known(NEWEST).isPresent(), "skipped: " + NEWEST + " is not here");
    Files.writeString(folder.resolve("ba.erl"), MODULE);
  }

  @Test
  void isCompiledAgainByTheRuntimeThatRefusesIt() throws Exception {
    Files.writeString(folder.resolve("ba.c"), SOURCE);
    Files.writeString(
        folder.resolve("nifproof.toml"),
        "[library]\nname = \"ba\"\nsources = [\"ba.c\"]\nerl = \"ba.erl\"\n"
            + "[matrix]\nruntimes = [\"host\", \""
            + NEWEST
            + "\"]\n[[case]]\ncall = \"{f(), g([<<1>>], [])}\"\nexpect = \"{1, [<<1>>]}\"\n");

    Ran ran = Ran.nifproof("gate", folder, "--no-cache", "--format", "json");

    JsonNode report = new ReportSchema().valid(ran.out());
    assertThat(report.get("verdict").textValue()).as(ran.out()).isEqualTo("pass");
    assertThat(report.get("cells").get(0).get("sentence").textValue()).doesNotContain("again");
    assertThat(report.get("cells").get(1).get("sentence").textValue()).contains("compiled again");
  }

  @Test
  void isCompiledAgainFromItsSourceWhereItHasNoAbstractCode() throws Exception {
    Path library = withoutAbstractCode();

    Ran ran =
        Ran.nifproof("check", library, "--beam", folder.resolve("ba.beam"), "--runtime", NEWEST);

    assertThat(ran.status()).as(ran.out()).isZero();
  }

  @Test
  void isNotCompiledFromASourceThatHasOtherFunctions() throws Exception {
    Path library = withoutAbstractCode();
    Files.writeString(folder.resolve("ba.erl"), MODULE.replace("f/0, g/2", "f/0"));

    Ran ran =
        Ran.nifproof("check", library, "--beam", folder.resolve("ba.beam"), "--runtime", NEWEST);

    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.INCOMPLETE.status());
  }

  private Path withoutAbstractCode() throws Exception {
    String unused =
        Samples.run(List.of("erlc", "-o", folder.toString(), folder.resolve("ba.erl").toString()));
    return new Samples(folder).library(SOURCE, "gcc");
  }

  @Test
  void makesTheCellIncompleteWhereThereIsNeitherAbstractCodeNorSource() throws Exception {
    Path library = withoutAbstractCode();
    Files.delete(folder.resolve("ba.erl"));

    Ran ran =
        Ran.nifproof("check", library, "--beam", folder.resolve("ba.beam"), "--runtime", NEWEST);

    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ran.out()).contains("the module `ba` is", "refused by OTP", "never-started");
  }
}
