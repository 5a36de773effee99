package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.Checkout.Ended;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherIT {
  private static final Path LAUNCHER = Checkout.script("nifproof");

  @TempDir private Path folder;

  @BeforeEach
  void unpackOnce() throws Exception {
    assertThat(Checkout.run(folder, Map.of(), LAUNCHER, "version").status()).isZero();
  }

  /** JUnit would warn of each single link. */
  @AfterEach
  void removeLinks() throws Exception {
    Checkout.run(folder, Map.of(), "find", folder, "-type", "l", "-delete");
  }

  @Test
  void runsFromAnyFolderThroughSymbolicLinks() throws Exception {
    Files.createSymbolicLink(folder.resolve("first"), LAUNCHER);
    Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
    for (String command : List.of("./second", folder.resolve("second").toString())) {
      Ended ended = Checkout.run(folder, Map.of(), command, "version");
      assertThat(ended.status()).isZero();
      assertThat(ended.out()).isEqualTo("nifproof " + Version.number() + javaInParentheses());
      assertThat(ended.err()).isEmpty();
    }
  }

  @Test
  void passesTheExitStatusAndStderrOfTheTool() throws Exception {
    Ended ended = Checkout.run(folder, Map.of(), LAUNCHER, "no-such-command");
    assertThat(ended.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ended.err()).contains("no-such-command");
  }

  @Test
  void startsTheJvmInLessThanThreeTenthsOfASecond() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", fakeJava("17.0.1"));
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      Ended ended = Checkout.run(folder, environment, LAUNCHER, "gate", "x");
      millis.add((System.nanoTime() - start) / 1_000_000);
      assertThat(ended.out()).contains("-cp", "io.nifproof.cli.Main gate x");
    }
    assertThat(millis.stream().sorted().toList().get(2)).isLessThan(300);
  }

  @Test
  void writesWhereAPathIsNotAsciiThoughTheLocaleIsC() throws Exception {
    String script =
        "d=$(printf 'pr\\303\\274f') && mkdir \"$d\" && LC_ALL=C \"$0\" new a_nif --dir \"$d\""
            + " && test -f \"$d/a_nif/nifproof.toml\" && echo there";

    Ended ended = Checkout.run(folder, Map.of(), "sh", "-c", script, LAUNCHER);

    assertThat(ended.out()).as(ended.err()).endsWith("there\n");
  }

  @Test
  void saysThatAPathIsNotUtf8() throws Exception {
    String script = "d=$(printf 'b\\377d') && mkdir \"$d\" && cd \"$d\" && exec \"$0\" version";

    Ended ended = Checkout.run(folder, Map.of(), "sh", "-c", script, LAUNCHER);

    assertThat(ended.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err()).contains("a path is not UTF-8", "hint: rename");
  }

  @Test
  void refusesAJavaThatIsTooOldAndNamesIt() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", fakeJava("11.0.2"));
    Ended ended = Checkout.run(folder, environment, LAUNCHER, "version");
    assertThat(ended.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err()).contains("\"11.0.2\", expected 17 or newer", "hint: set JAVA_HOME");
  }

  @Test
  void saysWhenThereIsNoJavaAtAll() throws Exception {
    Path programs = Checkout.programsWithout(folder.resolve("bin"), Set.of("java"));
    Map<String, String> environment = Map.of("JAVA_HOME", "", "PATH", programs.toString());
    Ended ended = Checkout.run(folder, environment, LAUNCHER, "version");
    assertThat(ended.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err()).contains("no java on PATH");
  }

  @Test
  void listsPackagesOfAllSystemsAndInstallsNothingWhereThereIsNoApt() throws Exception {
    Path programs =
        Checkout.programsWithout(folder.resolve("bin"), Set.of("apt-get", "clang", "mmdebstrap"));
    Map<String, String> environment = Map.of("PATH", programs.toString(), "NIFPROOF_NO_SETUP", "");
    Ended ended = Checkout.run(folder, environment, LAUNCHER, "gate", "x");
    assertThat(ended.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("nixpkgs", "Fedora", "Alpine", "Homebrew", "clang", "mmdebstrap")
        .doesNotContain("maven");
  }

  @Test
  void goesOnWithWhatIsThereWhenSetupIsForbidden() throws Exception {
    Path programs = Checkout.programsWithout(folder.resolve("bin"), Set.of("clang", "mvn"));
    Map<String, String> environment =
        Map.of("PATH", programs.toString(), "JAVA_HOME", fakeJava("21"));
    Ended ended = Checkout.run(folder, environment, LAUNCHER, "gate", "x");
    assertThat(ended.out()).contains("io.nifproof.cli.Main gate x");
  }

  @Test
  void installsADistributionThatNeedsNoMavenAndNoCheckout() throws Exception {
    assertThat(Checkout.run(folder, Map.of(), "tar", "-xzf", Checkout.tarball()).status()).isZero();
    Path unpacked = folder.resolve("nifproof-" + Version.number());
    Path prefix = folder.resolve("prefix");
    Ended installed = Checkout.run(folder, Map.of(), unpacked.resolve("install.sh"), prefix);
    assertThat(installed.status()).isZero();
    assertThat(installed.err()).isEmpty();
    assertThat(prefix.resolve("lib/nifproof/lib/nifproof.jsa")).isNotEmptyFile();

    Path programs = Checkout.programsWithout(folder.resolve("bin"), Set.of("mvn"));
    Map<String, String> environment = Map.of("PATH", programs.toString());
    Ended ended =
        Checkout.run(folder, environment, prefix.resolve("bin/nifproof"), "version", "-v");
    assertThat(ended.out()).startsWith("nifproof " + Version.number());
    assertThat(ended.err()).isEmpty();

    Ended made =
        Checkout.run(folder, environment, prefix.resolve("bin/nifproof"), "new", "from_templates");
    assertThat(made.status()).isZero();
    assertThat(folder.resolve("from_templates/c_src/from_templates.c")).isNotEmptyFile();
  }

  /** A JAVA_HOME whose java prints its arguments. */
  private String fakeJava(String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve("java-" + version));
    Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(program, "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home.toString();
  }

  private static String javaInParentheses() {
    return " (Java " + Runtime.version() + ", " + System.getProperty("java.vendor") + ")\n";
  }
}
