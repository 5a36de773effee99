package io.nifproof.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.samples.NixStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nix evaluates the flake of each template, with stand-ins for nixpkgs and nifproof. */
class ProjectFlakeIT {
  private static final Path EVALUATE = Path.of("src/test/resources/flake/evaluate.nix");

  private static final String AMD64 = "x86_64-linux";
  private static final String ARM64 = "aarch64-linux";

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
    Optional<NixStore> store = NixStore.open();
    assumeTrue(store.isPresent(), "no nix on PATH, nor fetched by scripts/fetch-nix");
    Path flake = created.folder().resolve("flake.nix");
    NixStore.Ended ended;
    try (NixStore nix = store.get()) {
      ended =
          nix.run(
              folder,
              "nix-instantiate",
              "--eval",
              "--strict",
              "--json",
              "--expr",
              "import " + EVALUATE.toAbsolutePath() + " " + flake.toAbsolutePath());
    }
    assertThat(ended.status()).as(ended.err()).isZero();
    String each = "{\"aarch64-linux\":%s,\"x86_64-linux\":%s}";
    String gate = "{\"gate\":\"gate of frob on %s\"}";
    String report = "{\"report\":\"report of frob on %s\"}";
    String both = "%s of frob on x86_64-linux aarch64-linux";
    String shell = "{\"default\":[\"nifproof\",\"" + tools.replace(" ", "\",\"") + "\"]}";
    assertThat(ended.out().strip())
        .isEqualTo(
            "{\"checks\":"
                + each.formatted(gate.formatted(ARM64), gate.formatted(AMD64))
                + ",\"devShells\":"
                + each.formatted(shell, shell)
                + ",\"hydraJobs\":{\"cells\":\""
                + both.formatted("cells")
                + "\",\"release\":\""
                + both.formatted("release")
                + "\",\"report\":\""
                + both.formatted("report")
                + "\"},\"packages\":"
                + each.formatted(report.formatted(ARM64), report.formatted(AMD64))
                + "}");
  }
}
