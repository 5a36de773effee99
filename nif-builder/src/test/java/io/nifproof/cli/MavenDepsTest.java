package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nix must know the hash of what Maven downloads, which depends on the pom files. */
final class MavenDepsTest {
  @Test
  void theHashThatNixKnowsIsOfThesePomFiles() throws Exception {
    Map<String, Object> deps =
        JsonTree.read(Files.readString(Checkout.ROOT.resolve("nix/maven-deps.json")));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String key : List.of("maven", "parameters")) {
      digest.update((deps.get(key) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    for (String pom : List.of("pom.xml", "node-bridge/pom.xml", "nif-builder/pom.xml")) {
      digest.update(Files.readAllBytes(Checkout.ROOT.resolve(pom)));
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .as("a pom.xml was changed: run scripts/nix-mvn-hash, or `nix build` will fail")
        .isEqualTo(deps.get("inputs"));
    assertThat(deps.get("hash")).asString().matches("sha256-[A-Za-z0-9+/]{43}=");
  }
}
