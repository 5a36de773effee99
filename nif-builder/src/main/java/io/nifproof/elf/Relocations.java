package io.nifproof.elf;

import io.nifproof.elf.image.Image;
import java.util.Arrays;
import java.util.Optional;

/** The dynamic relocations of a file, findable by the place they change. Immutable. */
public final class Relocations {
  private static final int INDEX_BITS = 19;

  /** More than any NIF known; beyond it reading stops and is reported. */
  static final int MAX = 1 << INDEX_BITS;

  private final RelocationTypes types;
  private final long[] addresses;
  private final long[] infos;
  private final long[] addends;

  /** Address and index in one number, so that a plain sort of numbers orders the table. */
  private final long[] byAddress;

  Relocations(RelocationTypes types, long[] addresses, long[] infos, long[] addends) {
    this.types = types;
    this.addresses = addresses;
    this.infos = infos;
    this.addends = addends;
    this.byAddress = ordered(addresses);
  }

  private static long[] ordered(long[] addresses) {
    long[] keys = new long[addresses.length];
    int count = 0;
    for (int i = 0; i < addresses.length; i++) {
      if (addresses[i] >= 0 && addresses[i] < Image.ADDRESS_LIMIT) {
        keys[count++] = addresses[i] << INDEX_BITS | i;
      }
    }
    long[] sorted = count == keys.length ? keys : Arrays.copyOf(keys, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** How many there are. */
  public int size() {
    return addresses.length;
  }

  /** One of them, in the order of the file. */
  public Relocation get(int index) {
    return new Relocation(
        addresses[index], kind(index), (int) infos[index], symbol(index), addends[index]);
  }

  /** What one of them does: {@link #get} in part, for those who look at all. */
  public Relocation.Kind kind(int index) {
    return types.kind((int) infos[index]);
  }

  /** The index of the symbol that one of them names. */
  public int symbol(int index) {
    return (int) (infos[index] >>> 32);
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
}
