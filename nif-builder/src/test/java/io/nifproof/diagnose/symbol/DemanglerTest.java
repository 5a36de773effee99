package io.nifproof.diagnose.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of C++ and of both of Rust's manglings, by whichever program is there. */
final class DemanglerTest {
  private static final String OLD_RUST = "_ZN8my_crate3abc4push17h0123456789abcdefE";
  private static final String NEW_RUST = "_RNvNtCsd4VYFwevHkG_8my_crate3abc4push";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"c++filt", "llvm-cxxfilt"})
  void namesLoseTheirMangling(String name) throws Exception {
    Path program = Path.of("/usr/bin").resolve(name);
    assumeTrue(Files.exists(program), "skipped: there is no " + program);
    Files.createSymbolicLink(folder.resolve(name), program);
    Demangler demangler = Demangler.of(Map.of("PATH", folder.toString()));

    Map<String, String> plain =
        demangler.plain(List.of(OLD_RUST, NEW_RUST, "_ZN4Pool3getEi", "plain", "_ready", "_Z"));

    assertThat(plain)
        .containsEntry(OLD_RUST, "my_crate::abc::push")
        .containsEntry(NEW_RUST, "my_crate::abc::push")
        .doesNotContainKeys("plain", "_ready");
    assertThat(plain.get("_ZN4Pool3getEi")).startsWith("Pool::get");
  }
}
