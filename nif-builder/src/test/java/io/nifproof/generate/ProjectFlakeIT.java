package io.nifproof.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.toolchain.CompilerEnd;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nix evaluates the flake of each template, with stand-ins for nixpkgs and nifproof. */
class ProjectFlakeIT {
  private static final Path EVALUATE = Path.of("src/test/resources/flake/evaluate.nix");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "rebar3, erlang rebar3 gnumake",
    "rebar3-cmake, erlang rebar3 cmake gnumake",
    "mix, elixir gnumake",
    "cmake, erlang cmake gnumake",
    "make, erlang gnumake"
  })
  void gatesOnBothSystemsInAShellWithItsTools(String template, String tools) throws Exception {
    NewProject.Created created = TestProject.create(template, "frob", folder);
    assumeTrue(nix("--version").status() == 0, "skipped: no nix-instantiate on PATH");
    Path flake = created.folder().resolve("flake.nix");
    CompilerEnd.Ended ended =
        nix(
            "--eval --strict --json --expr 'import "
                + EVALUATE.toAbsolutePath()
                + " "
                + flake.toAbsolutePath()
                + "' 2>/dev/null");
    assertThat(ended.status()).as(ended.output()).isZero();
    String shell = "{\"default\":[\"nifproof\",\"" + tools.replace(" ", "\",\"") + "\"]}";
    assertThat(ended.output().strip())
        .isEqualTo(
            "{\"checks\":{\"aarch64-linux\":{\"gate\":\"gate of frob on aarch64-linux\"},"
                + "\"x86_64-linux\":{\"gate\":\"gate of frob on x86_64-linux\"}},"
                + "\"devShells\":{\"aarch64-linux\":"
                + shell
                + ",\"x86_64-linux\":"
                + shell
                + "}}");
  }

  /** Runs it with a store of its own. */
  private CompilerEnd.Ended nix(String words) throws InterruptedException {
    Map<String, String> own =
        Map.of(
            "NIX_STORE_DIR", folder.resolve("store").toString(),
            "NIX_STATE_DIR", folder.resolve("state").toString(),
            "NIX_LOG_DIR", folder.resolve("log").toString());
    return TestProject.run(folder, folder, own, "nix-instantiate " + words);
  }
}
