package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds for another architecture against packages of Debian, which {@code setup} has fetched. */
final class PackagesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "system = 'make'\n"})
  void aLibraryThatThePackagesBringIsFoundForTheOtherArchitecture(String system) throws Exception {
    Files.writeString(
        folder.resolve("a.c"),
        """
        #include <erl_nif.h>
        #include <yaml.h>
        static ERL_NIF_TERM major(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
          int major, minor, patch;
          (void)argc; (void)argv;
          yaml_get_version(&major, &minor, &patch);
          return enif_make_int(env, major);
        }
        static ErlNifFunc functions[] = {{"major", 0, major, 0}};
        ERL_NIF_INIT(a, functions, NULL, NULL, NULL, NULL)
        """);
    Files.writeString(
        folder.resolve("Makefile"),
        """
        priv/a.so: a.c
        \tmkdir -p priv
        \t$(CC) $(CFLAGS) $(ERL_CFLAGS) -shared -o $@ $< $(LDFLAGS)
        """);
    Files.writeString(
        folder.resolve("nifproof.toml"),
        """
        [library]
        name = "a"
        %sldflags = ["-lyaml"]
        [build]
        packages = ["libyaml-dev"]
        %s[matrix]
        arch = ["%s"]
        runtimes = ["%s"]
        [[case]]
        call = "major()"
        expect = "0"
        """
            .formatted(
                system.isEmpty() ? "sources = [\"a.c\"]\n" : "",
                system,
                Arch.host().others().get(0),
                TestRuntimes.EMULATED));

    Ran gate = Ran.nifproof("gate", folder);

    assertThat(gate.status()).as(gate.err() + gate.out()).isZero();
  }

  @Test
  void whatIsNoNameOfAPackageIsAProblemOfTheFile() throws Exception {
    Files.writeString(
        folder.resolve("nifproof.toml"),
        "[library]\nname = \"a\"\nsources = [\"a.c\"]\n[build]\npackages = [\"lib yaml\"]\n");

    Ran gate = Ran.nifproof("gate", folder);

    assertThat(gate.status()).isEqualTo(2);
    assertThat(gate.err()).contains("toml:5", "`lib yaml` in `build.packages`");
  }
}
