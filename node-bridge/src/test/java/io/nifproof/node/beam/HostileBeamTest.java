package io.nifproof.node.beam;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Damaged files end in facts or in the one exception, soon. */
final class HostileBeamTest {
  @Property(tries = 1000)
  void survivesAnyBytesChanged(
      @ForAll("beams") String name, @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int n) {
    byte[] bytes = Fixtures.all().get(name).clone();
    change(bytes, seed, n);
    survives(bytes);
  }

  /** Damage inside a chunk that is read, with the container intact, gets deeper. */
  @Property(tries = 2000)
  void survivesChangesInsideAChunk(
      @ForAll("beams") String name,
      @ForAll("chunks") String chunk,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int n)
      throws Exception {
    ChunkFile file = ChunkFile.read(Fixtures.all().get(name));
    byte[] data = file.chunks().get(chunk).clone();
    change(data, seed, n);
    survives(file.with(Map.of(chunk, data)).write());
  }

  @Property(tries = 500)
  void survivesTruncation(@ForAll("beams") String name, @ForAll long seed) {
    byte[] bytes = Fixtures.all().get(name);
    survives(Arrays.copyOf(bytes, new Random(seed).nextInt(bytes.length)));
  }

  @Property(tries = 500)
  void survivesTruncationOfAChunk(
      @ForAll("beams") String name, @ForAll("chunks") String chunk, @ForAll long seed)
      throws Exception {
    ChunkFile file = ChunkFile.read(Fixtures.all().get(name));
    byte[] data = file.chunks().get(chunk);
    byte[] shorter = Arrays.copyOf(data, new Random(seed).nextInt(data.length));
    survives(file.with(Map.of(chunk, shorter)).write());
  }

  private static void survives(byte[] bytes) {
    assertTimeout(
        ofSeconds(5),
        () -> {
          try {
            BeamFile.parse(BeamFile.parse(bytes).withLoader());
          } catch (BeamFormatException e) {
            if (e.what().isEmpty() || e.where().isEmpty()) {
              throw new AssertionError("an exception that says nothing", e);
            }
          }
        });
  }

  private static void change(byte[] bytes, long seed, int times) {
    Random random = new Random(seed);
    for (int i = 0; i < times; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
  }

  @Provide
  Arbitrary<String> beams() {
    List<String> names = new ArrayList<>(Fixtures.all().keySet());
    return Arbitraries.of(names);
  }

  @Provide
  Arbitrary<String> chunks() {
    return Arbitraries.of("Code", "AtU8", "ImpT", "ExpT");
  }
}
