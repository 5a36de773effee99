package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.cli.run.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the machine lacks is no fault of a library: the run is incomplete, and says why. */
final class MachineTroubleTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeAProject() throws IOException {
    String toml = "[library]\nname = \"g\"\nsources = [\"c_src/nif.c\"]\n";
    String source =
        """
        #include <erl_nif.h>
        static ErlNifFunc t[] = {};
        ERL_NIF_INIT(g, t, NULL, NULL, NULL, NULL)
        """;
    Path unused = Ran.project(folder.resolve("g"), toml, source);
  }

  @ParameterizedTest
  @CsvSource({"noexec,mounted `noexec`", "size=64k,is full", "ro,cannot be written"})
  void ofTheCacheIsSaidBeforeAnythingIsBuilt(String options, String words) throws Exception {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    String mount = "mount -t tmpfs -o " + options + " tmpfs " + cache;
    assumeTrue(
        ended(List.of("unshare", "-m", "sh", "-c", mount)) == 0,
        "skipped: no mount of our own can be made here (unshare -m, as root)");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        String.join(
            " ",
            mount + " && exec",
            java,
            "-cp '" + System.getProperty("java.class.path") + "'",
            Main.class.getName(),
            "gate g");

    Checkout.Ended ended =
        Checkout.run(
            folder,
            Map.of("NIFPROOF_CACHE", cache.toString()),
            "unshare",
            "-m",
            "sh",
            "-c",
            command);

    assertThat(ended.status())
        .as(ended.out() + ended.err())
        .isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err()).contains(words, "hint: ").contains("NIFPROOF_CACHE");
    assertThat(ended.out()).doesNotContain("refused", "not built");
  }

  @Test
  void isNotTheReasonForAFileThatIsNoText() throws Exception {
    Files.write(
        folder.resolve("g/nifproof.toml"),
        "[library]\nname = \"\u00e9\"\n".getBytes(StandardCharsets.ISO_8859_1));

    Ran ran = Ran.nifproof("gate", folder.resolve("g"));

    assertThat(ran.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ran.err()).contains("is not UTF-8");
  }

  private static int ended(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor();
  }
}
