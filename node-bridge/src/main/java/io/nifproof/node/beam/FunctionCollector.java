package io.nifproof.node.beam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Groups the instructions of a code chunk to functions. A function starts with {@code func_info},
 * which must be followed by the label of its entry. Used once, by one thread.
 */
final class FunctionCollector {
  private static final int MOST_ARGUMENTS = 255;

  private final ByteCursor in;
  private final int labels;
  private final int atoms;
  private final IntPredicate isNifError;
  private final List<CodeFunction> functions = new ArrayList<>();
  private final List<Integer> onLoads = new ArrayList<>();

  private Instruction info;
  private boolean entered;
  private int entry;
  private boolean declaredNif;
  private boolean stub;
  private boolean explains;
  private final Set<Integer> calls = new HashSet<>();
  private final Set<Long> constants = new HashSet<>();
  private boolean bare;
  private OptionalInt handsOn = OptionalInt.empty();

  FunctionCollector(ByteCursor in, int labels, int atoms, IntPredicate isNifError) {
    this.in = in;
    this.labels = labels;
    this.atoms = atoms;
    this.isNifError = isNifError;
  }

  /** Reads all instructions and expects so many functions. */
  CodeChunk collect(int expected) throws BeamFormatException {
    Instruction next = Instruction.read(in);
    while (next.opcode() != Opcodes.INT_CODE_END) {
      accept(next);
      next = Instruction.read(in);
    }
    finishFunction();
    if (functions.size() != expected) {
      throw in.bad(functions.size() + " functions, but the head says " + expected);
    }
    return new CodeChunk(labels, functions, onLoads, next.start());
  }

  private void accept(Instruction instruction) throws BeamFormatException {
    int opcode = instruction.opcode();
    if (opcode == Opcodes.FUNC_INFO) {
      finishFunction();
      info = instruction;
      return;
    }
    if (opcode == Opcodes.LABEL) {
      int label = number(instruction, 0, Operand.UNSIGNED, labels);
      entry = entered ? entry : label;
      entered = true;
    }
    if (info != null && !entered) {
      throw in.bad("opcode " + opcode + " behind func_info, expected a label");
    }
    switch (opcode) {
      case Opcodes.NIF_START -> declaredNif = true;
      case Opcodes.ON_LOAD -> onLoads.add(instruction.start());
      case Opcodes.CALL_EXT, Opcodes.CALL_EXT_LAST, Opcodes.CALL_EXT_ONLY ->
          external(number(instruction, 1, Operand.UNSIGNED, Integer.MAX_VALUE));
      case Opcodes.CALL, Opcodes.CALL_LAST, Opcodes.CALL_ONLY -> call(instruction);
      default -> {}
    }
    follow(instruction);
  }

  private void external(int imported) {
    if (isNifError.test(imported)) {
      stub = true;
      explains |= !bare || !constants.contains(0L);
    }
  }

  private void call(Instruction instruction) throws BeamFormatException {
    int label = number(instruction, 1, Operand.LABEL, labels);
    calls.add(label);
    int arguments = number(instruction, 0, Operand.UNSIGNED, MOST_ARGUMENTS + 1);
    boolean given = true;
    for (long register = 0; register < arguments; register++) {
      given &= constants.contains(register);
    }
    if (instruction.opcode() == Opcodes.CALL_ONLY && bare && given) {
      handsOn = OptionalInt.of(label);
    }
  }

  /** Whether nothing but constants has been moved to argument registers so far. */
  private void follow(Instruction instruction) {
    switch (instruction.opcode()) {
      case Opcodes.LABEL, Opcodes.LINE, Opcodes.NIF_START -> {}
      case Opcodes.MOVE -> {
        Operand from = instruction.operands().get(0);
        Operand to = instruction.operands().get(1);
        boolean register =
            from.tag() == Operand.X
                || from.tag() == Operand.Y
                || (from.tag() == Operand.EXTENDED && from.value() == Operand.TYPED_REGISTER);
        bare &= !register && to.tag() == Operand.X;
        constants.add(to.value());
      }
      default -> bare = false;
    }
  }

  private void finishFunction() throws BeamFormatException {
    if (info != null) {
      int name = number(info, 1, Operand.ATOM, atoms + 1);
      int arity = number(info, 2, Operand.UNSIGNED, MOST_ARGUMENTS + 1);
      functions.add(
          new CodeFunction(name, arity, entry, declaredNif, stub, explains, calls, handsOn));
    }
    entered = false;
    declaredNif = false;
    stub = false;
    explains = false;
    calls.clear();
    constants.clear();
    bare = true;
    handsOn = OptionalInt.empty();
  }

  private int number(Instruction instruction, int index, int tag, int limit)
      throws BeamFormatException {
    return instruction.operands().get(index).below(tag, limit, in);
  }
}
