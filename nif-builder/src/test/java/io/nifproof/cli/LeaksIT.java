package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.Checkout.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that scripts/leaks sees what is left behind, with commands that leave something. */
final class LeaksIT {
  @TempDir private Path folder;

  private Path home;

  @BeforeEach
  void makeHome() throws Exception {
    home = Files.createDirectory(folder.resolve("home"));
  }

  @Test
  void findsNothingBehindRealGatesAndKilledOnes() throws Exception {
    Map<String, String> environment = Map.of("NIFPROOF_LEAKS_SHARED", "1");
    Ended ended = Checkout.run(folder, environment, Checkout.script("leaks"), "1", "3");
    assertThat(ended.out()).contains("leaks: nothing was left behind");
    assertThat(ended.status()).isZero();
  }

  /** A thousand kills in all, each at another moment. */
  @RepeatedTest(50)
  @Tag("soak")
  void findsNothingBehindTwentyKilledGates() throws Exception {
    Map<String, String> environment = Map.of("NIFPROOF_LEAKS_SHARED", "1");
    String seed = Long.toString(System.nanoTime() % 1_000_000_000);
    Ended ended = Checkout.run(folder, environment, Checkout.script("leaks"), "1", "20", seed);
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
  }

  @Test
  void findsNothingBehindACommandThatLeavesNothing() throws Exception {
    Ended ended = leaks("1", "sleep 0.1; mkdir -p \"$2/.nifproof\"; date > \"$2/.nifproof/run\"");
    assertThat(ended.out()).contains("leaks: nothing was left behind");
    assertThat(ended.status()).isZero();
  }

  @Test
  void findsAProcessThatCarriesTheMarkOfARun() throws Exception {
    Ended ended = leaks("0", "NIFPROOF_RUN=1 setsid sleep 6 >/dev/null 2>&1 &");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("left behind after gate 1: processes", " sleep");
  }

  @Test
  void findsAnOrphanNamedLikeTheVm() throws Exception {
    Path vm = folder.resolve("beam.smp");
    Files.copy(Path.of("/bin/sleep"), vm);
    Ended ended = leaks("0", "setsid " + vm + " 6 >/dev/null 2>&1 &");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("beam.smp");
  }

  @Test
  void findsAProcessOfOursAmongThoseOfOthersByTheFolderItWorksIn() throws Exception {
    Ended ended = leaks("1", "cd \"$2\" && setsid sleep 6 >/dev/null 2>&1 &");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("left behind after gate 1: processes", " sleep");
  }

  @Test
  void findsAPortThatStillListens() throws Exception {
    Ended ended = leaks("1", "cd \"$2\" && setsid " + listener() + " >/dev/null 2>&1 &");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("left behind after gate 1: listening ports", "127.0.0.1:");
  }

  @Test
  void findsAFileInTheHomeFolderAndOneInTheProject() throws Exception {
    Ended ended = leaks("1", "date +%N > \"$HOME/.strange\"; date +%N > \"$2/priv.so\"");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("files outside the run's folder", ".strange", "priv.so");
  }

  /** A command that listens on some port of loopback for six seconds: epmd, of any OTP. */
  private static String listener() {
    return "timeout 6 epmd -address 127.0.0.1 -port $(shuf -i 20000-29999 -n 1)";
  }

  /** Runs one gate and one kill of a command with that body. */
  private Ended leaks(String shared, String body) throws Exception {
    Path command = folder.resolve("nifproof");
    Files.writeString(command, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Map<String, String> environment =
        Map.of(
            "NIFPROOF", command.toString(),
            "NIFPROOF_LEAKS_SHARED", shared,
            "HOME", home.toString(),
            "TMPDIR", temporary.toString());
    return Checkout.run(folder, environment, Checkout.script("leaks"), "1", "1", "7");
  }
}
