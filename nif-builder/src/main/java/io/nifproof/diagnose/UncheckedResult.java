package io.nifproof.diagnose;

import io.nifproof.diagnose.code.Instructions;
import io.nifproof.diagnose.code.MemoryOperand;
import io.nifproof.node.Access;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.SignalCode;
import io.nifproof.node.crash.VmCall;
import java.util.List;
import java.util.Optional;

/**
 * A function of the VM whose result was used although it most likely gave none: it says so by what
 * it returns, and leaves the variable that it was to fill as it was. What such a variable holds is
 * never what a function that succeeded stores: memory that is there.
 */
final class UncheckedResult {
  private static final int NO_ADDRESS = 128;
  private static final long PAGE = 4096;
  private static final long FAR = 1 << 20;

  /** Of a term, the bits that say that all of it lies in the word: an atom, a small integer, []. */
  private static final long IMMEDIATE = 3;

  private UncheckedResult() {}

  /** What to say of it, as a clause; empty when nothing shows that it is so. */
  static Optional<String> of(Evidence evidence) {
    List<VmCall> calls = evidence.trap().lastCalls();
    Optional<CrashReport> crash = evidence.crash().filter(one -> evidence.ownFrame().isPresent());
    if (calls.isEmpty() || crash.isEmpty()) {
      return Optional.empty();
    }
    return pointer(evidence, crash.get(), calls.get(0))
        .or(() -> calls.size() > 1 ? term(evidence, calls.get(1), calls.get(0)) : Optional.empty());
  }

  /** What to do about it. */
  static String remedy() {
    return "Look at what that function returns before the variable is used: it returns false for a"
        + " term of another kind, and leaves the variable as it was.";
  }

  private static Optional<String> pointer(Evidence evidence, CrashReport crash, VmCall call) {
    boolean binary = call.name().startsWith("enif_inspect_");
    List<Long> stored = binary ? call.third() : call.fourth();
    boolean known =
        binary || call.name().equals("enif_get_resource") || call.name().equals("enif_get_tuple");
    if (!known || stored.isEmpty()) {
      return Optional.empty();
    }
    long pointer = stored.get(binary ? 1 : 0);
    long length = binary ? stored.get(0) : FAR;
    boolean used =
        addresses(crash).stream().anyMatch(at -> Long.compareUnsigned(at - pointer, length) < 0);
    boolean impossible = binary ? unmapped(crash) : !isMemory(evidence, pointer);
    return used && impossible
        ? Optional.of(
            sentence(call)
                + (binary
                    ? "the pointer " + Words.hex(pointer) + " of its ErlNifBinary is used"
                    : "the pointer " + Words.hex(pointer) + " that it was to set is used"))
        : Optional.empty();
  }

  /** A term that one function was to find, and another was given. */
  private static Optional<String> term(Evidence evidence, VmCall before, VmCall last) {
    boolean inside = Callees.ofLibrary(evidence).equals(Optional.of(last.name()));
    boolean finds =
        before.name().equals("enif_get_map_value") || before.name().equals("enif_get_list_cell");
    long given = last.arguments().get(0);
    boolean target = evidence.isMemory(last.arguments().get(1));
    boolean same =
        first(before.fourth(), given)
            || (before.name().equals("enif_get_list_cell") && first(before.third(), given));
    return inside && finds && target && same
        ? Optional.of(sentence(before) + "the word that it was to set is used as a term")
        : Optional.empty();
  }

  private static boolean first(List<Long> words, long wanted) {
    return !words.isEmpty() && words.get(0) == wanted;
  }

  private static String sentence(VmCall call) {
    boolean mayBeImmediate = call.name().equals("enif_inspect_iolist_as_binary");
    long term = call.arguments().get(0);
    boolean certain = !mayBeImmediate && (term & IMMEDIATE) == IMMEDIATE;
    return "the result of "
        + call.name()
        + " was most likely not looked at: "
        + (certain ? "the term " + Words.hex(term) + " is none that it takes, and " : "");
  }

  /** What a binary's memory never is, as far as the processor tells. */
  private static boolean unmapped(CrashReport crash) {
    return crash.code() == NO_ADDRESS
        || crash.cause().equals(Optional.of(SignalCode.SEGV_MAPERR))
        || (crash.access() == Access.READ
            && crash.cause().equals(Optional.of(SignalCode.SEGV_ACCERR)));
  }

  private static boolean isMemory(Evidence evidence, long pointer) {
    return Long.compareUnsigned(pointer, PAGE) >= 0 && evidence.isMemory(pointer);
  }

  private static List<Long> addresses(CrashReport crash) {
    return crash.code() == NO_ADDRESS
        ? Instructions.operands(crash).stream().map(MemoryOperand::address).toList()
        : List.of(crash.address());
  }
}
