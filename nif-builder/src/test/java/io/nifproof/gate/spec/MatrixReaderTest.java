package io.nifproof.gate.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nifproof.build.OptLevel;
import io.nifproof.gate.matrix.Matrix;
import io.nifproof.node.Arch;
import io.nifproof.node.Flavor;
import io.nifproof.toml.TomlProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MatrixReaderTest {
  private static final String LIBRARY = "[library]\nname = 'foo'\nsources = ['c_src/*.c']\n";

  @TempDir private Path folder;

  @Test
  void takesTheCommandLineBeforeTheEnvironmentBeforeTheProfileBeforeTheFile() throws Exception {
    String file =
        "[matrix]\noptimize = ['O1']\n[profile.mine.matrix]\noptimize = ['O3']\narch = 'arm64'\n";
    Map<String, String> environment = Map.of("NIFPROOF_OPTIMIZE", "Os, Og");
    Map<String, List<String>> line = Map.of("optimize", List.of("O0"));
    Optional<String> mine = Optional.of("mine");

    assertThat(levels(file, MatrixOverrides.NONE)).containsExactly(OptLevel.O1);
    assertThat(levels(file, MatrixOverrides.of(mine, Map.of(), Map.of())))
        .containsExactly(OptLevel.O3);
    assertThat(levels(file, MatrixOverrides.of(mine, Map.of(), environment)))
        .containsExactly(OptLevel.Os, OptLevel.Og);
    assertThat(levels(file, MatrixOverrides.of(mine, line, environment)))
        .containsExactly(OptLevel.O0);
    assertThat(matrix(file, MatrixOverrides.of(mine, line, environment)).archs())
        .containsExactly(Arch.ARM64);
  }

  @Test
  void takesTheProfileThatTheEnvironmentNamesUnlessTheCommandLineNamesOne() throws Exception {
    Map<String, String> environment = Map.of("NIFPROOF_PROFILE", "ci");

    assertThat(levels("", MatrixOverrides.of(Optional.empty(), Map.of(), environment)))
        .containsExactly(OptLevel.O0, OptLevel.O2);
    assertThat(levels("", MatrixOverrides.of(Optional.of("quick"), Map.of(), environment)))
        .containsExactly(OptLevel.O2);
  }

  @Test
  void letsAProjectChangeAProfileThatIsBuiltIn() throws Exception {
    MatrixOverrides ci = MatrixOverrides.of(Optional.of("ci"), Map.of(), Map.of());
    Matrix matrix = matrix("[profile.ci.matrix]\noptimize = 'O3'\n", ci);

    assertThat(matrix.levels()).containsExactly(OptLevel.O3);
    assertThat(matrix.compilers()).containsExactly("gcc", "clang");
  }

  @Test
  void namesTheNearestProfileForOneThatIsNotThere() {
    assertThat(problems("", MatrixOverrides.of(Optional.of("fulll"), Map.of(), Map.of())))
        .containsExactly("no profile `fulll`; did you mean `full`? (known: ci, full, quick)");
  }

  @Test
  void saysWhereAWrongValueCameFrom() {
    Map<String, String> environment = Map.of("NIFPROOF_COMPILERS", "tcc");
    Map<String, List<String>> line = Map.of("flags", List.of("fast"));

    assertThat(problems("", MatrixOverrides.of(Optional.empty(), line, environment)))
        .hasSize(2)
        .anyMatch(text -> text.startsWith("`tcc` in `NIFPROOF_COMPILERS`: expected `gcc`"))
        .anyMatch(text -> text.startsWith("`fast` in `--flags`: expected one of plain, lto"));
  }

  @Test
  void readsRulesFlavoursAndSetsOfFlags() throws Exception {
    Matrix matrix =
        matrix(
            """
            [matrix]
            flavours = ["jit", "emu"]
            flags = ["plain", "own"]
            [[matrix.exclude]]
            compilers = "clang*"
            optimize = ["O3"]
            [[matrix.include]]
            optimize = "O0"
            [flags.own]
            cflags = ["-fno-plt"]
            """,
            MatrixOverrides.NONE);

    assertThat(matrix.main().flavors()).containsExactly(Flavor.JIT, Flavor.EMU);
    assertThat(matrix.main().flagSets().get(1).cflags()).containsExactly("-fno-plt");
    assertThat(matrix.exclude().get(0).axes())
        .isEqualTo(Map.of("compilers", List.of("clang*"), "optimize", List.of("O3")));
    assertThat(matrix.include().get(0).levels()).containsExactly(OptLevel.O0);
    assertThat(matrix.include().get(0).flagSets()).hasSize(2);
  }

  @Test
  void refusesARuleThatWouldLeaveOutEverythingAndASetThatIsBuiltIn() {
    assertThat(problems("[[matrix.exclude]]\n[flags.lto]\ncflags = []\n", MatrixOverrides.NONE))
        .hasSize(2)
        .anyMatch(text -> text.contains("would leave out every cell"))
        .anyMatch(text -> text.startsWith("`flags.lto`: expected a name"));
  }

  private List<OptLevel> levels(String file, MatrixOverrides overrides) throws Exception {
    return matrix(file, overrides).levels();
  }

  private Matrix matrix(String file, MatrixOverrides overrides) throws Exception {
    Path toml = Files.writeString(folder.resolve("nifproof.toml"), LIBRARY + file);
    return GateSpecReader.read(toml, overrides).matrix();
  }

  private List<String> problems(String file, MatrixOverrides overrides) {
    SpecException wrong = catchThrowableOfType(SpecException.class, () -> matrix(file, overrides));
    return wrong.problems().stream().map(TomlProblem::message).toList();
  }
}
