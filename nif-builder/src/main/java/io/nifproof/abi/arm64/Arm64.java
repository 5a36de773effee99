package io.nifproof.abi.arm64;

import io.nifproof.abi.code.Flow;
import io.nifproof.abi.code.Path;
import io.nifproof.abi.code.Processor;
import io.nifproof.abi.code.SignedReturn;
import io.nifproof.abi.code.Value;
import java.util.Optional;

/**
 * Follows AArch64 code. Encodings are from the Arm Architecture Reference Manual (DDI 0487), C4.1.
 */
public final class Arm64 implements Processor {
  private static final int LINK = 30;
  private static final int STACK = 31;
  private static final int FIRST_SAVED = 19;

  private final Arm64Memory memory = new Arm64Memory();

  @Override
  public void enter(Path path) {
    path.set(STACK, new Value.Stack(0));
    path.set(LINK, new Value.Caller());
  }

  @Override
  public void forgetAfterCall(Path path) {
    for (int i = 0; i < FIRST_SAVED; i++) {
      path.set(i, Value.unknown());
    }
    path.set(LINK, Value.unknown());
  }

  @Override
  public Flow step(Path path) {
    int word = 0;
    for (int i = 3; i >= 0; i--) {
      int next = path.code(i);
      if (next < 0) {
        return new Flow.Stuck("the code ends");
      }
      word = word << 8 | next;
    }
    return switch (word >>> 25 & 15) {
      case 8, 9 -> immediate(path, word);
      case 10, 11 -> branch(path, word);
      case 4, 6, 12, 14 -> memory.step(path, word);
      case 5, 13 -> register(path, word);
      case 7, 15 -> floating(path, word);
      default -> unknown(word);
    };
  }

  @Override
  public int unit() {
    return 4;
  }

  @Override
  public boolean returns(int word) {
    return word == 0xd65f03c0;
  }

  /** {@code msr fpcr, xN} (Arm ARM, MSR register, S3_3_C4_C4_0). */
  @Override
  public boolean setsFloatMode(int word) {
    return (word & 0xffffffe0) == 0xd51b4400;
  }

  /** {@code retaa} and {@code retab}, which came with Armv8.3 (Arm ARM, RETAA). */
  @Override
  public Optional<SignedReturn> signedReturn() {
    return Optional.of(new SignedReturn(0xd65f0bff, ~0x400));
  }

  static Flow next(Path path) {
    return new Flow.Next(path.address() + 4);
  }

  static Flow unknown(int word) {
    return new Flow.Stuck("unknown instruction " + String.format("%08x", word));
  }

  /** A register where 31 means zero. */
  static Value orZero(Path path, int register) {
    return register == 31 ? new Value.Constant(0) : path.get(register);
  }

  /** Sets a register; 31 means none. */
  static void setUnlessZero(Path path, int register, Value value) {
    if (register != 31) {
      path.set(register, value);
    }
  }

  /** Bits of a word as a signed number. */
  static long signed(int word, int low, int width) {
    return (long) (word << (32 - low - width)) >> (32 - width);
  }

  private static Flow immediate(Path path, int word) {
    int to = word & 31;
    int from = word >>> 5 & 31;
    boolean wide = word < 0;
    switch (word >>> 23 & 7) {
      case 0, 1 -> path(path, word, to);
      case 2 -> {
        long amount = (long) (word >>> 10 & 0xfff) << ((word & 1 << 22) != 0 ? 12 : 0);
        boolean subtract = (word & 1 << 30) != 0;
        Value sum = path.get(from).plus(subtract ? -amount : amount);
        boolean compare = (word & 1 << 29) != 0;
        if (!compare || to != 31) {
          path.set(to, wide ? sum : sum.low32());
        }
      }
      case 5 -> move(path, word, to, wide);
      default -> path.set(to, to == 31 && (word >>> 23 & 7) != 4 ? path.get(to) : Value.unknown());
    }
    return next(path);
  }

  /** ADR and ADRP. */
  private static void path(Path path, int word, int to) {
    long offset = signed(word, 5, 19) << 2 | (word >>> 29 & 3);
    long place = word < 0 ? (path.address() & ~0xfffL) + (offset << 12) : path.address() + offset;
    setUnlessZero(path, to, new Value.Place(place));
  }

  /** MOVN, MOVZ and MOVK. */
  private static void move(Path path, int word, int to, boolean wide) {
    int shift = (word >>> 21 & 3) * 16;
    long part = (word >>> 5 & 0xffffL) << shift;
    Value value =
        switch (word >>> 29 & 3) {
          case 0 -> new Value.Constant(~part);
          case 2 -> new Value.Constant(part);
          default ->
              orZero(path, to) instanceof Value.Constant old
                  ? new Value.Constant((old.value() & ~(0xffffL << shift)) | part)
                  : Value.unknown();
        };
    setUnlessZero(path, to, wide ? value : value.low32());
  }

  private static Flow register(Path path, int word) {
    int to = word & 31;
    Value left = orZero(path, word >>> 5 & 31);
    Value right = orZero(path, word >>> 16 & 31);
    boolean unshifted = (word >>> 10 & 63) == 0;
    Value value = Value.unknown();
    if ((word & 0x1f200000) == 0x0b000000 && unshifted) {
      value = (word & 1 << 30) != 0 ? left.minus(right) : left.plus(right);
    } else if ((word & 0x7f200000) == 0x2a000000 && unshifted) {
      value = left.equals(new Value.Constant(0)) ? right : Value.unknown();
    } else if ((word & 0x1fe00000) == 0x1a400000) {
      return next(path); // CCMP and CCMN set flags only
    }
    if ((word & 0x3fe00000) == 0x0b200000 && to == STACK) {
      path.set(STACK, Value.unknown()); // only the extended forms write the stack pointer
    }
    setUnlessZero(path, to, word < 0 ? value : value.low32());
    return next(path);
  }

  /** Some instructions here write a general register; forgetting it is always right. */
  private static Flow floating(Path path, int word) {
    setUnlessZero(path, word & 31, Value.unknown());
    return next(path);
  }

  private static Flow branch(Path path, int word) {
    long here = path.address();
    if ((word & 0x7c000000) == 0x14000000) {
      Value target = new Value.Place(here + signed(word, 0, 26) * 4);
      return word < 0 ? call(path, target) : new Flow.Jump(target);
    }
    if ((word & 0xff000010) == 0x54000000 || (word & 0x7e000000) == 0x34000000) {
      return new Flow.Fork(here + signed(word, 5, 19) * 4, here + 4);
    }
    if ((word & 0x7e000000) == 0x36000000) {
      return new Flow.Fork(here + signed(word, 5, 14) * 4, here + 4);
    }
    if ((word & 0xffe0001f) == 0xd4200000) {
      return new Flow.Trap();
    }
    return (word & 0xfe000000) == 0xd6000000 ? toRegister(path, word) : system(path, word);
  }

  private static Flow toRegister(Path path, int word) {
    Value target = path.get(word >>> 5 & 31);
    if ((word & 0xfffffc1f) == 0xd61f0000) {
      return new Flow.Jump(target);
    }
    if ((word & 0xfffffc1f) == 0xd63f0000) {
      return call(path, target);
    }
    boolean signed = word == 0xd65f0bff || word == 0xd65f0fff; // RETAA, RETAB
    if (signed || (word & 0xfffffc1f) == 0xd65f0000) {
      Value back = signed ? path.get(LINK) : target;
      return back instanceof Value.Caller
          ? new Flow.Return(path.get(0))
          : new Flow.Stuck("a return to elsewhere");
    }
    return unknown(word);
  }

  private static Flow call(Path path, Value target) {
    return new Flow.Call(target, path.address() + 4);
  }

  /** Hints (NOP, BTI, pointer authentication), barriers, reads and writes of system registers. */
  private static Flow system(Path path, int word) {
    if ((word & 0xfffff01f) == 0xd503201f || (word & 0xfffff01f) == 0xd503301f) {
      return next(path);
    }
    if ((word & 0xfff00000) == 0xd5100000) {
      return next(path); // MSR
    }
    if ((word & 0xfff00000) == 0xd5300000) {
      setUnlessZero(path, word & 31, Value.unknown());
      return next(path);
    }
    return unknown(word);
  }
}
