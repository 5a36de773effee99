package io.nifproof.node.launch;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.StartMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command that starts an Erlang VM without {@code erl} and {@code erlexec} in between, so that
 * the process started is the VM and its exit status is the VM's own.
 *
 * <p>What {@code erlexec} hands to the VM was read from {@code erts/etc/common/erlexec.c} of OTP
 * 27.
 *
 * @param argv the words of the command line
 * @param environment all of its environment; nothing is inherited
 */
public record VmCommand(List<String> argv, Map<String, String> environment) {
  /** qemu's own variable; what the user has set in it wins. */
  private static final String QEMU_CPU = "QEMU_CPU";

  /** Copies both. */
  public VmCommand {
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /**
   * The same command with libraries preloaded into the VM alone: neither into an emulator around it
   * nor into another C library's loader.
   *
   * @param start how the command starts its VM
   * @param libraries for the architecture and C library of the runtime
   */
  VmCommand preloading(StartMethod start, List<Path> libraries) {
    if (libraries.isEmpty()) {
      return this;
    }
    String library = libraries.stream().map(Path::toString).collect(Collectors.joining(":"));
    List<String> words = new ArrayList<>(argv);
    Map<String, String> more = new LinkedHashMap<>(environment);
    if (start instanceof StartMethod.Loader) {
      words.addAll(1, List.of("--preload", library));
    } else if (start instanceof StartMethod.Emulated) {
      words.addAll(1, List.of("-E", "LD_PRELOAD=" + library));
    } else {
      more.put("LD_PRELOAD", library);
    }
    return new VmCommand(words, more);
  }

  /**
   * Builds the command.
   *
   * @param runtime what to start; its quirk flags are added
   * @param flavor which of its VMs
   * @param home the home folder that the VM shall see
   * @param vmFlags flags of the emulator with a hyphen where {@code erl} takes a plus: {@code
   *     -S1:1}
   * @param arguments the rest: {@code -noinput}, {@code -name}, …
   */
  public static VmCommand of(
      ErlangRuntime runtime,
      Flavor flavor,
      Path home,
      List<String> vmFlags,
      List<String> arguments) {
    List<String> argv = new ArrayList<>(runtime.start().prefix());
    argv.add(runtime.vm(flavor).toString());
    argv.addAll(runtime.quirks());
    argv.addAll(vmFlags);
    argv.addAll(List.of("--", "-root", runtime.root().toString()));
    argv.addAll(List.of("-bindir", runtime.programDir().toString(), "-progname", "erl", "--"));
    argv.addAll(List.of("-home", home.toString(), "--"));
    argv.addAll(arguments);

    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("ROOTDIR", runtime.root().toString());
    environment.put("BINDIR", runtime.programDir().toString());
    environment.put("EMU", "beam");
    environment.put("PROGNAME", "erl");
    environment.put("HOME", home.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("PATH", runtime.programDir() + ":/usr/bin:/bin");
    if (runtime.start() instanceof StartMethod.Emulated) {
      processor(runtime.arch())
          .ifPresent(
              name -> environment.put(QEMU_CPU, System.getenv().getOrDefault(QEMU_CPU, name)));
    }
    return new VmCommand(argv, environment);
  }

  /**
   * The processor that qemu plays; empty for its default. A Neoverse N1 (ARMv8.2, as in Graviton2
   * and Altra) is what much of the field runs on, and boots OTP 27 a quarter faster than qemu's
   * default `max`, whose pointer authentication and vector extensions cost on every call and every
   * signal.
   */
  private static Optional<String> processor(Arch guest) {
    return switch (guest) {
      case AMD64 -> Optional.empty();
      case ARM64 -> Optional.of("neoverse-n1");
    };
  }
}
