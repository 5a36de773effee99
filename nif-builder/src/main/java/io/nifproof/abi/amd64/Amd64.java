package io.nifproof.abi.amd64;

import io.nifproof.abi.code.Flow;
import io.nifproof.abi.code.Path;
import io.nifproof.abi.code.Processor;
import io.nifproof.abi.code.SignedReturn;
import io.nifproof.abi.code.Value;
import java.util.Optional;

/** Follows x86-64 code of the System V calling convention. */
public final class Amd64 implements Processor {
  static final int RAX = 0;
  static final int RDX = 2;
  static final int RSP = 4;
  static final int RBP = 5;

  private static final int RBX = 3;
  private static final int R12 = 12;

  private final Amd64Arithmetic arithmetic = new Amd64Arithmetic();
  private final Amd64TwoByte twoByte = new Amd64TwoByte();

  @Override
  public void enter(Path path) {
    path.set(RSP, new Value.Stack(0));
    path.store(new Value.Stack(0), 8, new Value.Caller());
  }

  @Override
  public void forgetAfterCall(Path path) {
    for (int i = 0; i < R12; i++) {
      if (i != RBX && i != RSP && i != RBP) {
        path.set(i, Value.unknown());
      }
    }
  }

  @Override
  public Flow step(Path path) {
    Optional<Amd64Instruction> decoded = Amd64Decoder.decode(path);
    if (decoded.isEmpty()) {
      int first = path.code(0);
      return new Flow.Stuck(
          first < 0 ? "the code ends" : "unknown instruction " + String.format("%02x", first));
    }
    Amd64Instruction code = decoded.get();
    if (code.opcode() >= 0x0f00) {
      return twoByte.step(path, code);
    }
    if (code.opcode() < 0x40 || (code.opcode() >= 0x80 && code.opcode() <= 0x83)) {
      arithmetic.step(path, code);
      return next(code);
    }
    return oneByte(path, code);
  }

  @Override
  public int unit() {
    return 1;
  }

  @Override
  public boolean returns(int word) {
    return (word & 0xff) == 0xc3;
  }

  /** {@code ldmxcsr [memory]}: 0F AE /2 (Intel 64 manual, volume 2). */
  @Override
  public boolean setsFloatMode(int word) {
    int mode = word >>> 16 & 0xff;
    return (word & 0xffff) == 0xae0f && (mode >>> 3 & 7) == 2 && mode >>> 6 != 3;
  }

  @Override
  public Optional<SignedReturn> signedReturn() {
    return Optional.empty();
  }

  static Flow next(Amd64Instruction code) {
    return new Flow.Next(code.next());
  }

  private static Flow oneByte(Path path, Amd64Instruction code) {
    int opcode = code.opcode();
    if (opcode >= 0x50 && opcode <= 0x5f) {
      int register = (opcode & 7) | code.operand().register();
      if (opcode < 0x58) {
        push(path, path.get(register));
      } else {
        path.set(register, pop(path));
      }
      return next(code);
    }
    if (opcode >= 0x70 && opcode <= 0x7f) {
      return new Flow.Fork(code.next() + code.immediate(), code.next());
    }
    return switch (opcode) {
      case 0xc2, 0xc3 -> back(path);
      case 0xc9 -> leave(path, code);
      case 0xcc -> new Flow.Trap();
      case 0xe8 -> new Flow.Call(relative(code), code.next());
      case 0xe9, 0xeb -> new Flow.Jump(relative(code));
      case 0xff -> indirect(path, code);
      default -> Amd64Moves.step(path, code);
    };
  }

  private static Value relative(Amd64Instruction code) {
    return new Value.Place(code.next() + code.immediate());
  }

  private static void push(Path path, Value value) {
    path.set(RSP, path.get(RSP).plus(-8));
    path.store(path.get(RSP), 8, value);
  }

  private static Value pop(Path path) {
    Value value = path.load(path.get(RSP), 8);
    path.set(RSP, path.get(RSP).plus(8));
    return value;
  }

  private static Flow back(Path path) {
    return pop(path) instanceof Value.Caller
        ? new Flow.Return(path.get(RAX))
        : new Flow.Stuck("a return to elsewhere");
  }

  private static Flow leave(Path path, Amd64Instruction code) {
    path.set(RSP, path.get(RBP));
    path.set(RBP, pop(path));
    return next(code);
  }

  private static Flow indirect(Path path, Amd64Instruction code) {
    Value target = Amd64Operands.read(path, code, 8);
    return switch (code.operand().operation()) {
      case 0, 1 -> {
        Amd64Operands.write(path, code, code.wide() ? 8 : 4, Value.unknown());
        yield next(code);
      }
      case 2 -> new Flow.Call(target, code.next());
      case 4 -> new Flow.Jump(target);
      case 6 -> {
        push(path, target);
        yield next(code);
      }
      default -> new Flow.Stuck("unknown instruction ff");
    };
  }
}
