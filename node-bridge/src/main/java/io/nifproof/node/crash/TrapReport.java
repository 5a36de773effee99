package io.nifproof.node.crash;

import io.nifproof.node.ExitFunction;
import io.nifproof.node.FunctionId;
import io.nifproof.node.TableFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the trap noted in one VM. Immutable.
 *
 * @param crash the signal that ended it, when one did and was seen from inside
 * @param exit who ended the process otherwise, when a library was at work
 * @param threads what each thread did when it was asked, in a VM that hung
 * @param clobbered registers that a function changed though it must not
 * @param longCalls functions that held up a normal scheduler for more than 1 ms
 * @param table what is wrong in function tables
 * @param closed descriptors of the VM that a library closed
 * @param atWork what threads were last doing for libraries; of a dead VM, how it stood at the end
 * @param maps what was mapped where at a crash, an exit or a hang
 * @param libraries the libraries that were loaded
 * @param strays environments that were used on another thread than the one that was given them
 * @param lastCalls what the thread that crashed had asked of the VM in its innermost call, last
 *     first
 * @param signalUses what libraries did with signals, in order
 * @param vmBuildId the build-id of the VM's program, in hexadecimal; empty when it has none
 * @param activity what libraries started that goes on after their calls
 * @param gaps what was not noted
 */
public record TrapReport(
    Optional<CrashReport> crash,
    Optional<Exit> exit,
    List<ThreadStack> threads,
    List<Clobbered> clobbered,
    List<LongCall> longCalls,
    List<TableProblem> table,
    List<ClosedDescriptor> closed,
    List<Situation> atWork,
    List<Mapping> maps,
    List<Library> libraries,
    List<StrayEnvironment> strays,
    List<VmCall> lastCalls,
    List<SignalUse> signalUses,
    Optional<String> vmBuildId,
    Activity activity,
    Gaps gaps) {
  /** Copies the lists. */
  public TrapReport {
    threads = List.copyOf(threads);
    clobbered = List.copyOf(clobbered);
    longCalls = List.copyOf(longCalls);
    table = List.copyOf(table);
    closed = List.copyOf(closed);
    atWork = List.copyOf(atWork);
    maps = List.copyOf(maps);
    libraries = List.copyOf(libraries);
    strays = List.copyOf(strays);
    lastCalls = List.copyOf(lastCalls);
    signalUses = List.copyOf(signalUses);
  }

  /**
   * Reads a trap's record, also while its process writes it, and whatever stands there instead: a
   * library can write what it wants into it.
   *
   * @return empty when it is no record, as of a VM that was started without the trap
   */
  public static Optional<TrapReport> of(byte[] record) {
    return TrapFile.of(record).map(TrapReports::of);
  }

  /**
   * A call that ends the process.
   *
   * @param how the function that was called
   * @param status its argument
   * @param byVm whether the VM itself called it; when it was about its own business ({@code where}
   *     has no phase) no library had a part in it
   * @param where what the thread was doing
   * @param frames who called it, innermost first
   */
  public record Exit(
      ExitFunction how, int status, boolean byVm, Situation where, List<Frame> frames) {}

  /** A thread and its stack, innermost first. */
  public record ThreadStack(Situation where, List<Frame> frames) {}

  /** A register that differed after a call; {@code direction} is the direction flag. */
  public record Clobbered(FunctionId function, String register, long before, long after) {}

  /** The longest call of a function, in CPU time of its thread. */
  public record LongCall(FunctionId function, Duration took) {}

  /**
   * Something wrong in a table.
   *
   * @param row from 1; 0 for the table or entry as a whole
   * @param fault what it is
   * @param value the pointer or count found there
   * @param function what the row is to be; empty when it has no name, or for the whole
   */
  public record TableProblem(
      int row, TableFault fault, long value, Optional<FunctionId> function) {}

  /** A descriptor that was open when the library came. */
  public record ClosedDescriptor(int descriptor, Situation where) {}

  /**
   * An {@code ErlNifEnv} of a call, in the hands of a thread that was never given it.
   *
   * @param usedBy the function of the VM that it was passed to
   * @param value the pointer
   * @param givenTo the thread that the VM gave it to
   * @param where what the thread that used it was doing
   */
  public record StrayEnvironment(String usedBy, long value, int givenTo, Situation where) {}

  /**
   * What libraries started.
   *
   * @param threads by {@code pthread_create}, also those of {@code enif_thread_create}
   * @param timers by {@code alarm}, {@code setitimer} or {@code timer_create}
   */
  public record Activity(int threads, int timers) {
    /** Whether anything may happen after the last call. */
    public boolean any() {
      return threads > 0 || timers > 0;
    }
  }

  /**
   * What the trap had no room for.
   *
   * @param watched how many functions are watched, when there were more than that; 0 when all are
   * @param lostLines lines that did not fit into the report
   */
  public record Gaps(int watched, int lostLines) {
    /** Whether something is missing. */
    public boolean any() {
      return watched > 0 || lostLines > 0;
    }
  }

  /**
   * A library.
   *
   * @param path as the VM asked for it
   * @param start its first address, 0 when unknown
   * @param end the first address after it
   * @param closed whether it was unloaded
   * @param file what its file was like when it was opened; empty when it was not there
   */
  public record Library(
      String path, long start, long end, boolean closed, Optional<FileState> file) {
    /** Whether an address lies, or lay, in it. */
    public boolean contains(long address) {
      return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
    }
  }

  /**
   * What the VM was doing for a library when it died or hung: where it crashed or exited, else what
   * stood in the threads' slots last.
   */
  public Optional<Situation> situation() {
    return crash
        .map(CrashReport::where)
        .or(() -> exit.map(Exit::where))
        .or(() -> atWork.stream().findFirst());
  }

  /** Whether a library was loaded and none is any more; the VM opens others, which are no NIFs. */
  public boolean nothingIsLoaded() {
    List<Library> nifs = libraries.stream().filter(library -> library.start() != 0).toList();
    return !nifs.isEmpty() && nifs.stream().allMatch(Library::closed);
  }

  /** The mapping of an address, as of the crash. */
  public Optional<Mapping> mapping(long address) {
    return maps.stream().filter(mapping -> mapping.contains(address)).findFirst();
  }
}
