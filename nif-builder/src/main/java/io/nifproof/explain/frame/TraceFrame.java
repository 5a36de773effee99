package io.nifproof.explain.frame;

/**
 * A line of a backtrace. Immutable.
 *
 * @param line its number in the text, from 1
 * @param depth its number in the trace, from 0
 * @param function its function; empty when the debugger did not know it
 * @param module the file that the code is in; empty when it is not told
 * @param source the source file and line, as written; empty when it is not told
 * @param address the program counter, or an offset in the module, in hexadecimal; empty when not
 *     told
 * @param raw the whole line
 */
record TraceFrame(
    int line,
    int depth,
    String function,
    String module,
    String source,
    String address,
    String raw) {
  Owner owner() {
    return Owner.of(this);
  }

  boolean named() {
    return !function.isEmpty();
  }

  /** The function and where its source is, as far as it is known. */
  String place() {
    String name = named() ? "`" + function + "`" : "code without a name";
    if (!source.isEmpty()) {
      return name + " (" + source + ")";
    }
    return module.isEmpty() ? name : name + " of `" + file() + "`";
  }

  /** The module's file name. */
  String file() {
    return module.substring(Math.max(module.lastIndexOf('/'), module.lastIndexOf('\\')) + 1);
  }
}
