package io.nifproof.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.GatePlanner;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.GateSpecReader;
import io.nifproof.gate.spec.MatrixOverrides;
import io.nifproof.node.Arch;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.samples.NixStore;
import io.nifproof.samples.Reports;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.ToolchainCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** nix/matrix.nix reads a nifproof.toml as our own planner does. */
final class NixMatrixIT {
  private static final Path MATRIX = Path.of("../nix/matrix.nix").toAbsolutePath().normalize();

  private static final String LIBRARY =
      """
      [library]
      name = "x"
      sources = ["x.c"]
      """;

  private static final String SETS =
      """
      [flags.mine-2]
      cflags = ["-g"]
      [profile.mine.matrix]
      optimize = "Os"
      [profile.ci.matrix]
      compilers = ["clang-14"]
      """;

  private static NixStore store;

  @BeforeAll
  static void open() throws Exception {
    Optional<NixStore> nix = NixStore.open();
    assumeTrue(nix.isPresent(), "no nix on PATH, nor fetched by scripts/fetch-nix");
    store = nix.get();
  }

  @AfterAll
  static void close() throws Exception {
    if (store != null) {
      store.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# profile: quick",
        "# profile: ci",
        "# profile: full",
        "# profile: mine",
        """
        [matrix]
        arch = ["x86_64", "arm64", "amd64"]
        runtimes = ["host", "debian:trixie/amd64", "debian:trixie/arm64"]
        compilers = ["gcc", "clang-14", "zig-0.16"]
        optimize = ["O0", "O2"]
        flags = ["plain", "lto", "mine-2"]
        """,
        """
        # profile: ci
        [matrix]
        arch = ["amd64", "arm64"]
        runtimes = "debian:sid/arm64"
        optimize = ["O3", "O3"]
        flags = "hardened"
        flavours = ["emu", "jit"]
        """,
        """
        [matrix]
        runtimes = ["host", "debian:bookworm/amd64"]
        compilers = ["gcc", "clang"]
        optimize = ["O0", "O1", "O2"]
        [[matrix.exclude]]
        compilers = "clang*"
        optimize = ["O0", "O1"]
        [[matrix.exclude]]
        runtimes = "debian:*/amd64"
        optimize = "O2"
        compilers = "gcc"
        [[matrix.include]]
        optimize = ["Og", "O2"]
        compilers = "gcc-12"
        [[matrix.include]]
        runtimes = "debian:bookworm/amd64"
        flags = ["ubsan"]
        """,
        """
        [build]
        system = "prebuilt"
        output = "x.so"
        [matrix]
        arch = ["amd64", "arm64"]
        runtimes = ["host", "debian:trixie/amd64", "debian:sid/arm64"]
        compilers = ["gcc", "clang"]
        flags = ["plain", "lto", "none", "some"]
        [flags.none]
        [flags.some]
        cflags = ["-DX"]
        [[matrix.exclude]]
        runtimes = "debian:trixie/*"
        compilers = "pre*"
        flags = "no*"
        """,
        """
        # profile: ci
        [matrix]
        runtimes = ["host", "debian:trixie/amd64"]
        [[matrix.exclude]]
        optimize = "O0"
        compilers = "clang*"
        [[matrix.include]]
        flags = "ubsan"
        [[library]]
        name = "one"
        sources = ["1.c"]
        [[library.exclude]]
        flags = "u*"
        [[library]]
        name = "two"
        sources = ["2.c"]
        [[library.exclude]]
        runtimes = "debian:*"
        optimize = "O2"
        """,
        """
        [build]
        system = "prebuilt"
        [matrix]
        runtimes = ["host", "debian:trixie/amd64"]
        flags = ["plain", "malloc-check"]
        [[library]]
        name = "one"
        output = "x.so"
        [[library]]
        name = "two"
        output = "x.so"
        [[library.exclude]]
        flags = "plain"
        """,
        """
        # profile: mine
        [matrix]
        arch = ["arm64"]
        runtimes = ["host", "debian:trixie/arm64"]
        [[matrix.exclude]]
        arch = "arm64"
        [[matrix.include]]
        flags = "lto"
        """
      })
  void plansTheSameCells(String matrix) throws Exception {
    Path toml = Files.createTempFile(store.folder(), "nifproof", ".toml");
    String library = matrix.contains("prebuilt") ? LIBRARY.replaceAll("sources.*", "") : LIBRARY;
    String own = matrix.contains("[[library]]") ? "" : library;
    Files.writeString(toml, matrix + "\n" + own + SETS);
    Files.writeString(toml.resolveSibling("x.so"), "");
    Optional<String> profile =
        matrix.startsWith("# profile: ")
            ? Optional.of(matrix.lines().findFirst().orElseThrow().substring(11))
            : Optional.empty();
    assertThat(nix(toml, profile)).isEqualTo(planned(toml, profile));
  }

  private static List<String> planned(Path toml, Optional<String> profile) throws Exception {
    GateSpec spec = GateSpecReader.read(toml, new MatrixOverrides(profile, Map.of(), Map.of()));
    List<RuntimeState> runtimes = new ArrayList<>();
    runtimes.add(new RuntimeState.Ready(Reports.runtime("host", Arch.AMD64, 25)));
    for (String suite : List.of("bookworm", "trixie", "sid")) {
      for (Arch arch : Arch.values()) {
        String id = "debian:" + suite + "/" + arch;
        runtimes.add(new RuntimeState.Ready(Reports.runtime(id, arch, 27)));
      }
    }
    List<Reach> reaches = new ArrayList<>();
    for (String compiler : List.of("gcc", "clang", "gcc-12", "clang-14", "zig-0.16")) {
      for (Arch arch : Arch.values()) {
        reaches.add(new Reach.Reached(Reports.toolchain(compiler, arch)));
      }
    }
    return GatePlanner.plan(spec, new RuntimeCatalog(runtimes), new ToolchainCatalog(reaches))
        .cells()
        .stream()
        .map(Cell::id)
        .toList();
  }

  private static List<String> nix(Path toml, Optional<String> profile) throws Exception {
    NixStore.Ended ended =
        store.run(
            store.folder(),
            "nix-instantiate",
            "--eval",
            "--strict",
            "--json",
            "--expr",
            "builtins.concatStringsSep \"\\n\" (map (cell: cell.id) (import "
                + MATRIX
                + " { arch = \"amd64\"; toml = builtins.fromTOML (builtins.readFile "
                + toml
                + "); profile = "
                + profile.map(name -> "\"" + name + "\"").orElse("null")
                + "; }).cells)");
    assertThat(ended.status()).as(ended.err()).isZero();
    String text = ended.out().strip();
    String ids = text.substring(1, text.length() - 1);
    return ids.isEmpty() ? List.of() : List.of(ids.split("\\\\n"));
  }
}
