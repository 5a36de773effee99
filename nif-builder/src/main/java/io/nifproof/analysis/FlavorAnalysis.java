package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the flavour of the VM, JIT or interpreter, has a part in what failed. */
final class FlavorAnalysis {
  private FlavorAnalysis() {}

  /** In words; empty when nothing failed, or when everything did and there is but one flavour. */
  static Optional<String> of(List<CellResult> cells) {
    if (cells.stream().noneMatch(cell -> cell.verdict() == Verdict.FAIL)) {
      return Optional.empty();
    }
    List<List<CellResult>> pairs = pairs(cells);
    if (pairs.isEmpty()) {
      return cells.stream().noneMatch(cell -> cell.verdict() == Verdict.PASS)
          ? Optional.empty()
          : Optional.of(
              "whether the JIT has a part in it cannot be told here: no runtime of these has both"
                  + " VMs, jit and emu");
    }
    long onlyJit = pairs.stream().filter(pair -> failsOnlyWith("jit", pair)).count();
    long onlyEmu = pairs.stream().filter(pair -> failsOnlyWith("emu", pair)).count();
    if (onlyJit + onlyEmu == 0) {
      return Optional.of(
          "the JIT has no part in it: "
              + count(pairs.size())
              + " of cells that differ only in the VM's flavour came out alike");
    }
    return Optional.of(
        "the VM's flavour matters: of "
            + count(pairs.size())
            + " of cells that differ only in it, "
            + onlyJit
            + " failed with jit alone and "
            + onlyEmu
            + " with emu alone");
  }

  private static String count(int pairs) {
    return pairs + (pairs == 1 ? " pair" : " pairs");
  }

  /** Cells that are alike in everything but the flavour. */
  private static List<List<CellResult>> pairs(List<CellResult> cells) {
    Map<Map<String, String>, List<CellResult>> alike = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      Map<String, String> axes = new LinkedHashMap<>(cell.subject().axes());
      if (axes.remove(Axis.FLAVOR) != null) {
        alike.computeIfAbsent(axes, unused -> new ArrayList<>()).add(cell);
      }
    }
    return alike.values().stream().filter(group -> group.size() == 2).toList();
  }

  private static boolean failsOnlyWith(String flavor, List<CellResult> pair) {
    return pair.stream()
        .allMatch(
            cell ->
                cell.verdict()
                    == (cell.axis(Axis.FLAVOR).equals(Optional.of(flavor))
                        ? Verdict.FAIL
                        : Verdict.PASS));
  }
}
