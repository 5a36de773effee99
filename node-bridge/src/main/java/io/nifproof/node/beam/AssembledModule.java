package io.nifproof.node.beam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the tables and the code of a module that was assembled here into a file. */
final class AssembledModule {
  /**
   * OTP 27 and later take a file whose highest opcode is below this for one of a compiler before
   * OTP 23, and refuse it (beam_load.c); OTP 23 refuses any above 170.
   */
  private static final int LOWEST_ACCEPTED = Opcodes.SWAP;

  /** An empty list in the external term format: no attributes, no compile information. */
  private static final byte[] NIL_TERM = {(byte) 131, 106};

  private AssembledModule() {}

  /**
   * The file.
   *
   * @param code all functions, and the end
   * @param functions how many of them there are
   */
  static ChunkFile of(
      List<String> atoms,
      List<TableEntry> imports,
      List<TableEntry> exports,
      CodeWriter code,
      int functions) {
    AtomTable names = AtomTable.of(atoms);
    ByteWriter codeChunk =
        new ByteWriter()
            .i32(CodeChunk.HEAD_SIZE)
            .i32(CodeChunk.FORMAT)
            .i32(Math.max(code.highestOpcode(), LOWEST_ACCEPTED))
            .i32(code.nextLabel())
            .i32(functions)
            .bytes(code.instructions());
    Map<String, byte[]> chunks = new LinkedHashMap<>();
    chunks.put(names.chunk(), names.write());
    chunks.put(CodeChunk.NAME, codeChunk.toByteArray());
    chunks.put("StrT", new byte[0]);
    chunks.put(TableEntry.IMPORTS, TableEntry.write(imports));
    chunks.put(TableEntry.EXPORTS, TableEntry.write(exports));
    chunks.put("Attr", NIL_TERM);
    chunks.put("CInf", NIL_TERM);
    return new ChunkFile(chunks);
  }
}
