package io.nifproof.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The timings of cells whose results are remembered, beside these, for this machine alone: what
 * another one measured and left in a cache that both use says nothing here. Thread-safe.
 */
final class TimingMemory {
  private static final int FORM = 1;

  private final ResultCache cache;

  TimingMemory(ResultCache cache) {
    this.cache = cache;
  }

  private static String key(String result) {
    return new Digest().text(result).text("timing").text(MachineIdentity.here().id()).hex();
  }

  /**
   * What was measured before.
   *
   * @param result the key of the result
   * @param calls how many calls it has
   */
  Optional<List<Optional<CallTiming>>> find(String result, int calls) {
    return cache
        .bytes(key(result))
        .flatMap(TimingMemory::read)
        .filter(timings -> timings.size() == calls);
  }

  /** Remembers what was measured of each call; empty for one that nobody wants timed. */
  void put(String result, List<Optional<CallTiming>> timings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORM);
      for (Optional<CallTiming> timing : timings) {
        write(timing, out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    cache.put(key(result), bytes.toByteArray());
  }

  private static void write(Optional<CallTiming> timing, DataOutputStream out) throws IOException {
    if (timing.isEmpty()) {
      out.writeByte('-');
    } else if (timing.get() instanceof CallTiming.NotTimed not) {
      out.writeByte('N');
      out.writeUTF(not.reason());
    } else if (timing.get() instanceof CallTiming.Timed timed) {
      out.writeByte('T');
      out.writeDouble(timed.nanos());
      out.writeDouble(timed.noise());
      out.writeDouble(timed.loop());
      out.writeInt(timed.samples());
      out.writeLong(timed.calls());
    }
  }

  private static Optional<List<Optional<CallTiming>>> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != FORM) {
        return Optional.empty();
      }
      List<Optional<CallTiming>> timings = new ArrayList<>();
      while (in.available() > 0) {
        timings.add(timing(in));
      }
      return Optional.of(timings);
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static Optional<CallTiming> timing(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    if (kind == '-') {
      return Optional.empty();
    }
    if (kind == 'N') {
      return Optional.of(new CallTiming.NotTimed(in.readUTF()));
    }
    return Optional.of(
        new CallTiming.Timed(
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readInt(),
            in.readLong(),
            MachineIdentity.here(),
            true));
  }
}
