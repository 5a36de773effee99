package io.nifproof.elf;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The dynamic relocations of a file, findable by the place they change. Immutable. */
public final class Relocations {
  private static final int INDEX_BITS = 19;

  /** More than any NIF known; beyond it reading stops and is reported. */
  static final int MAX = 1 << INDEX_BITS;

  private final Machine machine;
  private final long[] addresses;
  private final long[] infos;
  private final long[] addends;

  /** Address and index in one number, so that a plain sort of numbers orders the table. */
  private final long[] byAddress;

  Relocations(Machine machine, long[] addresses, long[] infos, long[] addends) {
    this.machine = machine;
    this.addresses = addresses;
    this.infos = infos;
    this.addends = addends;
    this.byAddress =
        IntStream.range(0, addresses.length)
            .filter(i -> addresses[i] >= 0 && addresses[i] < Image.ADDRESS_LIMIT)
            .mapToLong(i -> addresses[i] << INDEX_BITS | i)
            .toArray();
    Arrays.sort(byAddress);
  }

  /** How many there are. */
  public int size() {
    return addresses.length;
  }

  /** All, in the order of the file. */
  public Stream<Relocation> all() {
    return IntStream.range(0, addresses.length).mapToObj(this::get);
  }

  /** The one that changes a place; of several the last, which has the last word. */
  public Optional<Relocation> at(long address) {
    if (address < 0 || address >= Image.ADDRESS_LIMIT) {
      return Optional.empty();
    }
    int after = Arrays.binarySearch(byAddress, (address + 1) << INDEX_BITS);
    int last = (after < 0 ? -after - 1 : after) - 1;
    if (last < 0 || byAddress[last] >>> INDEX_BITS != address) {
      return Optional.empty();
    }
    return Optional.of(get((int) (byAddress[last] & (MAX - 1))));
  }

  private Relocation get(int index) {
    int type = (int) infos[index];
    int symbol = (int) (infos[index] >>> 32);
    Relocation.Kind kind = Relocation.Kind.of(machine, type);
    return new Relocation(addresses[index], kind, type, symbol, addends[index]);
  }
}
