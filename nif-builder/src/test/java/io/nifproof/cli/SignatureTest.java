package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.KeptGates;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs with a key of gpg, and asks for its signature. */
final class SignatureTest {
  @TempDir private Path folder;
  private Path home;
  private Path gate;

  @BeforeEach
  void make() throws Exception {
    home = Files.createDirectories(folder.resolve("gpg"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    gate = KeptGates.passing(folder.resolve("gate"));
  }

  @AfterEach
  void endItsAgent() {
    String unused =
        Samples.run(List.of("gpgconf", "--homedir", home.toString(), "--kill", "gpg-agent"));
  }

  @Test
  void takesOnlyWhatTheRequiredKeySigned() throws Exception {
    String trusted = key("trusted@example.org");
    String other = key("other@example.org");
    Ran published = run("publish", "--gate", gate, "--sign", trusted);
    assertThat(published.status()).as(published.err()).isZero();
    assertThat(published.out()).contains("hello-1.0-nifproof.json.asc", "hello-1.0.pom.asc");
    Ran good = run("resolve", "--require", "signer=" + trusted);
    assertThat(good.status()).as(good.err()).isZero();
    Ran bad = run("resolve", "--require", "signer=" + other);
    assertThat(bad.status()).isEqualTo(1);
    assertThat(bad.err()).contains("is not signed by " + other + ", but by " + trusted);
  }

  @Test
  void refusesWhatIsNotSigned() throws Exception {
    assertThat(run("publish", "--gate", gate).status()).isZero();
    Ran ran = run("resolve", "--require", "signer=" + "0".repeat(40));
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains("has no signature, and the policy requires one of 0000");
  }

  @Test
  void saysThatThereIsNoSuchKey() throws Exception {
    Ran ran = run("publish", "--gate", gate, "--sign", "nobody@example.org");
    assertThat(ran.status()).isEqualTo(4);
    assertThat(ran.err()).contains("gpg does not sign with the key `nobody@example.org`");
    assertThat(folder.resolve("repository")).doesNotExist();
  }

  private String key(String name) {
    gpg("--passphrase", "", "--quick-generate-key", name, "ed25519", "sign", "never");
    return gpg("--with-colons", "--list-keys", name)
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .map(line -> line.split(":")[9])
        .findFirst()
        .orElseThrow();
  }

  private String gpg(String... words) {
    List<String> command = new ArrayList<>(List.of("gpg", "--batch", "--homedir"));
    command.add(home.toString());
    command.addAll(List.of(words));
    return Samples.run(command);
  }

  private Ran run(String command, Object... words) throws Exception {
    List<Object> all = new ArrayList<>(List.of(command, Repositories.NAME));
    all.addAll(List.of("--repository", folder.resolve("repository")));
    all.addAll(List.of("--settings", new Repositories(folder).write()));
    all.addAll(List.of(words));
    Map<String, String> environment = Map.of("GNUPGHOME", home.toString());
    return Ran.elsewhere(folder, environment, all.toArray());
  }
}
