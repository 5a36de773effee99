package io.nifproof.node.beam;

import io.nifproof.node.FunctionId;

/**
 * Assembles functions, and puts the atoms and imports that they use into the tables. Not
 * thread-safe.
 *
 * <p>Calls are encoded as the compilers of OTP 23 to 29 do: {@code call_ext_only} is a tail call of
 * an imported function. The VM's loader turns one of erlang:load_nif/2 into an instruction of its
 * own ({@code i_load_nif} in ops.tab), which knows its module by its own address. Wherever a module
 * imports erlang:load_nif/2, the loader leaves room in its functions for NIFs ({@code
 * may_load_nif}).
 */
final class CodeWriter {
  private static final String ERLANG = "erlang";

  /** The index of the module's name in every atom table. */
  private static final int MODULE = 1;

  private final Interner<String> atoms;
  private final Interner<TableEntry> imports;
  private final ByteWriter out = new ByteWriter();
  private int nextLabel;
  private int highestOpcode;

  CodeWriter(Interner<String> atoms, Interner<TableEntry> imports, int nextLabel) {
    this.atoms = atoms;
    this.imports = imports;
    this.nextLabel = nextLabel;
  }

  /** Writes {@code '$nifproof_load'/2}; returns its entry for the export table. */
  TableEntry loader() {
    TableEntry export = function(BeamFile.LOADER);
    tailCall("load_nif", 2);
    return export;
  }

  /** Writes a function that raises {@code nif_not_loaded}. */
  TableEntry stub(FunctionId id, boolean declareNif) {
    TableEntry export = function(id);
    if (declareNif) {
      opcode(Opcodes.NIF_START);
    }
    moveToX0("nif_not_loaded");
    tailCall("nif_error", 1);
    return export;
  }

  /** Writes {@code module_info/0}, which asks the VM about the module. */
  TableEntry moduleInfo(String module) {
    TableEntry export = function(new FunctionId("module_info", 0));
    moveToX0(module);
    tailCall("get_module_info", 1);
    return export;
  }

  /** Writes {@code module_info/1}. */
  TableEntry moduleInfoItem(String module) {
    TableEntry export = function(new FunctionId("module_info", 1));
    opcode(Opcodes.MOVE).operand(Operand.X, 0).operand(Operand.X, 1);
    moveToX0(module);
    tailCall("get_module_info", 2);
    return export;
  }

  void end() {
    opcode(Opcodes.INT_CODE_END);
  }

  /** Begins a function; returns its name, arity and label, as an export table has them. */
  TableEntry function(FunctionId id) {
    int name = atoms.index(id.name());
    opcode(Opcodes.LABEL).operand(Operand.UNSIGNED, nextLabel++);
    opcode(Opcodes.FUNC_INFO)
        .operand(Operand.ATOM, MODULE)
        .operand(Operand.ATOM, name)
        .operand(Operand.UNSIGNED, id.arity());
    int entry = nextLabel++;
    opcode(Opcodes.LABEL).operand(Operand.UNSIGNED, entry);
    return new TableEntry(name, id.arity(), entry);
  }

  void moveToX0(String atom) {
    opcode(Opcodes.MOVE).operand(Operand.ATOM, atoms.index(atom)).operand(Operand.X, 0);
  }

  void move(int fromTag, int from, int toTag, int to) {
    opcode(Opcodes.MOVE).operand(fromTag, from).operand(toTag, to);
  }

  /** The index of a function of another module in the import table. */
  int imported(String module, FunctionId id) {
    return imports.index(new TableEntry(atoms.index(module), atoms.index(id.name()), id.arity()));
  }

  int newLabel() {
    return nextLabel++;
  }

  private void tailCall(String function, int arity) {
    int index = imports.index(new TableEntry(atoms.index(ERLANG), atoms.index(function), arity));
    opcode(Opcodes.CALL_EXT_ONLY).operand(Operand.UNSIGNED, arity).operand(Operand.UNSIGNED, index);
  }

  /** Begins an instruction; its operands follow. */
  ByteWriter opcode(int opcode) {
    highestOpcode = Math.max(highestOpcode, opcode);
    return out.u8(opcode);
  }

  int nextLabel() {
    return nextLabel;
  }

  int highestOpcode() {
    return highestOpcode;
  }

  byte[] instructions() {
    return out.toByteArray();
  }
}
