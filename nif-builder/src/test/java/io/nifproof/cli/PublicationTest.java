package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.nifproof.app.host.Artifacts;
import io.nifproof.node.Arch;
import io.nifproof.samples.KeptGates;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishes to a folder, and refuses whatever is not proved. */
final class PublicationTest {
  @TempDir private static Path shared;
  private static Path passed;

  @TempDir private Path folder;
  private Path gate;
  private Repositories repositories;

  @BeforeAll
  static void compile() throws Exception {
    passed = KeptGates.passing(shared.resolve("gate"));
  }

  @BeforeEach
  void copy() throws Exception {
    gate = folder.resolve("gate");
    copy(passed, gate);
    repositories = new Repositories(folder);
  }

  @Test
  void publishesAnAttestationAsItsSchemaSays() throws Exception {
    published();
    String text = Files.readString(inRepository("hello-1.0-nifproof.json"));
    JsonNode attestation = ReportSchema.parse(text);
    JsonNode schema =
        ReportSchema.parse(Files.readString(Path.of("../docs/schema/attestation-1.json")));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(attestation))
        .isEmpty();
    assertThat(attestation.get("subject"))
        .extracting(subject -> subject.get("name").textValue())
        .containsExactly(
            "hello-1.0.pom",
            "hello-1.0-linux-aarch_64.so",
            "hello-1.0-linux-x86_64.so",
            "hello-1.0.beam",
            "hello-1.0-cyclonedx.json");
    assertThat(inRepository("hello-1.0-linux-x86_64.so.sha512")).exists();
  }

  @Test
  void publishesTheSameBytesTwice() throws Exception {
    published();
    Ran again = repositories.publish(gate, folder.resolve("second"));
    assertThat(again.status()).as(again.err()).isZero();
    List<Path> files = files(folder.resolve("repository"));
    assertThat(files).hasSize(30);
    for (Path file : files) {
      Path other = folder.resolve("second").resolve(folder.resolve("repository").relativize(file));
      assertThat(file).hasSameBinaryContentAs(other);
    }
  }

  @Test
  void refusesALibraryThatWasSwappedAfterTheGate() throws Exception {
    Path library = gate.resolve("libraries/arm64-gcc-O2/hello.so");
    Files.write(library, new byte[] {0}, StandardOpenOption.APPEND);
    refused(publish(), 1, "is not the file that passed the gate: its SHA-256 is ");
    assertThat(folder.resolve("repository")).doesNotExist();
  }

  @Test
  void refusesASwappedLibraryAlsoWhenTheManifestSaysSo() throws Exception {
    Path library = gate.resolve("libraries/arm64-gcc-O2/hello.so");
    String before = sha("SHA-256", library);
    Files.write(library, new byte[] {0}, StandardOpenOption.APPEND);
    replace(gate.resolve("gate.json"), before, sha("SHA-256", library));
    refused(publish(), 1, "is not the file that passed the gate");
  }

  @Test
  void refusesALibraryUnderTheNameOfAnotherArchitecture() throws Exception {
    Path amd64 = gate.resolve("libraries/amd64-gcc-O2/hello.so");
    Path arm64 = gate.resolve("libraries/arm64-gcc-O2/hello.so");
    String before = sha("SHA-256", arm64);
    Files.copy(amd64, arm64, StandardCopyOption.REPLACE_EXISTING);
    replace(gate.resolve("gate.json"), before, sha("SHA-256", amd64));
    replace(gate.resolve("report.json"), before, sha("SHA-256", amd64));
    refused(publish(), 1, "and not for arm64");
  }

  @Test
  void refusesAGateThatFailed() throws Exception {
    replace(gate.resolve("report.json"), "\"pass\"", "\"fail\"");
    refused(
        publish(), 1, "the verdict of the gate in `" + gate + "` is `fail`, not `pass`: gcc-O2@");
  }

  @Test
  void refusesAPassWithoutTheCrashTrap() throws Exception {
    String missing = "{\"name\":\"trap\",\"state\":\"missing\",\"reason\":\"no compiler\"}";
    String loaded = "\"outcome\":\"loaded\"";
    replace(gate.resolve("report.json"), loaded, loaded + ",\"instruments\":[" + missing + "]");
    refused(publish(), 1, "passed without the crash trap: no compiler");
    assertThat(folder.resolve("repository")).doesNotExist();
  }

  @Test
  void refusesARememberedPassWhereAFreshOneIsRequired() throws Exception {
    replace(
        gate.resolve("report.json"),
        "\"outcome\":\"loaded\"",
        "\"outcome\":\"loaded\",\"cached\":true");
    String why = "is the remembered result of an earlier gate";
    Path repository = folder.resolve("repository");
    refused(repositories.publish(gate, repository, "--require", "fresh=true"), 1, why);
    Path config = folder.resolve("nifproof.toml");
    Files.writeString(config, "[publish]\nrequire = { fresh = true }\n");
    refused(repositories.publish(gate, repository, "--config", config), 1, why);
    published();
    notResolved("--require", "fresh=true", why);
  }

  @Test
  void publishesAFreshPassWhereOneIsRequired() throws Exception {
    Ran ran = repositories.publish(gate, folder.resolve("repository"), "--require", "fresh=true");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(resolve("--require", "fresh=true").status()).isZero();
  }

  @Test
  void refusesAFolderThatIsNoGate() throws Exception {
    refused(
        repositories.publish(folder.resolve("m2"), folder.resolve("repository")),
        2,
        "there is no kept gate in `",
        "hint: nifproof gate --save ");
  }

  @Test
  void refusesAVersionThatIsARange() throws Exception {
    Ran ran =
        repositories.run(
            "publish", "a:b:[1,2]", folder.resolve("repository"), List.of("--gate", gate));
    refused(ran, 2, "`[1,2]` is no version to publish");
  }

  @Test
  void refusesAtResolveALibraryThatWasSwappedTogetherWithItsChecksums() throws Exception {
    published();
    Path library = inRepository("hello-1.0-linux-x86_64.so");
    Files.write(library, new byte[] {0}, StandardOpenOption.APPEND);
    for (List<String> sum :
        List.of(
            List.of("SHA-1", "sha1"),
            List.of("MD5", "md5"),
            List.of("SHA-256", "sha256"),
            List.of("SHA-512", "sha512"))) {
      Files.writeString(
          library.resolveSibling(library.getFileName() + "." + sum.get(1)),
          sha(sum.get(0), library));
    }
    notResolved("--arch", "amd64", "is not the file that passed the gate: its SHA-256 is ");
    Ran check =
        repositories.run("check", Repositories.NAME, folder.resolve("repository"), List.of());
    refused(check, 1, "is not the file that passed the gate");
  }

  @Test
  void refusesAtResolveWhatWasSwappedInTheLocalRepository() throws Exception {
    published();
    assertThat(resolve("--arch", "arm64").status()).isZero();
    Files.delete(folder.resolve("priv/hello.so"));
    Path cached = repositories.local("hello-1.0-linux-aarch_64.so");
    Files.write(cached, new byte[] {0}, StandardOpenOption.APPEND);
    notResolved("--arch", "arm64", "hint: delete that file when it is a cached copy");
  }

  @Test
  void refusesAtResolveAVerdictThatIsNoPass() throws Exception {
    published();
    rewrite("hello-1.0-nifproof.json", "\"verdict\" : \"pass\"", "\"verdict\" : \"fail\"");
    notResolved("--arch", "amd64", "its verdict is `fail`, required is `pass`");
  }

  @Test
  void refusesAtResolveAnAttestationOfSomethingElse() throws Exception {
    published();
    rewrite("hello-1.0-nifproof.json", "org.example:hello:1.0", "org.example:hello:0.9");
    notResolved("--arch", "amd64", "is about `org.example:hello:0.9`");
  }

  @Test
  void refusesAtResolveAnAttestationThatIsNoJson() throws Exception {
    published();
    rewrite("hello-1.0-nifproof.json", "{", "<");
    notResolved("--arch", "amd64", "cannot be read: ");
  }

  @Test
  void refusesAtResolveANameThatLeadsElsewhere() throws Exception {
    published();
    rewrite("hello-1.0-nifproof.json", "\"file\" : \"hello.so\"", "\"file\" : \"../hello.so\"");
    notResolved("--arch", "amd64", "the attestation names the file `../hello.so`");
    assertThat(folder.resolve("hello.so")).doesNotExist();
  }

  @Test
  void holdsTheProofAgainstAPolicy() throws Exception {
    published();
    notResolved("--require", "otp=26", "it did not pass on OTP 26; it passed on 27");
    Ran both = resolve("--arch", "arm64", "--require", "otp=27,28");
    refused(both, 1, "it did not pass on OTP 28");
    assertThat(resolve("--require", "otp=27", "--require", "suppressions=none").status()).isZero();
    refused(resolve("--require", "verdict=fail"), 2, "expected pass");
    refused(
        resolve("--require", "moon=full"), 2, "expected KEY=VALUE with KEY one of verdict, otp");
  }

  @Test
  void readsThePolicyOfTheProject() throws Exception {
    published();
    Path toml = folder.resolve("nifproof.toml");
    Files.writeString(
        toml,
        """
        [resolve]
        repositories = ["%s"]
        require = { verdict = "pass", otp = ["26"] }
        """
            .formatted(folder.resolve("repository")));
    Ran ran =
        Ran.nifproof(
            "resolve", Repositories.NAME, "--config", toml, "--settings", repositories.write());
    refused(ran, 1, "it did not pass on OTP 26");
    Files.writeString(toml, "[resolve]\nrequire = { otp = \"x\", mood = 1 }\nx = 1\n");
    refused(
        resolve("--config", toml),
        2,
        "3 problem(s)",
        "nifproof.toml:2: `x` is no value for `resolve.require.otp`: expected a release such as 27",
        "nifproof.toml:3: unknown key `resolve.x`");
  }

  @Test
  void takesTheNewestOfARangeAndTheLastOfASnapshot() throws Exception {
    Path repository = folder.resolve("repository");
    for (String version : List.of("1.0", "1.5", "2.0", "3.0-SNAPSHOT")) {
      Ran ran =
          repositories.run(
              "publish", "org.example:hello:" + version, repository, List.of("--gate", gate));
      assertThat(ran.status()).as(ran.err()).isZero();
    }
    Ran range = repositories.run("resolve", "org.example:hello:[1.0,2.0)", repository, List.of());
    assertThat(range.err()).contains("org.example:hello:1.5 for linux-");
    Ran snapshot =
        repositories.run("resolve", "org.example:hello:3.0-SNAPSHOT", repository, List.of());
    assertThat(snapshot.status()).as(snapshot.err()).isZero();
    Ran none = repositories.run("resolve", "org.example:hello:[7,8]", repository, List.of());
    refused(none, 4, "no version of `org.example:hello:[7,8]` is known");
  }

  @Test
  void findsTheWrongArchitectureUnderTheRightName() throws Exception {
    Path place = Files.createDirectories(inRepository("x")).getParent();
    Path amd64 = new Samples(folder).library(Samples.HELLO, KeptGates.compiler(Arch.host()));
    List.of("linux-x86_64", "linux-aarch_64")
        .forEach(name -> Samples.write(place.resolve("hello-1.0-" + name + ".so"), bytes(amd64)));
    for (Path library : files(place)) {
      Files.writeString(place.resolve(library.getFileName() + ".sha1"), sha("SHA-1", library));
    }
    Ran ran =
        repositories.run(
            "check",
            Repositories.NAME,
            folder.resolve("repository"),
            List.of("--runtime", "host", "--runtime", TestRuntimes.EMULATED),
            "--format",
            "json");
    JsonNode cells = new ReportSchema().valid(ran.out()).get("cells");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(cells).hasSize(2);
    for (JsonNode cell : cells) {
      boolean own = cell.get("arch").textValue().equals(Arch.host().id());
      assertThat(cell.get("verdict").textValue()).isEqualTo(own ? "pass" : "fail");
      assertThat(cell.get("findings").findValuesAsText("id").contains("NP002")).isEqualTo(!own);
    }
  }

  private void published() throws Exception {
    Ran ran = publish();
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  private Ran publish() throws Exception {
    return repositories.publish(gate, folder.resolve("repository"));
  }

  private Ran resolve(Object... words) throws Exception {
    List<Object> all =
        Stream.concat(Stream.of("--into", folder.resolve("priv")), Stream.of(words)).toList();
    return repositories.resolve(folder.resolve("repository"), all.toArray());
  }

  private void notResolved(String option, String value, String words) throws Exception {
    refused(resolve(option, value), 1, words);
    assertThat(folder.resolve("priv/hello.so")).doesNotExist();
  }

  private static void refused(Ran ran, int status, String... words) {
    assertThat(ran.err()).contains(words).doesNotContain("internal error");
    assertThat(ran.status()).isEqualTo(status);
  }

  private Path inRepository(String name) {
    return folder.resolve("repository/org/example/hello/1.0").resolve(name);
  }

  /** As somebody would who can write to the repository: the checksums fit again. */
  private void rewrite(String name, String from, String to) throws Exception {
    Path file = inRepository(name);
    replace(file, from, to);
    Files.writeString(inRepository(name + ".sha1"), sha("SHA-1", file));
    for (String other : List.of(".md5", ".sha256", ".sha512")) {
      Files.deleteIfExists(inRepository(name + other));
    }
  }

  private static void replace(Path file, String from, String to) throws Exception {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static String sha(String algorithm, Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
  }

  private static byte[] bytes(Path file) {
    return Artifacts.run(() -> Files.readAllBytes(file));
  }

  /** All that the same gate decides: the repository's own index has its time. */
  private static List<Path> files(Path root) throws Exception {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("maven-metadata"))
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
