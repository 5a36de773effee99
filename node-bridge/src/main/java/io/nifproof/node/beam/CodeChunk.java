package io.nifproof.node.beam;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * The head of the chunk {@code Code} and what its instructions tell.
 *
 * @param labels one more than the highest label
 * @param functions the functions in their order
 * @param onLoads where instructions {@code on_load} stand; a compiler makes at most one
 * @param end where the last instruction, {@code int_code_end}, stands
 */
record CodeChunk(int labels, List<CodeFunction> functions, List<Integer> onLoads, int end) {
  static final String NAME = "Code";

  /** The size of the head that all releases write, without its own four bytes. */
  static final int HEAD_SIZE = 16;

  /** Where the head has the numbers of labels and functions. */
  static final int LABELS_AT = 12;

  static final int FUNCTIONS_AT = 16;

  static final int FORMAT = 0;

  /** Far more than a compiler makes, and few enough to hold. */
  private static final int MOST_FUNCTIONS = 1 << 20;

  CodeChunk {
    functions = List.copyOf(functions);
    onLoads = List.copyOf(onLoads);
  }

  /**
   * Reads the chunk.
   *
   * @param in the chunk
   * @param atoms how many atoms the module has
   * @param isNifError whether the import of an index is {@code erlang:nif_error/1,2}
   */
  static CodeChunk read(ByteCursor in, int atoms, IntPredicate isNifError)
      throws BeamFormatException {
    int headSize = in.i32();
    if (headSize < HEAD_SIZE || headSize > in.remaining()) {
      throw in.bad("a head of " + headSize + " bytes, expected " + HEAD_SIZE);
    }
    int format = in.i32();
    if (format != FORMAT) {
      throw in.bad("instruction set " + format + ", expected " + FORMAT);
    }
    in.i32(); // The highest opcode: only the VM needs it.
    int labels = in.count(1);
    int functions = in.count(1);
    if (functions > MOST_FUNCTIONS) {
      throw in.bad(functions + " functions, expected up to " + MOST_FUNCTIONS);
    }
    in.skip(headSize - HEAD_SIZE);
    return new FunctionCollector(in, labels, atoms, isNifError).collect(functions);
  }
}
