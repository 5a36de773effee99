package io.nifproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RuntimeCatalogTest {
  private static final RuntimeCatalog CATALOG =
      new RuntimeCatalog(
          List.of(
              new RuntimeState.Ready(runtime("host")),
              new RuntimeState.Untried(runtime("asdf:27.1")),
              new RuntimeState.Unusable("debian:trixie/arm64", Optional.empty(), "no emulator")));

  @Test
  void anUnusableRuntimeIsKnownAndNotOffered() {
    assertThat(CATALOG.all()).extracting(ErlangRuntime::id).containsExactly("host", "asdf:27.1");
    assertThat(CATALOG.find("debian:trixie/arm64")).isEmpty();
    assertThat(CATALOG.state("debian:trixie/arm64")).isPresent();
  }

  @Test
  void namesTheNearestOfTheKnown() {
    assertThat(CATALOG.nearest("debian:trixi/arm64")).contains("debian:trixie/arm64");
    assertThat(CATALOG.nearest("asdf:27")).contains("asdf:27.1");
    assertThat(CATALOG.nearest("hots")).contains("host");
  }

  @Test
  void namesNoneWhenNoneIsLikeIt() {
    assertThat(CATALOG.nearest("quite-something-else")).isEmpty();
    assertThat(CATALOG.nearest("")).isEmpty();
  }

  private static ErlangRuntime runtime(String id) {
    return new ErlangRuntime(
        id,
        Arch.AMD64,
        new OtpRelease(27),
        "15.2.7",
        List.of(Flavor.JIT),
        Path.of("/otp"),
        Path.of("/otp/erts-15.2.7/bin"),
        "glibc-2.41",
        new StartMethod.Native(),
        List.of(),
        Optional.empty());
  }
}
