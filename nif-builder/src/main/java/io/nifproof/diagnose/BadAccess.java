package io.nifproof.diagnose;

import static io.nifproof.finding.Certainty.CERTAIN;
import static io.nifproof.finding.Certainty.LIKELY;

import io.nifproof.diagnose.code.Instructions;
import io.nifproof.diagnose.code.MemoryOperand;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.Access;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.FaultPlace;
import io.nifproof.node.crash.FileState;
import io.nifproof.node.crash.Mapping;
import io.nifproof.node.crash.SignalCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** NP116: memory that could not be accessed, and what kind of memory that was. */
final class BadAccess {
  /** The kernel's si_code for a fault of which the processor told no address. */
  private static final int NO_ADDRESS = 128;

  private static final long PAGE = 4096;
  private static final String POINTER =
      "Look at the pointer of that line: NULL, freed, out of bounds, or an ErlNifEnv or term that"
          + " was kept after its call.";

  private BadAccess() {}

  static Optional<Finding> of(Evidence evidence) {
    return evidence.crash().map(crash -> of(evidence, crash));
  }

  private static Finding of(Evidence evidence, CrashReport crash) {
    String kind = kind(evidence, crash);
    Optional<String> unchecked = UncheckedResult.of(evidence);
    boolean inVm = VmCode.isIt(evidence);
    return Diagnosis.error(
            evidence, FindingId.NP116, evidence.ownFrame().isPresent() ? CERTAIN : LIKELY)
        .means(
            Words.signal(crash)
                + (kind.isEmpty() ? "" : " (" + kind + ")")
                + " "
                + Words.place(evidence)
                + " "
                + (inVm ? VmCode.during(evidence) : Words.during(evidence))
                + unchecked.map(clause -> "; " + clause).orElse(""))
        .remedy(
            unchecked.isPresent()
                ? UncheckedResult.remedy()
                : inVm ? VmCode.remedy() : remedy(crash));
  }

  private static String kind(Evidence evidence, CrashReport crash) {
    if (crash.code() == NO_ADDRESS) {
      return withoutAddress(crash);
    }
    if (Long.compareUnsigned(crash.address(), PAGE) < 0) {
      return firstPage(crash);
    }
    return crash.cause().map(cause -> kind(evidence, crash, cause)).orElse("");
  }

  private static String kind(Evidence evidence, CrashReport crash, SignalCode cause) {
    return switch (cause) {
      case SEGV_MAPERR -> "nothing is mapped there: it never was, or was unmapped or freed";
      case SEGV_ACCERR -> crash.place().mapping().map(one -> refused(crash, one)).orElse("");
      case BUS_ADRERR -> file(evidence, crash.place());
      default -> cause.meaning();
    };
  }

  private static String refused(CrashReport crash, Mapping mapping) {
    String what = mapping.file().map(file -> " of `" + file + "`").orElse("");
    if (!mapping.readable() && !mapping.writable() && !mapping.executable()) {
      return "memory" + what + " that nothing may touch (PROT_NONE): a guard, or a reserve";
    }
    if (!mapping.writable() && crash.access() != Access.READ) {
      return "memory" + what + " that may only be read" + (mapping.executable() ? " and run" : "");
    }
    return "memory" + what + " with the permissions " + mapping.permissions();
  }

  /** NULL is what the base register held; a number that a pointer became may have been anything. */
  private static String firstPage(CrashReport crash) {
    List<MemoryOperand> operands = Instructions.operands(crash);
    boolean isNull =
        crash.address() == 0
            || operands.stream()
                .anyMatch(
                    one -> one.base() == 0 && Math.abs(one.address() - crash.address()) < PAGE);
    return isNull
        ? "a NULL pointer" + (crash.address() == 0 ? "" : " and an offset")
        : "an address in the first page";
  }

  private static String withoutAddress(CrashReport crash) {
    List<MemoryOperand> operands = Instructions.operands(crash);
    Optional<MemoryOperand> impossible =
        operands.stream().filter(one -> !one.possible()).findFirst();
    if (impossible.isPresent()) {
      return "the address "
          + Words.hex(impossible.get().address())
          + ", which no memory can have: no pointer, or an overwritten one";
    }
    return operands.stream()
        .filter(one -> !one.aligned())
        .findFirst()
        .map(
            one ->
                "the address "
                    + Words.hex(one.address())
                    + ", of which the instruction asks that it be a multiple of "
                    + one.alignment())
        .orElse("an address that cannot exist, or an operand that is not aligned");
  }

  private static String file(Evidence evidence, FaultPlace place) {
    Optional<String> file = place.mapping().flatMap(Mapping::file);
    if (file.isEmpty()) {
      return "a page that is not in its file";
    }
    String name = "`" + file.get() + "`";
    if (place.beyondEnd()) {
      long now = place.file().orElseThrow().size();
      OptionalLong before = sizeBefore(evidence, file.get());
      return before.isPresent() && before.getAsLong() > now
          ? name
              + " was cut from "
              + before.getAsLong()
              + " to "
              + now
              + " bytes while it was mapped"
          : name
              + " has "
              + now
              + " bytes and ends before: it was cut while it was mapped, or more was mapped than it"
              + " had";
    }
    if (place.replaced()) {
      return "a page that is not in the file "
          + name
          + ", which has since been removed or replaced";
    }
    return "a page that is not in the file " + name + ": cut meanwhile, or its disk is full";
  }

  /** Of a library, when it was opened. */
  private static OptionalLong sizeBefore(Evidence evidence, String file) {
    return evidence.trap().libraries().stream()
        .filter(library -> FrameNames.sameFile(library.path(), file))
        .flatMap(library -> library.file().stream())
        .mapToLong(FileState::size)
        .findFirst();
  }

  private static String remedy(CrashReport crash) {
    boolean inFile =
        crash.cause().equals(Optional.of(SignalCode.BUS_ADRERR))
            && crash.place().mapping().flatMap(Mapping::file).isPresent();
    if (inFile) {
      return "Install a new version of a file beside the old one and rename it; never write into a"
          + " file that is mapped. Compare the length that is mapped with the file's.";
    }
    boolean misaligned =
        crash.code() == NO_ADDRESS
            && Instructions.operands(crash).stream()
                .anyMatch(one -> one.possible() && !one.aligned());
    return misaligned
        ? "Look for a cast to a wider type of a pointer that is not aligned for it (memcpy reads at"
            + " any address), and for a stack that assembly left unaligned."
        : POINTER;
  }
}
