package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.crash.Mapping;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a library lies in the memory of a VM, as the VM's own {@code /proc/self/maps} says, which
 * an emulator answers with the addresses that its guest sees.
 *
 * @param code what can be executed
 * @param data what cannot
 * @param jit the code that the VM's JIT made, or has room for; empty when there is none
 */
public record Placement(Range code, Range data, Optional<Range> jit) {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final long SMALLEST_JIT = 1 << 16;

  /**
   * Addresses.
   *
   * @param start the first
   * @param end the first after them
   */
  public record Range(long start, long end) {
    /** From the first byte of the one to the last of the other, whichever lies higher. */
    long span(Range other) {
      return Math.max(end, other.end) - Math.min(start, other.start);
    }
  }

  /** The longest way from a byte of the library's code to one of its data. */
  public long farthest() {
    return code.span(data);
  }

  /** The same from the JIT's code to the library's. */
  public Optional<Long> farthestFromJit() {
    return jit.map(code::span);
  }

  /** Asks the node; empty when it does not say. */
  static Optional<Placement> of(ErlangNode node, Path library) {
    Reply reply = node.call("file", "read_file", TIMEOUT, new OtpErlangString("/proc/self/maps"));
    if (reply instanceof Reply.Answer answer
        && answer.term() instanceof OtpErlangTuple tuple
        && tuple.arity() == 2
        && tuple.elementAt(1) instanceof OtpErlangBinary maps) {
      return of(new String(maps.binaryValue(), StandardCharsets.UTF_8), library);
    }
    return Optional.empty();
  }

  /** The same of a text. */
  static Optional<Placement> of(String maps, Path library) {
    List<Mapping> all = Mapping.all(maps);
    List<Mapping> own =
        all.stream().filter(m -> m.file().equals(Optional.of(library.toString()))).toList();
    List<Range> code = own.stream().filter(Mapping::executable).map(Placement::range).toList();
    List<Range> data = own.stream().filter(m -> !m.executable()).map(Placement::range).toList();
    Optional<Range> jit =
        all.stream()
            .filter(Mapping::executable)
            .filter(m -> m.file().map(file -> file.startsWith("/memfd:")).orElse(true))
            .map(Placement::range)
            .filter(range -> range.end - range.start >= SMALLEST_JIT)
            .max(Comparator.comparing(range -> range.end - range.start));
    return code.isEmpty() || data.isEmpty()
        ? Optional.empty()
        : Optional.of(new Placement(hull(code), hull(data), jit));
  }

  private static Range range(Mapping mapping) {
    return new Range(mapping.start(), mapping.end());
  }

  private static Range hull(List<Range> ranges) {
    return new Range(
        ranges.stream().mapToLong(Range::start).min().orElseThrow(),
        ranges.stream().mapToLong(Range::end).max().orElseThrow());
  }
}
