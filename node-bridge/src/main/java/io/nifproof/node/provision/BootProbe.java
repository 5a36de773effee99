package io.nifproof.node.provision;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.StartMethod;
import io.nifproof.node.launch.VmCommand;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.provision.fetch.FactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Starts a runtime once, to learn whether and with which flags its VM boots here.
 *
 * <p>The flags tried after a VM that died by itself are those that help the arm64 JIT of OTP 25
 * under old emulators: {@code -JPperf true} changes how it maps its code, {@code -JMsingle true}
 * does so directly from OTP 26 on.
 */
final class BootProbe {
  private static final List<List<String>> QUIRKS =
      List.of(List.of(), List.of("-JPperf", "true"), List.of("-JMsingle", "true"));
  private static final Duration NATIVE_PATIENCE = Duration.ofSeconds(30);
  private static final Duration EMULATED_PATIENCE = Duration.ofSeconds(90);
  private static final String ANSWER = "nifproof-boot ";
  private static final String QUESTION =
      "Flavor = case catch erlang:system_info(emu_flavor) of F when is_atom(F) -> F; _ -> emu end,"
          + "io:put_chars([\""
          + ANSWER
          + "\",erlang:system_info(otp_release),32,atom_to_list(Flavor),10]),halt().";

  private final NifproofHome home;
  private final FactStore facts;

  BootProbe(NifproofHome home, FactStore facts) {
    this.home = home;
    this.facts = facts;
  }

  /** What an earlier probe of the same VM, emulator and C library found. */
  Optional<RuntimeState> remembered(ErlangRuntime runtime) {
    return facts.recall(name(runtime), stamp(runtime)).map(fact -> state(runtime, fact));
  }

  /** Forgets what was found. */
  void forget(ErlangRuntime runtime) {
    facts.forget(name(runtime));
  }

  /**
   * Boots the runtime and remembers what came of it; a deadline that passed is not remembered, for
   * the machine may have been busy.
   *
   * @throws InterruptedException when this thread is interrupted; the VM is ended
   */
  RuntimeState run(ErlangRuntime runtime) throws InterruptedException {
    Properties fact = new Properties();
    Optional<String> firstWords = Optional.empty();
    for (List<String> quirks : QUIRKS) {
      CommandEnd end;
      try {
        end = boot(runtime.withQuirks(quirks));
      } catch (IOException notStarted) {
        return new RuntimeState.Unusable(
            runtime.id(), Optional.of(runtime), "its VM cannot start: " + notStarted.getMessage());
      }
      if (end.overdue()) {
        return new RuntimeState.Unusable(runtime.id(), Optional.of(runtime), words(end));
      }
      if (end.ok() && answered(runtime, end)) {
        fact.setProperty("quirks", String.join(" ", quirks));
        break;
      }
      firstWords = firstWords.or(() -> Optional.of(words(end)));
    }
    if (!fact.containsKey("quirks")) {
      fact.setProperty("reason", firstWords.orElseThrow());
    }
    facts.keep(name(runtime), stamp(runtime), fact);
    return state(runtime, fact);
  }

  private CommandEnd boot(ErlangRuntime runtime) throws IOException, InterruptedException {
    Files.createDirectories(home.root());
    List<String> arguments = List.of("-noinput", "-boot", "start_clean", "-eval", QUESTION);
    VmCommand vm = VmCommand.of(runtime, runtime.flavor(), home.root(), List.of(), arguments);
    Map<String, String> environment = new HashMap<>(vm.environment());
    environment.put("ERL_CRASH_DUMP", "/dev/null");
    return Command.of(vm.argv(), environment, home.root()).run(timeout(runtime));
  }

  private static boolean answered(ErlangRuntime runtime, CommandEnd end) {
    String expected = ANSWER + runtime.otp() + " " + runtime.flavor();
    return end.lines().contains(expected);
  }

  private static Duration timeout(ErlangRuntime runtime) {
    return runtime.start() instanceof StartMethod.Emulated ? EMULATED_PATIENCE : NATIVE_PATIENCE;
  }

  private static String words(CommandEnd end) {
    String how =
        end.overdue()
            ? "its VM did not boot before the deadline"
            : "its VM does not boot: exit status " + end.status();
    return end.lines().isEmpty() ? how : how + "; it says: " + String.join("\n", end.last(4));
  }

  private static RuntimeState state(ErlangRuntime runtime, Properties fact) {
    String quirks = fact.getProperty("quirks");
    if (quirks == null) {
      String reason = fact.getProperty("reason", "its VM does not boot");
      return new RuntimeState.Unusable(runtime.id(), Optional.of(runtime), reason);
    }
    return new RuntimeState.Ready(
        runtime.withQuirks(quirks.isEmpty() ? List.of() : List.of(quirks.split(" "))));
  }

  private static String name(ErlangRuntime runtime) {
    return "boot " + runtime.vm(runtime.flavor()) + " " + runtime.start().prefix();
  }

  private static String stamp(ErlangRuntime runtime) {
    Path vm = runtime.vm(runtime.flavor());
    String libc = runtime.libc() + "\n";
    if (runtime.start() instanceof StartMethod.Emulated emulated) {
      return libc + FactStore.stamp(List.of(vm, emulated.emulator()));
    }
    return libc + FactStore.stamp(List.of(vm));
  }
}
