package io.nifproof.gate.plan;

import io.nifproof.audit.platform.RuntimeOracle;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.StartMethod;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerFamily;
import io.nifproof.toolchain.CompilerProcess;
import io.nifproof.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What nodes need for libraries that were built with a sanitizer, or that shall be loaded with a
 * checking allocator. Facts: the runtime of AddressSanitizer must be the first library of the
 * process, and sees {@code enif_alloc} only when the VM's allocators are off ({@code +Mea min});
 * its handlers of signals would hide the crash trap's.
 */
public final class Harnesses {
  private static final String ASAN_OPTIONS =
      "detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_abort=0:handle_sigill=0:handle_sigfpe=0"
          + ":use_sigaltstack=0:abort_on_error=1:verify_asan_link_order=0";
  private static final String CHECKING_MALLOC = "libc_malloc_debug.so.0";

  /** AddressSanitizer's shadow takes terabytes of address space, hardly any of it memory. */
  private static final long NO_LIMIT = 64L << 40;

  private static final Map<String, Optional<Path>> FOUND = new ConcurrentHashMap<>();

  private Harnesses() {}

  /** Why a library cannot be loaded on a runtime; empty when it can. */
  static Optional<String> whyNot(Cell.Subject subject, ErlangRuntime runtime) {
    return switch (subject.flags().harness()) {
      case NONE, UNDEFINED_SANITIZER -> Optional.empty();
      case ADDRESS_SANITIZER -> {
        boolean runs = runtime.start() instanceof StartMethod.Native;
        if (!runs) {
          yield Optional.of("AddressSanitizer needs a runtime that starts natively");
        }
        yield sanitizer(toolchain(subject)).isPresent()
            ? Optional.empty()
            : Optional.of(
                toolchain(subject)
                    + " has no runtime of AddressSanitizer (Debian, for clang 14: apt-get install"
                    + " libclang-rt-14-dev)");
      }
      case MALLOC_CHECK ->
          checkingMalloc(runtime).isPresent()
              ? Optional.empty()
              : Optional.of("its C library has no " + CHECKING_MALLOC);
    };
  }

  /** The options of a node for a library, whose runtime has no {@link #whyNot}. */
  public static NodeOptions options(
      NodeOptions plain, Cell.Subject subject, ErlangRuntime runtime) {
    return switch (subject.flags().harness()) {
      case NONE, UNDEFINED_SANITIZER -> plain;
      // Its own report says more than the trap could, and both want the same handlers.
      case ADDRESS_SANITIZER ->
          with(
              NodeOptions.DEFAULT
                  .withFlavor(plain.flavor().orElse(runtime.flavor()))
                  .seeing(plain.visible()),
              sanitizer(toolchain(subject)).orElseThrow(),
              Map.of("ASAN_OPTIONS", ASAN_OPTIONS),
              NO_LIMIT);
      case MALLOC_CHECK ->
          with(
              plain,
              checkingMalloc(runtime).orElseThrow(),
              Map.of("MALLOC_CHECK_", "3"),
              plain.memoryLimit());
    };
  }

  private static NodeOptions with(
      NodeOptions plain, Path first, Map<String, String> more, long memoryLimit) {
    List<Path> preloads = new ArrayList<>(List.of(first));
    preloads.addAll(plain.preloads());
    Map<String, String> environment = new HashMap<>(plain.environment());
    environment.putAll(more);
    List<String> flags = new ArrayList<>(plain.vmFlags());
    flags.addAll(List.of("-Mea", "min"));
    return new NodeOptions(
        plain.flavor(),
        plain.bootTimeout(),
        memoryLimit,
        flags,
        environment,
        preloads,
        plain.visible(),
        plain.user());
  }

  /** A library with a sanitizer in it was built here. */
  private static Toolchain toolchain(Cell.Subject subject) {
    return ((Cell.Subject.Build) subject).variant().toolchain();
  }

  /** Where a compiler's runtime of AddressSanitizer is: the compiler knows. */
  private static Optional<Path> sanitizer(Toolchain toolchain) {
    return FOUND.computeIfAbsent(
        toolchain.identity(),
        unused -> {
          for (String name :
              List.of(
                  "libasan.so",
                  "libclang_rt.asan-" + toolchain.target().machine() + ".so",
                  "libclang_rt.asan.so")) {
            Optional<Path> file = printed(toolchain, name);
            boolean own = name.startsWith("libasan") == isGcc(toolchain);
            if (own && file.isPresent()) {
              return file;
            }
          }
          return Optional.empty();
        });
  }

  private static boolean isGcc(Toolchain toolchain) {
    return toolchain.compiler().family() == CompilerFamily.GCC;
  }

  private static Optional<Path> printed(Toolchain toolchain, String name) {
    List<String> command = new ArrayList<>(toolchain.command());
    command.add("-print-file-name=" + name);
    try {
      CompilerEnd end =
          new CompilerProcess(System.getenv()).run(command, Path.of("/"), Duration.ofSeconds(10));
      Optional<Path> file =
          end instanceof CompilerEnd.Ended ended
              ? Optional.of(Path.of(ended.output().strip()))
              : Optional.empty();
      // A bare name means that it does not know; libasan.so can be a linker script's symlink.
      return file.isPresent() && file.get().isAbsolute() && Files.isRegularFile(file.get())
          ? Optional.of(file.get().toRealPath())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Path> checkingMalloc(ErlangRuntime runtime) {
    return FOUND.computeIfAbsent(
        "malloc " + runtime.id() + " " + runtime.root(),
        unused ->
            RuntimeOracle.libraryFolders(runtime).stream()
                .map(folder -> folder.resolve(CHECKING_MALLOC))
                .filter(Files::isRegularFile)
                .findFirst());
  }
}
