package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import io.nifproof.samples.KeptGates;
import io.nifproof.samples.RepositoryServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishes to, and resolves from, a server that wants a password and fails in many ways. */
final class HttpRepositoryTest {
  @TempDir private static Path shared;
  private static Path gate;

  @TempDir private Path folder;
  private RepositoryServer server;
  private Repositories repositories;

  @BeforeAll
  static void gate() throws Exception {
    gate = KeptGates.passing(shared.resolve("gate"));
  }

  @BeforeEach
  void start() throws Exception {
    server = new RepositoryServer(Files.createDirectories(folder.resolve("served")));
    repositories = new Repositories(folder);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void goesThereAndBackWithTheCredentialsOfTheSettings() throws Exception {
    published();
    Ran ran = resolve("--require", "otp=27");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(priv().resolve("hello.so")).hasSameBinaryContentAs(hostLibrary());
    assertThat(ran.out().strip()).isEqualTo(priv().resolve("hello.so").toString());
    assertThat(ran.err()).contains("proved, 1 cell passed");
  }

  @Test
  void sendsTheAttestationLastOfItsFiles() throws Exception {
    published();
    List<String> puts =
        server.requests().stream()
            .filter(line -> line.startsWith("PUT") && line.matches(".*(so|pom|json|beam)"))
            .toList();
    assertThat(puts).hasSize(6);
    assertThat(puts.get(5)).endsWith("hello-1.0-nifproof.json");
  }

  @Test
  void resolvesAgainOfflineWhatItHasFetchedOnce() throws Exception {
    published();
    assertThat(resolve().status()).isZero();
    String url = server.url();
    server.close();
    Ran ran = repositories.resolve(url, "--offline", "--into", folder.resolve("other"));
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(folder.resolve("other/hello.so")).exists();
  }

  @Test
  void saysOfflineThatNothingWasFetchedYet() throws Exception {
    published();
    Ran ran = resolve("--offline");
    failed(ran, 4, "`org.example:hello:1.0` was not fetched before", "offline");
  }

  @Test
  void saysWhoseCredentialsAreWrong() throws Exception {
    repositories.with("wrong");
    failed(
        publish(), 4, "401", "hint: the credentials are those of <server> with the id `nifproof`");
    failed(
        resolve(), 4, "401", "hint: the credentials are those of <server> with the id `nifproof`");
  }

  @Test
  void saysThatThereIsNoAttestation() throws Exception {
    failed(resolve(), 1, "there is no attestation of `org.example:hello:1.0`");
    assertThat(server.requests()).anyMatch(line -> line.endsWith("hello-1.0-nifproof.json"));
  }

  @Test
  void saysThatAFileIsGone() throws Exception {
    published();
    Files.delete(served("hello-1.0-linux-x86_64.so"));
    Ran ran = repositories.resolve(server.url(), "--arch", "amd64", "--into", priv());
    failed(ran, 4, "`hello-1.0-linux-x86_64.so` could not be fetched");
  }

  @Test
  void triesAgainWhenTheServerFails() throws Exception {
    server.fail(".pom", 503, 500);
    published();
    server.fail("nifproof.json", 502, 504);
    server.fail(".so", 503);
    assertThat(resolve().status()).isZero();
  }

  @Test
  void givesUpOnAServerThatKeepsFailing() throws Exception {
    published();
    server.fail(".so", 500, 500, 500, 500, 500, 500, 500, 500);
    failed(resolve(), 4, "500", "hint: the repository itself failed, several times");
  }

  @Test
  void leavesNothingBehindOfADownloadThatBreaksOff() throws Exception {
    published();
    server.cutOff(".so", 20);
    failed(resolve(), 4, "could not be fetched");
    server.cutOff(".so", 0);
    assertThat(resolve().status()).isZero();
    assertThat(priv().resolve("hello.so")).hasSameBinaryContentAs(hostLibrary());
  }

  @Test
  void refusesAFileWhoseChecksumIsAnother() throws Exception {
    published();
    spoil(served("hello-1.0-linux-x86_64.so"));
    Ran ran = repositories.resolve(server.url(), "--arch", "amd64", "--into", priv());
    failed(ran, 1, "`hello-1.0-linux-x86_64.so` could not be fetched", "hecksum");
  }

  @Test
  void goesThroughTheMirrorOfTheSettings() throws Exception {
    published();
    repositories.settings(
        "<mirrors><mirror><id>nifproof</id><mirrorOf>*</mirrorOf><url>"
            + server.url()
            + "</url></mirror></mirrors>");
    Ran ran = repositories.resolve("http://repository.invalid/", "--into", priv());
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  @Test
  void goesThroughTheProxyOfTheSettings() throws Exception {
    published();
    repositories.settings(
        "<proxies><proxy><protocol>http</protocol><host>127.0.0.1</host><port>"
            + server.port()
            + "</port></proxy></proxies>");
    Ran ran = repositories.resolve("http://repository.invalid/", "--into", priv());
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  private Ran publish() throws Exception {
    return repositories.publish(gate, server.url());
  }

  private void published() throws Exception {
    Ran ran = publish();
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  private Ran resolve(Object... words) throws Exception {
    List<Object> all = Stream.concat(Stream.of("--into", priv()), Stream.of(words)).toList();
    return repositories.resolve(server.url(), all.toArray());
  }

  private void failed(Ran ran, int status, String... words) throws Exception {
    assertThat(ran.err()).contains(words).doesNotContain("internal error");
    assertThat(ran.status()).isEqualTo(status);
    if (Files.exists(priv())) {
      assertThat(priv()).isEmptyDirectory();
    }
  }

  private Path priv() {
    return folder.resolve("priv");
  }

  private static Path hostLibrary() {
    return gate.resolve("libraries/" + Arch.host() + "-gcc-O2/hello.so");
  }

  private Path served(String name) {
    return folder.resolve("served/org/example/hello/1.0").resolve(name);
  }

  private static void spoil(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }
}
