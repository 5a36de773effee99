package io.nifproof.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.Checkout;
import io.nifproof.cli.Checkout.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign code tries what it must not be able to do behind a wall. */
final class SandboxIT {
  private static final Path LAUNCHER = Checkout.script("nifproof");

  /** {@code load} fails with the number of the first thing that it could do. */
  private static final String INTRUDER =
      """
      #include <erl_nif.h>
      #include <arpa/inet.h>
      #include <fcntl.h>
      #include <net/if.h>
      #include <signal.h>
      #include <sys/socket.h>
      #include <unistd.h>

      static int writes(const char *path) {
        return open(path, O_CREAT | O_WRONLY, 0600) >= 0;
      }

      static int load(ErlNifEnv *env, void **priv, ERL_NIF_TERM info) {
        (void)env, (void)priv, (void)info;
        if (writes(PROJECT "/intruder-was-here")) return 1;
        if (writes("/var/tmp/nifproof-intruder")) return 2;
        if (kill(OUTSIDE, 0) == 0) return 3;
        struct if_nameindex *cards = if_nameindex();
        for (struct if_nameindex *card = cards; card && card->if_index; card++)
          if (card->if_name[0] != 'l') return 4;
        writes("/tmp/nifproof-intruder"); /* may work: it is another /tmp */
        return 0;
      }

      static ErlNifFunc functions[] = {};
      ERL_NIF_INIT(intruder, functions, load, NULL, NULL, NULL)
      """;

  @TempDir private Path folder;

  /** JUnit would warn of each single link. */
  @AfterEach
  void removeLinks() throws Exception {
    Checkout.run(folder, Map.of(), "find", folder, "-type", "l", "-delete");
  }

  @Test
  void loadsALibraryThatCannotTouchTheMachine() throws Exception {
    Path report = folder.resolve("report.json");
    Ended ended =
        Checkout.run(
            folder,
            Map.of(),
            LAUNCHER,
            "gate",
            "--sandbox",
            "--report",
            "json=" + report,
            project());

    assertThat(ended.out()).as(ended.err()).contains("1 passed");
    assertThat(ended.status()).isZero();
    assertThat(report).content().containsPattern("\"wall\"\\s*:\\s*\"bubblewrap\"");
    assertThat(Path.of("/tmp/nifproof-intruder")).doesNotExist();
    assertThat(folder.resolve("project/intruder-was-here")).doesNotExist();
  }

  @Test
  void theSameLibraryDoesTouchTheMachineWithoutAWall() throws Exception {
    Ended ended = Checkout.run(folder, Map.of(), LAUNCHER, "gate", project());

    assertThat(ended.out()).contains("refused", "(1)");
    assertThat(ended.status()).isEqualTo(ExitCode.FAIL.status());
  }

  @Test
  void refusesWithoutBubblewrapAndSaysHowToGetIt() throws Exception {
    Path programs = Checkout.programsWithout(folder.resolve("programs"), Set.of("bwrap"));
    Map<String, String> environment = Map.of("PATH", programs.toString());

    Ended ended = Checkout.run(folder, environment, LAUNCHER, "gate", "--sandbox", project());

    assertThat(ended.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err()).contains("bwrap", "apt-get install bubblewrap");
    assertThat(ended.out()).isEmpty();
  }

  private Path project() throws IOException {
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("intruder.c"), INTRUDER);
    Files.writeString(
        project.resolve("nifproof.toml"),
        """
        [library]
        name = "intruder"
        sources = ["intruder.c"]
        cflags = ['-DPROJECT="%s"', "-DOUTSIDE=%d"]
        [matrix]
        runtimes = ["host"]
        compilers = ["gcc"]
        """
            .formatted(project, ProcessHandle.current().pid()));
    return project;
  }
}
