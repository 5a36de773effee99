package io.nifproof.node.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.StartMethod;
import io.nifproof.node.provision.fetch.Emulators;
import io.nifproof.node.provision.fetch.FactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DescriberTest {
  private static final Arch FOREIGN = Arch.host().others().get(0);

  @TempDir private Path temp;

  @Test
  void anInstallOfThisMachineStartsByItself() throws IOException {
    Path root = FakeOtp.at(temp.resolve("otp"));
    Files.createDirectories(root.resolve("usr/include"));
    Files.writeString(root.resolve("usr/include/erl_nif.h"), "");

    ErlangRuntime runtime = described(root);

    assertThat(runtime.start()).isEqualTo(new StartMethod.Native());
    assertThat(runtime.programDir()).isEqualTo(root.resolve("erts-15.2.7/bin"));
    assertThat(runtime.otp().major()).isEqualTo(27);
    assertThat(runtime.flavors()).containsExactly(Flavor.EMU);
    assertThat(runtime.includeDir()).contains(root.resolve("usr/include"));
  }

  @Test
  void theVmItselfTellsItsFlavour() throws IOException {
    Path root =
        FakeOtp.at(temp.resolve("otp"), Arch.host(), "/none", "x\0beam/jit/beam_jit_main.cpp\0");
    Path emu = root.resolve("erts-15.2.7/bin/beam.emu");
    assertThat(described(root).flavors()).containsExactly(Flavor.JIT);
    Files.writeString(emu, "");

    assertThat(described(root).flavors()).containsExactly(Flavor.JIT, Flavor.EMU);
    assertThat(described(root).vm(Flavor.EMU)).isEqualTo(emu);
  }

  @Test
  void aSystemRootOfThisProcessorStartsThroughItsOwnLoader() throws IOException {
    Path system = FakeOtp.system(temp.resolve("system"), Arch.host(), "");

    ErlangRuntime runtime = described(system.resolve("usr/lib/erlang"));

    assertThat(runtime.libc()).isEqualTo("glibc-2.41");
    assertThat(runtime.start().prefix())
        .startsWith(system + FakeOtp.loader(Arch.host()), "--library-path");
    assertThat(runtime.programDir().resolve("erl_child_setup"))
        .isExecutable()
        .content()
        .contains("exec '" + system, "/erts-15.2.7/bin/erl_child_setup' \"$@\"");
  }

  @Test
  void aSystemRootOfAnotherProcessorStartsThroughTheEmulator() throws IOException {
    Path system = FakeOtp.system(temp.resolve("system"), FOREIGN, "");
    Path emulator = emulator();

    assertThat(described(system.resolve("usr/lib/erlang")).start())
        .isEqualTo(new StartMethod.Emulated(emulator, system));
  }

  @Test
  void withoutAnEmulatorItIsUnusableAndSaysWhatBringsOne() throws IOException {
    Path system = FakeOtp.system(temp.resolve("system"), FOREIGN, "");

    assertThat(state(system.resolve("usr/lib/erlang")))
        .isInstanceOfSatisfying(
            RuntimeState.Unusable.class,
            unusable -> assertThat(unusable.reason()).contains("qemu-" + FOREIGN.machine()));
  }

  @Test
  void anotherProcessorsOtpWithoutASystemRootIsUnusable() throws IOException {
    Path root = FakeOtp.at(temp.resolve("otp"), FOREIGN, FakeOtp.loader(FOREIGN), "");
    emulator();

    assertThat(state(root))
        .isInstanceOfSatisfying(
            RuntimeState.Unusable.class,
            unusable -> assertThat(unusable.reason()).contains("system root", "runtime add"));
  }

  @Test
  void muslIsToldByItsLoader() throws IOException {
    Path root = FakeOtp.at(temp.resolve("otp"), Arch.host(), "/lib/ld-musl-x86_64.so.1", "");

    assertThat(described(root).libc()).isEqualTo("musl");
  }

  @Test
  void aVmThatIsNoProgramIsUnusable() throws IOException {
    Path root = FakeOtp.at(temp.resolve("otp"));
    Files.writeString(root.resolve("erts-15.2.7/bin/beam.smp"), "text");

    assertThat(state(root)).isInstanceOf(RuntimeState.Unusable.class);
  }

  @Test
  void noticesThatTheVmWasReplaced() throws IOException {
    Path root = FakeOtp.at(temp.resolve("otp"));
    assertThat(described(root).flavor()).isEqualTo(Flavor.EMU);

    FakeOtp.at(root, Arch.host(), "/none", "now with beam_jit inside");

    assertThat(described(root).flavor()).isEqualTo(Flavor.JIT);
  }

  private Path emulator() throws IOException {
    return FakeOtp.script(
        temp.resolve("tools/qemu-" + FOREIGN.machine()), "echo qemu version 10.0.8");
  }

  private ErlangRuntime described(Path root) {
    RuntimeState state = state(root);
    assertThat(state).isInstanceOf(RuntimeState.Untried.class);
    return state.runtime().orElseThrow();
  }

  private RuntimeState state(Path root) {
    NifproofHome home = new NifproofHome(temp.resolve("cache"));
    FactStore facts = new FactStore(home);
    Emulators emulators = new Emulators(home, facts, List.of(temp.resolve("tools")));
    return new Describer(home, facts, emulators).describe("fake", root);
  }
}
