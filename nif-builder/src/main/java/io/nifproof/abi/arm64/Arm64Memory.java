package io.nifproof.abi.arm64;

import io.nifproof.abi.code.Flow;
import io.nifproof.abi.code.Path;
import io.nifproof.abi.code.Value;

/** The loads and stores of AArch64, as far as compilers use them in plain functions. */
final class Arm64Memory {
  private static final int VECTOR = 1 << 26;

  Flow step(Path path, int word) {
    if ((word & 0x3a000000) == 0x28000000) {
      return pair(path, word);
    }
    if ((word & 0x3b000000) == 0x18000000) {
      return literal(path, word);
    }
    if ((word & 0x3b000000) == 0x39000000) {
      long scale = size(word);
      return one(path, word, address(path, word).plus((word >>> 10 & 0xfff) * scale));
    }
    if ((word & 0x3b000000) == 0x38000000) {
      return (word & 1 << 21) == 0 ? unscaled(path, word) : indexed(path, word);
    }
    return Arm64.unknown(word);
  }

  private static Value address(Path path, int word) {
    return path.get(word >>> 5 & 31);
  }

  private static boolean vector(int word) {
    return (word & VECTOR) != 0;
  }

  /** How many bytes a load or store of one register moves. */
  private static int size(int word) {
    return vector(word) && (word & 1 << 23) != 0 ? 16 : 1 << (word >>> 30);
  }

  /** With bits 10 and 11: 0 plain, 1 after use, 3 before use. */
  private static Flow unscaled(Path path, int word) {
    long offset = Arm64.signed(word, 12, 9);
    int mode = word >>> 10 & 3;
    Value moved = address(path, word).plus(offset);
    Flow flow = one(path, word, mode == 1 ? address(path, word) : moved);
    if (mode == 1 || mode == 3) {
      path.set(word >>> 5 & 31, moved);
    }
    return flow;
  }

  private static Flow indexed(Path path, int word) {
    if ((word >>> 10 & 3) != 2) {
      return Arm64.unknown(word);
    }
    boolean plain = (word >>> 13 & 7) == 3 && (word & 1 << 12) == 0;
    Value index = plain ? Arm64.orZero(path, word >>> 16 & 31) : Value.unknown();
    return one(path, word, address(path, word).plus(index));
  }

  private static Flow one(Path path, int word, Value address) {
    int register = word & 31;
    int operation = word >>> 22 & 3;
    boolean load = vector(word) ? (operation & 1) != 0 : operation != 0;
    if (!load) {
      Value value = vector(word) ? Value.unknown() : Arm64.orZero(path, register);
      path.store(address, size(word), value);
    } else if (!vector(word) && !(word >>> 30 == 3 && operation == 2)) {
      Arm64.setUnlessZero(path, register, path.load(address, size(word)));
    }
    return Arm64.next(path);
  }

  private static Flow literal(Path path, int word) {
    if (!vector(word) && word >>> 30 != 3) {
      Value place = new Value.Place(path.address() + Arm64.signed(word, 5, 19) * 4);
      Value value = path.load(place, word >>> 30 == 1 ? 8 : 4);
      Arm64.setUnlessZero(path, word & 31, value);
    }
    return Arm64.next(path);
  }

  private static Flow pair(Path path, int word) {
    int kind = word >>> 30;
    int size = vector(word) ? 4 << kind : kind == 2 ? 8 : 4;
    int mode = word >>> 23 & 3;
    Value base = address(path, word);
    Value moved = base.plus(Arm64.signed(word, 15, 7) * size);
    Value first = mode == 1 ? base : moved;
    half(path, word, word & 31, first, size);
    half(path, word, word >>> 10 & 31, first.plus(size), size);
    if (mode == 1 || mode == 3) {
      path.set(word >>> 5 & 31, moved);
    }
    return Arm64.next(path);
  }

  private static void half(Path path, int word, int register, Value address, int size) {
    boolean load = (word & 1 << 22) != 0;
    if (!load) {
      path.store(address, size, vector(word) ? Value.unknown() : Arm64.orZero(path, register));
    } else if (!vector(word)) {
      Arm64.setUnlessZero(path, register, path.load(address, size));
    }
  }
}
