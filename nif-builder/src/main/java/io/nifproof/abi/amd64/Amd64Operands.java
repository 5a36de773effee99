package io.nifproof.abi.amd64;

import io.nifproof.abi.code.Path;
import io.nifproof.abi.code.Value;

/** Where the ModRM operand of an x86-64 instruction is, and what it holds. */
final class Amd64Operands {
  private static final int FIRST_HIGH = 4;

  private Amd64Operands() {}

  static Value address(Path path, Amd64Instruction code) {
    Amd64Instruction.Operand operand = code.operand();
    if (code.local()) {
      return Value.unknown();
    }
    Value base =
        switch (operand.base()) {
          case Amd64Instruction.Operand.NEXT -> new Value.Place(code.next());
          case Amd64Instruction.Operand.NO_REGISTER -> new Value.Constant(0);
          default -> path.get(operand.base());
        };
    Value sum = base.plus(operand.displacement());
    if (operand.index() < 0) {
      return sum;
    }
    Value index = path.get(operand.index());
    if (index instanceof Value.Constant number) {
      return sum.plus(number.value() * operand.scale());
    }
    return operand.scale() == 1 ? sum.plus(index) : Value.unknown();
  }

  static Value read(Path path, Amd64Instruction code, int size) {
    return code.operand().memory()
        ? path.load(address(path, code), size)
        : kept(path.get(code.operand().direct()), size);
  }

  static void write(Path path, Amd64Instruction code, int size, Value value) {
    if (code.operand().memory()) {
      path.store(address(path, code), size, value);
    } else {
      set(path, code.operand().direct(), size, value);
    }
  }

  /** Sets a register. One of a byte can be AH to BH, the second bytes of RAX to RBX. */
  static void set(Path path, int register, int size, Value value) {
    path.set(register, kept(value, size));
    if (size == 1 && register >= FIRST_HIGH && register < FIRST_HIGH + 4) {
      path.set(register - FIRST_HIGH, Value.unknown());
    }
  }

  /** What remains of a value in an operand of a size. */
  static Value kept(Value value, int size) {
    return switch (size) {
      case 8 -> value;
      case 4 -> value.low32();
      default -> Value.unknown();
    };
  }

  static int size(Amd64Instruction code) {
    return code.wide() ? 8 : 4;
  }
}
