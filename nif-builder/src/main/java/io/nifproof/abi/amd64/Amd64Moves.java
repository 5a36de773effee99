package io.nifproof.abi.amd64;

import io.nifproof.abi.code.Flow;
import io.nifproof.abi.code.Path;
import io.nifproof.abi.code.Value;

/** Moves, tests, shifts and exchanges of the one-byte map. */
final class Amd64Moves {
  private Amd64Moves() {}

  static Flow step(Path path, Amd64Instruction code) {
    int opcode = code.opcode();
    int register = code.operand().register();
    int size = Amd64Operands.size(code);
    if (opcode >= 0xb0 && opcode <= 0xbf) {
      Value value = new Value.Constant(code.immediate());
      Amd64Operands.set(path, (opcode & 7) | register, opcode < 0xb8 ? 1 : size, value);
      return Amd64.next(code);
    }
    switch (opcode) {
      case 0x84, 0x85, 0x90, 0xa8, 0xa9 -> {}
      case 0x88 -> Amd64Operands.write(path, code, 1, Value.unknown());
      case 0x89 -> Amd64Operands.write(path, code, size, path.get(register));
      case 0x8b -> path.set(register, Amd64Operands.read(path, code, size));
      case 0x8d -> path.set(register, Amd64Operands.kept(Amd64Operands.address(path, code), size));
      case 0x8a -> Amd64Operands.set(path, register, 1, Value.unknown());
      case 0x63, 0x69, 0x6b -> path.set(register, Value.unknown());
      case 0xc6 -> Amd64Operands.write(path, code, 1, Value.unknown());
      case 0xc7 -> Amd64Operands.write(path, code, size, new Value.Constant(code.immediate()));
      case 0x68, 0x6a -> pushNumber(path, code);
      case 0x98 -> path.set(Amd64.RAX, Value.unknown());
      case 0x99 -> path.set(Amd64.RDX, Value.unknown());
      default -> {
        return changed(path, code, size);
      }
    }
    return Amd64.next(code);
  }

  private static void pushNumber(Path path, Amd64Instruction code) {
    path.set(Amd64.RSP, path.get(Amd64.RSP).plus(-8));
    path.store(path.get(Amd64.RSP), 8, new Value.Constant(code.immediate()));
  }

  /** What changes its operands in a way that is not followed. */
  private static Flow changed(Path path, Amd64Instruction code, int size) {
    int opcode = code.opcode();
    if (opcode == 0x86 || opcode == 0x87) {
      int moved = opcode == 0x86 ? 1 : size;
      Amd64Operands.set(path, code.operand().register(), moved, Value.unknown());
      Amd64Operands.write(path, code, moved, Value.unknown());
    } else if (opcode >= 0x91 && opcode <= 0x97) {
      path.set((opcode & 7) | code.operand().register(), Value.unknown());
      path.set(Amd64.RAX, Value.unknown());
    } else if (opcode == 0xc0 || opcode == 0xc1 || (opcode >= 0xd0 && opcode <= 0xd3)) {
      Amd64Operands.write(path, code, (opcode & 1) == 0 ? 1 : size, Value.unknown());
    } else if (opcode == 0xf6 || opcode == 0xf7 || opcode == 0xfe) {
      unary(path, code, size);
    } else {
      return new Flow.Stuck("unknown instruction " + String.format("%02x", opcode));
    }
    return Amd64.next(code);
  }

  private static void unary(Path path, Amd64Instruction code, int size) {
    int operation = code.operand().operation();
    boolean count = code.opcode() == 0xfe;
    if (count || operation == 2 || operation == 3) {
      Amd64Operands.write(path, code, code.opcode() == 0xf7 ? size : 1, Value.unknown());
    } else if (operation > 3) {
      path.set(Amd64.RAX, Value.unknown());
      path.set(Amd64.RDX, Value.unknown());
    }
  }
}
