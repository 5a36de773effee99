package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.Ran;
import io.nifproof.node.files.Checksum;
import io.nifproof.samples.KeptGates;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.BomParserFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs for the precompilers of Elixir, and writes bills of materials. */
final class PackageCommandTest {
  private static final String SUM = "\" => \"sha256:([0-9a-f]{64})\",\n";

  @TempDir private static Path shared;
  private static Path gate;

  @TempDir private Path folder;

  @BeforeAll
  static void gate() throws Exception {
    gate = KeptGates.passing(shared.resolve("gate"));
  }

  @Test
  void namesTarballsAsRustlerPrecompiledReadsThem() throws Exception {
    pack("rustler_precompiled");
    String aarch64 = "libfrob-v1.2.3-nif-2.16-aarch64-unknown-linux-gnu.so";
    String x86 = "libfrob-v1.2.3-nif-2.16-x86_64-unknown-linux-gnu.so";
    assertThat(Files.readString(folder.resolve("checksum-hello.exs")))
        .matches("%\\{\n  \"" + aarch64 + ".tar.gz" + SUM + "  \"" + x86 + ".tar.gz" + SUM + "}\n")
        .contains("sha256:" + Checksum.SHA256.of(folder.resolve(x86 + ".tar.gz")));
    assertThat(listed(x86 + ".tar.gz")).isEqualTo(x86 + "\n");
  }

  @Test
  void namesTarballsAsElixirMakeReadsThem() throws Exception {
    pack("cc_precompiler");
    String x86 = "frob-nif-2.16-x86_64-linux-gnu-1.2.3.tar.gz";
    assertThat(Files.readString(folder.resolve("checksum.exs")))
        .startsWith("%{\n  \"frob-nif-2.16-aarch64-linux-gnu-1.2.3.tar.gz\" => \"sha256:")
        .contains(x86);
    assertThat(listed(x86)).isEqualTo("hello.so\n");
  }

  @Test
  void packsTheSameBytesTwiceWithTheirAttestation() throws Exception {
    pack("cc_precompiler");
    Path tarball = folder.resolve("frob-nif-2.16-x86_64-linux-gnu-1.2.3.tar.gz");
    byte[] first = Files.readAllBytes(tarball);
    pack("cc_precompiler");
    assertThat(tarball).hasBinaryContent(first);
    JsonNode attestation =
        ReportSchema.parse(Files.readString(folder.resolve("frob-1.2.3-nifproof.json")));
    assertThat(attestation.findValuesAsText("sha256"))
        .contains(
            Checksum.SHA256.of(tarball),
            Checksum.SHA256.of(gate.resolve("libraries/amd64-gcc-O2/hello.so")));
  }

  @Test
  void asksForTheModuleOfWhichTheLayoutsNameIsMade() {
    Ran ran = Ran.nifproof("package", "frob", "1", "--layout", "zigler", "--gate", gate);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("expected rustler_precompiled or cc_precompiler");
  }

  @Test
  void writesABillOfMaterialsThatCycloneDxReads() throws Exception {
    String more = "int puts(const char *); void greet(void) { puts(\"hello\"); }";
    Path library = new Samples(folder).library(Samples.HELLO + more, "gcc");
    Ran json = Ran.nifproof("sbom", library, "--name", "hello", "--release", "1.0");
    assertThat(json.status()).as(json.err()).isZero();
    Path file =
        Samples.write(folder.resolve("bom.json"), json.out().getBytes(StandardCharsets.UTF_8));
    Bom bom = BomParserFactory.createParser(file.toFile()).parse(file.toFile());
    assertThat(bom.getMetadata().getComponent().getName()).isEqualTo("hello");
    assertThat(json.out()).doesNotContain("timestamp");
    assertThat(bom.getComponents())
        .extracting(component -> component.getName())
        .contains("sample1.so", "libc.so.6")
        .anyMatch(name -> name.startsWith("GCC: "));
    assertThat(bom.getComponents().get(0).getComponents())
        .extracting(component -> component.getName())
        .contains("sample1.c");
    assertThat(Ran.nifproof("sbom", library, "--name", "hello", "--release", "1.0").out())
        .isEqualTo(json.out());
    assertThat(Ran.nifproof("sbom", library, "--format", "xml").out()).startsWith("<?xml");
    assertThat(Ran.nifproof("sbom", file).err()).contains("expected a built library (.so)");
  }

  private void pack(String layout) {
    Ran ran =
        Ran.nifproof(
            "package", "frob", "1.2.3", "--layout", layout, "--gate", gate, "--into", folder);
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out().lines()).hasSize(4);
  }

  private String listed(String tarball) {
    return Samples.run(List.of("tar", "-tzf", folder.resolve(tarball).toString()));
  }
}
