package io.nifproof.result;

import io.nifproof.node.probe.Placement;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a library lay in the memory of its VM. Ranges are written {@code 0x1000-0x2000}.
 *
 * @param code what can be executed
 * @param data what cannot
 * @param farthest bytes from the first of both to the last
 * @param jit the code of the VM's JIT
 * @param farthestFromJit bytes from the JIT's code to the library's
 */
public record MemoryPlace(
    String code, String data, long farthest, Optional<String> jit, OptionalLong farthestFromJit) {
  /** The same without what only a live one is asked. */
  public static MemoryPlace of(Placement placement) {
    return new MemoryPlace(
        range(placement.code()),
        range(placement.data()),
        placement.farthest(),
        placement.jit().map(MemoryPlace::range),
        placement.farthestFromJit().map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  private static String range(Placement.Range range) {
    return "0x" + Long.toHexString(range.start()) + "-0x" + Long.toHexString(range.end());
  }
}
