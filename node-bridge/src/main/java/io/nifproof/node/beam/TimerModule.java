package io.nifproof.node.beam;

import io.nifproof.node.FunctionId;
import java.util.ArrayList;
import java.util.List;

/**
 * Assembles a module that calls one function many times and says how long that took: what a
 * compiler makes of
 *
 * <pre>
 * call(N, A, …) -&gt;
 *   T = erlang:monotonic_time(nanosecond), call_loop(N, A, …),
 *   erlang:monotonic_time(nanosecond) - T.
 * call_loop(0, A, …) -&gt; 0;
 * call_loop(N, A, …) -&gt; m:f(A, …), call_loop(N - 1, A, …).
 * </pre>
 *
 * and {@code idle}, the same without the call in it. The loop is an ordinary one, which lets others
 * run now and then, and is the same code on every release: nothing is asked of the node's compiler,
 * which it may not have. Stateless.
 */
public final class TimerModule {
  /** Its name. */
  public static final String NAME = "$nifproof_timer";

  /** The function that makes the calls. */
  public static final String CALL = "call";

  /** The function that makes none. */
  public static final String IDLE = "idle";

  /** The loop's own argument comes on top. */
  public static final int MOST_ARGUMENTS = 254;

  private static final FunctionId CLOCK = new FunctionId("monotonic_time", 1);
  private static final FunctionId MINUS = new FunctionId("-", 2);

  private final String module;
  private final FunctionId function;
  private final CodeWriter code;
  private final Interner<String> atoms = new Interner<>(1, List.of(NAME));
  private final Interner<TableEntry> imports = new Interner<>(0, List.of());
  private final int nanosecond = atoms.index("nanosecond");

  private TimerModule(String module, FunctionId function) {
    this.module = module;
    this.function = function;
    this.code = new CodeWriter(atoms, imports, 1);
  }

  /**
   * Assembles it for a function of at most {@value #MOST_ARGUMENTS} arguments. It exports {@code
   * call} and {@code idle}, whose first argument is how often, and whose others are those of the
   * function; each returns nanoseconds.
   */
  public static byte[] assemble(String module, FunctionId function) {
    return new TimerModule(module, function).file();
  }

  private byte[] file() {
    List<TableEntry> exports = new ArrayList<>();
    for (String name : List.of(CALL, IDLE)) {
      int loop = loop(name + "_loop", name.equals(CALL));
      exports.add(timed(name, loop));
    }
    exports.add(code.moduleInfo(NAME));
    exports.add(code.moduleInfoItem(NAME));
    code.end();
    int functions = exports.size() + 2;
    return AssembledModule.of(atoms.entries(), imports.entries(), exports, code, functions).write();
  }

  private int arity() {
    return function.arity() + 1;
  }

  /** Returns its label. */
  private int loop(String name, boolean calling) {
    int label = code.function(new FunctionId(name, arity())).third();
    int more = code.newLabel();
    code.opcode(Opcodes.IS_EQ_EXACT)
        .operand(Operand.LABEL, more)
        .operand(Operand.X, 0)
        .operand(Operand.INTEGER, 0);
    code.opcode(Opcodes.RETURN);
    code.opcode(Opcodes.LABEL).operand(Operand.UNSIGNED, more);
    allocate(arity());
    for (int i = 0; i < function.arity(); i++) {
      code.move(Operand.X, i + 1, Operand.X, i);
    }
    if (calling) {
      code.opcode(Opcodes.CALL_EXT)
          .operand(Operand.UNSIGNED, function.arity())
          .operand(Operand.UNSIGNED, code.imported(module, function));
    }
    minus(Operand.Y, 0, Operand.INTEGER, 1);
    for (int i = 1; i < arity(); i++) {
      code.move(Operand.Y, i, Operand.X, i);
    }
    code.opcode(Opcodes.CALL_LAST)
        .operand(Operand.UNSIGNED, arity())
        .operand(Operand.LABEL, label)
        .operand(Operand.UNSIGNED, arity());
    return label;
  }

  private TableEntry timed(String name, int loop) {
    TableEntry export = code.function(new FunctionId(name, arity()));
    int start = arity();
    allocate(start + 1);
    // Whatever the stack has must be a term before anything may collect garbage.
    code.move(Operand.ATOM, nanosecond, Operand.Y, start);
    clock();
    code.move(Operand.X, 0, Operand.Y, start);
    for (int i = 0; i < arity(); i++) {
      code.move(Operand.Y, i, Operand.X, i);
    }
    code.opcode(Opcodes.CALL).operand(Operand.UNSIGNED, arity()).operand(Operand.LABEL, loop);
    clock();
    minus(Operand.X, 0, Operand.Y, start);
    code.opcode(Opcodes.DEALLOCATE).operand(Operand.UNSIGNED, start + 1);
    code.opcode(Opcodes.RETURN);
    return export;
  }

  /** Makes room on the stack and puts the arguments there. */
  private void allocate(int size) {
    code.opcode(Opcodes.ALLOCATE)
        .operand(Operand.UNSIGNED, size)
        .operand(Operand.UNSIGNED, arity());
    for (int i = 0; i < arity(); i++) {
      code.move(Operand.X, i, Operand.Y, i);
    }
  }

  private void clock() {
    code.move(Operand.ATOM, nanosecond, Operand.X, 0);
    code.opcode(Opcodes.CALL_EXT)
        .operand(Operand.UNSIGNED, 1)
        .operand(Operand.UNSIGNED, code.imported("erlang", CLOCK));
  }

  /** Subtracts, and puts the difference into x0. */
  private void minus(int leftTag, int left, int rightTag, int right) {
    code.opcode(Opcodes.GC_BIF2)
        .operand(Operand.LABEL, 0)
        .operand(Operand.UNSIGNED, leftTag == Operand.X ? 1 : 0)
        .operand(Operand.UNSIGNED, code.imported("erlang", MINUS))
        .operand(leftTag, left)
        .operand(rightTag, right)
        .operand(Operand.X, 0);
  }
}
