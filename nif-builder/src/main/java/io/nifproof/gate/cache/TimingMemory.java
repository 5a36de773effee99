package io.nifproof.gate.cache;

import io.nifproof.result.CallTiming;
import io.nifproof.result.json.TimingJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The timings of cells whose results are remembered, beside these, for this machine alone: what
 * another one measured and left in a cache that both use says nothing here. Thread-safe.
 */
public final class TimingMemory {
  private final ResultCache cache;

  public TimingMemory(ResultCache cache) {
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
  public Optional<List<Optional<CallTiming>>> find(String result, int calls) {
    return cache
        .tree(key(result))
        .filter(List.class::isInstance)
        .map(tree -> read((List<?>) tree))
        .filter(timings -> timings.size() == calls);
  }

  /** Remembers what was measured of each call; empty for one that nobody wants timed. */
  public void put(String result, List<Optional<CallTiming>> timings) {
    List<Object> tree = new ArrayList<>();
    timings.forEach(timing -> tree.add(timing.map(TimingJson::tree).orElse(null)));
    cache.put(key(result), tree);
  }

  private static List<Optional<CallTiming>> read(List<?> tree) {
    List<Optional<CallTiming>> timings = new ArrayList<>();
    tree.forEach(timing -> timings.add(TimingJson.read(timing).map(TimingMemory::remembered)));
    return timings;
  }

  private static CallTiming remembered(CallTiming timing) {
    return timing instanceof CallTiming.Timed timed
        ? new CallTiming.Timed(
            timed.nanos(),
            timed.noise(),
            timed.loop(),
            timed.samples(),
            timed.calls(),
            timed.cpu(),
            timed.machine(),
            true)
        : timing;
  }
}
