package io.nifproof.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifproof.samples.ResultCells;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlavorAnalysisTest {
  /** Two levels on one runtime, with these flavours; says which cells crash. */
  private static List<String> read(List<String> flavors, List<String> crashing) {
    ResultCells report = new ResultCells("sums");
    for (String level : List.of("O0", "O2")) {
      for (String flavor : flavors) {
        ObjectNode cell = report.cell("gcc 12.2.0", level, "host", 27);
        cell.put("flavor", flavor);
        cell.put("id", cell.get("id").textValue() + "+" + flavor);
        if (crashing.contains(level + " " + flavor)) {
          ResultCells.crash(cell, "SIGSEGV", "load");
        }
      }
    }
    return Analysis.of(report.results()).flavors();
  }

  @Test
  void saysThatTheJitMattersWhenOnlyItsCellsFail() {
    assertThat(read(List.of("jit", "emu"), List.of("O2 jit")))
        .containsExactly(
            "the VM's flavour matters: of 2 pairs of cells that differ only in it, 1 failed with"
                + " jit alone and 0 with emu alone");
  }

  @Test
  void acquitsTheJitWhenBothFlavoursAgree() {
    assertThat(read(List.of("jit", "emu"), List.of("O2 jit", "O2 emu")))
        .singleElement()
        .asString()
        .startsWith("the JIT has no part in it: 2 pairs");
  }

  @Test
  void saysThatItCannotTellWhereThereIsOneFlavour() {
    assertThat(read(List.of("jit"), List.of("O2 jit")))
        .singleElement()
        .asString()
        .contains("cannot be told here");
  }

  @Test
  void acquitsTheJitAlsoWhenEverythingFails() {
    assertThat(read(List.of("jit", "emu"), List.of("O0 jit", "O0 emu", "O2 jit", "O2 emu")))
        .singleElement()
        .asString()
        .startsWith("the JIT has no part in it: 2 pairs");
    assertThat(read(List.of("jit"), List.of("O0 jit", "O2 jit"))).isEmpty();
  }

  @Test
  void saysNothingWhenNothingFailed() {
    assertThat(read(List.of("jit", "emu"), List.of())).isEmpty();
  }
}
