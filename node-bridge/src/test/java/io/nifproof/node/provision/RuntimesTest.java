package io.nifproof.node.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.StartMethod;
import io.nifproof.node.provision.fetch.ProvisionException;
import io.nifproof.node.provision.fetch.ProvisionException.Kind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real runtimes of this machine. */
final class RuntimesTest {
  @TempDir private Path temp;

  @Test
  void theHostsErlangIsFoundAndBoots() throws Exception {
    Runtimes runtimes = Runtimes.of(ownCache());
    ErlangRuntime host = runtimes.catalog().find("host").orElseThrow();

    assertThat(host.start()).isEqualTo(new StartMethod.Native());
    assertThat(host.arch()).isEqualTo(Arch.host());
    assertThat(host.vm(host.flavor())).isExecutable();
    assertThat(host.libc()).matches("glibc-2\\.[0-9]+|musl");
    assertThat(runtimes.prove(host)).isEqualTo(new RuntimeState.Ready(host));
    assertThat(runtimes.catalog().state("host")).contains(new RuntimeState.Ready(host));
  }

  @Test
  void anInstallIsAddedByItsPathAndRemoved() throws Exception {
    Path root = Runtimes.of(ownCache()).catalog().find("host").orElseThrow().root();
    Map<String, String> elsewhere = ownCache();
    elsewhere.put("PATH", "/nowhere");
    Runtimes runtimes = Runtimes.of(elsewhere);

    RuntimeState added = runtimes.add(root.toString(), List.of(), line -> {});

    assertThat(added).isInstanceOf(RuntimeState.Ready.class);
    assertThat(runtimes.catalog().states()).containsExactly(added);
    runtimes.remove(added.id());
    assertThat(runtimes.catalog().states()).isEmpty();
  }

  @Test
  void anInstallIsFoundUnderItsFolderWithoutBeingAdded() throws Exception {
    Runtimes runtimes = Runtimes.of(ownCache());
    String root = runtimes.catalog().find("host").orElseThrow().root().toString();
    String none = temp.toString();

    RuntimeCatalog named = runtimes.catalog(List.of(root, "host", none));

    assertThat(runtimes.prove(named.find(root).orElseThrow()))
        .isInstanceOf(RuntimeState.Ready.class);
    assertThat(named.state(none).orElseThrow())
        .isInstanceOf(RuntimeState.Unusable.class)
        .asString()
        .contains("is no Erlang/OTP");
    assertThat(runtimes.catalog().state(root)).isEmpty();
  }

  @Test
  void aDebianSystemOfTheOtherArchitectureBoots() throws Exception {
    // In the user's own cache, where it is made once.
    String name = "debian:trixie/" + Arch.host().others().get(0);
    Runtimes runtimes = Runtimes.of(System.getenv());

    RuntimeState state = runtimes.add(name, List.of(), line -> {});

    assertThat(state).isInstanceOf(RuntimeState.Ready.class);
    ErlangRuntime runtime = state.runtime().orElseThrow();
    assertThat(runtime.otp().major()).isEqualTo(27);
    assertThat(runtime.libc()).isEqualTo("glibc-2.41");
    assertThat(runtime.includeDir()).isPresent();
    assertThat(runtime.start()).isInstanceOf(StartMethod.Emulated.class);
    assertThat(runtime.programDir().resolve("erl_child_setup")).isExecutable();
    assertThat(runtimes.proveAgain(runtime)).isEqualTo(state);
  }

  @Test
  void anUnknownDebianNameIsRefusedWithTheNearest() {
    assertThatThrownBy(
            () -> Runtimes.of(ownCache()).add("debian:trixi/arm64", List.of(), line -> {}))
        .isInstanceOfSatisfying(
            ProvisionException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_NAME))
        .hasMessageContaining("`debian:trixie/arm64`");
  }

  @Test
  void aFolderThatIsNoOtpIsRefused() {
    assertThatThrownBy(() -> Runtimes.of(ownCache()).add(temp.toString(), List.of(), line -> {}))
        .isInstanceOfSatisfying(
            ProvisionException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_AN_OTP));
  }

  @Test
  void whatLacksThePrefixOfADebianNameIsRefusedWithIt() {
    assertThatThrownBy(() -> Runtimes.of(ownCache()).check("trixie/arm64", List.of()))
        .hasMessageContaining("did you mean `debian:trixie/arm64`?");
  }

  @Test
  void packagesForAnInstallAreRefused() throws Exception {
    String root = FakeOtp.at(temp.resolve("otp")).toString();
    Runtimes runtimes = Runtimes.of(ownCache());
    runtimes.check(root, List.of());
    assertThatThrownBy(() -> runtimes.check(root, List.of("erlang-crypto")))
        .hasMessageContaining("only to Debian's runtimes");
  }

  @Test
  void aRuntimeThatWasNotAddedIsNotRemovedAndTheNearestIsNamed() throws Exception {
    Path root = FakeOtp.at(temp.resolve("otp")).toRealPath();
    Runtimes runtimes = Runtimes.of(ownCache());
    runtimes.add(root.toString(), List.of(), line -> {});
    assertThatThrownBy(() -> runtimes.remove("host")).hasMessage("no runtime `host` was added");
    assertThatThrownBy(() -> runtimes.remove(root.toString()))
        .hasMessageContaining("did you mean `local:" + root + "`?");
  }

  private Map<String, String> ownCache() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("NIFPROOF_CACHE", temp.resolve("cache").toString());
    environment.put("HOME", temp.toString());
    return environment;
  }
}
