package io.nifproof.abi.amd64;

import io.nifproof.abi.code.Path;
import io.nifproof.abi.code.Value;

/** The opcodes 00 to 3f and 80 to 83: add, or, adc, sbb, and, sub, xor, cmp. */
final class Amd64Arithmetic {
  private static final int ADD = 0;
  private static final int SUB = 5;
  private static final int XOR = 6;
  private static final int CMP = 7;

  void step(Path path, Amd64Instruction code) {
    if (code.opcode() >= 0x80) {
      int size = code.opcode() == 0x81 || code.opcode() == 0x83 ? Amd64Operands.size(code) : 1;
      Value right = new Value.Constant(code.immediate());
      toOperand(path, code, code.operand().operation(), size, right);
      return;
    }
    int operation = code.opcode() >>> 3;
    int size = (code.opcode() & 1) != 0 ? Amd64Operands.size(code) : 1;
    switch (code.opcode() & 7) {
      case 0, 1 -> toOperand(path, code, operation, size, path.get(code.operand().register()));
      case 2, 3 -> toRegister(path, code, operation, size);
      default -> {
        Value right = new Value.Constant(code.immediate());
        Value result = result(operation, path.get(Amd64.RAX), right);
        if (operation != CMP) {
          path.set(Amd64.RAX, Amd64Operands.kept(result, size));
        }
      }
    }
  }

  private static void toOperand(
      Path path, Amd64Instruction code, int operation, int size, Value right) {
    boolean itself =
        (code.opcode() & 0x83) < 4 && code.operand().direct() == code.operand().register();
    Value left = Amd64Operands.read(path, code, size);
    if (operation == CMP) {
      return;
    }
    Value result =
        itself && operation == XOR ? new Value.Constant(0) : result(operation, left, right);
    Amd64Operands.write(path, code, size, result);
  }

  private static void toRegister(Path path, Amd64Instruction code, int operation, int size) {
    int register = code.operand().register();
    Value right = Amd64Operands.read(path, code, size);
    if (operation == CMP) {
      return;
    }
    boolean itself = code.operand().direct() == register;
    Value result =
        itself && operation == XOR
            ? new Value.Constant(0)
            : result(operation, path.get(register), right);
    Amd64Operands.set(path, register, size, result);
  }

  private static Value result(int operation, Value left, Value right) {
    return switch (operation) {
      case ADD -> left.plus(right);
      case SUB -> left.minus(right);
      default -> Value.unknown();
    };
  }
}
