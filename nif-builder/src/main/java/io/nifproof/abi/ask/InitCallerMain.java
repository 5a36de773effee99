package io.nifproof.abi.ask;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.nifproof.abi.NifEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program of the sacrificial JVM: loads a library as the VM would, calls its {@code nif_init}
 * and writes down what that returns. Whatever goes wrong ends this process and no other.
 */
final class InitCallerMain {
  private static final int RTLD_LAZY = 1;
  private static final int RTLD_GLOBAL = 0x100;

  private final NativeLibrary process = NativeLibrary.getProcess();
  private final Function dlerror = process.getFunction("dlerror");
  private final PrintStream answer;

  private InitCallerMain(PrintStream answer) {
    this.answer = answer;
  }

  /**
   * Runs it.
   *
   * @param args the library, the stand-in for the VM's functions, and the file for the answer
   */
  public static void main(String[] args) throws IOException {
    // Written through at each line: what is in the file when the process dies is what happened.
    try (PrintStream answer = new PrintStream(args[2], StandardCharsets.US_ASCII)) {
      InitCallerMain questioner = new InitCallerMain(answer);
      questioner.ask(Path.of(args[0]), Path.of(args[1]));
      answer.println(EntryLines.END);
      answer.flush();
      // Without the library's destructors, which could hang or crash after a good answer.
      questioner.process.getFunction("_exit").invoke(new Object[] {0});
    }
  }

  private void ask(Path library, Path stub) throws IOException {
    linkGetString();
    if (open(stub, RTLD_LAZY | RTLD_GLOBAL) == null) {
      throw new IOException("no stand-in for the VM: " + error());
    }
    Function dlsym = process.getFunction("dlsym");
    step(Step.DLOPEN);
    Pointer handle = open(library, RTLD_LAZY);
    if (handle == null) {
      refuse("it cannot be loaded: " + error());
      return;
    }
    Pointer init = dlsym.invokePointer(new Object[] {handle, "nif_init"});
    if (init == null) {
      init = dlsym.invokePointer(new Object[] {handle, "_nif_init"});
    }
    if (init == null) {
      refuse("it has no nif_init");
      return;
    }
    step(Step.NIF_INIT);
    Pointer entry = Function.getFunction(init).invokePointer(new Object[0]);
    step(Step.READING);
    if (entry == null) {
      refuse("nif_init returned NULL");
      return;
    }
    Optional<NifEntry> read = new EntryQuestion(LiveMemory.now()).read(entry);
    if (read.isEmpty()) {
      refuse(
          "nif_init returned 0x"
              + Long.toHexString(Pointer.nativeValue(entry))
              + ", where no memory is");
      return;
    }
    EntryLines.write(read.get(), base(library, init), answer);
  }

  /** The JVM links a native method at its first call, and its dlsym frees dlerror's words. */
  private static void linkGetString() {
    try (Memory memory = new Memory(8)) {
      memory.clear();
      String unused = memory.getString(0);
    }
  }

  private Pointer open(Path file, int flags) {
    return process.getFunction("dlopen").invokePointer(new Object[] {file.toString(), flags});
  }

  private String error() {
    Pointer words = dlerror.invokePointer(new Object[0]);
    return words == null ? "unknown" : words.getString(0);
  }

  /** Where the library's first byte is; 0 when {@code nif_init} is another library's. */
  private long base(Path library, Pointer init) {
    StructLayout.Place place = new StructLayout.Place();
    int found = process.getFunction("dladdr").invokeInt(new Object[] {init, place});
    boolean own =
        found != 0 && place.file != null && place.file.getString(0).equals(library.toString());
    return own ? Pointer.nativeValue(place.base) : 0;
  }

  private void step(Step step) {
    answer.println(EntryLines.step(step));
    answer.flush();
  }

  private void refuse(String why) {
    answer.println(EntryLines.refused(why));
  }
}
