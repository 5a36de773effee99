package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.node.Arch;
import io.nifproof.samples.DebianPackage;
import io.nifproof.samples.KeptGates;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks what lies in folders and archives, each library on its own architecture. */
final class CheckArchivesTest {
  @TempDir private Path folder;

  @Test
  void loadsDebiansPackagesOfBothArchitecturesOnTheirOwn() throws Exception {
    Path debs = Files.createDirectories(folder.resolve("debs"));
    for (Path deb :
        List.of(
            DebianPackage.p1Xml("bookworm", Arch.host()),
            DebianPackage.p1Xml("trixie", Arch.host().others().get(0)))) {
      Files.copy(deb, debs.resolve(deb.getFileName()));
    }
    JsonNode report = check(0, debs, "host", TestRuntimes.EMULATED);
    assertThat(report.get("cells")).hasSize(4);
    for (JsonNode cell : report.get("cells")) {
      assertThat(cell.get("verdict").textValue()).isEqualTo("pass");
      assertThat(cell.get("functions")).isNotEmpty();
      assertThat(cell.get("id").textValue())
          .startsWith("erlang-p1-xml_")
          .contains("_" + cell.get("arch").textValue() + ".deb/fxml");
    }
  }

  @Test
  void loadsALibraryIntoTheModuleBesideIt() throws Exception {
    Path application = application("one/0", "two/2", "three/3");
    JsonNode report = check(0, application.getParent(), "host");
    assertThat(report.get("cells")).hasSize(1);
    application("one/0");
    JsonNode without = check(1, application.getParent(), "host");
    assertThat(without.get("cells").get(0).get("reason").textValue())
        .contains("Function not found hello:two/2");
  }

  @Test
  void readsTheTarballsThatItPacks() throws Exception {
    Path gate = KeptGates.passing(folder.resolve("gate"));
    for (String layout : List.of("rustler_precompiled", "cc_precompiler")) {
      Path into = folder.resolve(layout);
      Ran ran =
          Ran.nifproof(
              "package", "frob", "1.2.3", "--layout", layout, "--gate", gate, "--into", into);
      assertThat(ran.status()).as(ran.err()).isZero();
      JsonNode report = check(4, into, "host");
      assertThat(report.get("cells")).hasSize(1);
      assertThat(report.get("cells").get(0).get("verdict").textValue()).isEqualTo("pass");
      assertThat(report.get("blocked").get(0).get("reason").textValue())
          .contains("none of the runtimes named is for " + Arch.host().others().get(0));
    }
  }

  @Test
  void saysOfADamagedArchiveThatItCouldNotLook() throws Exception {
    byte[] deb = Files.readAllBytes(DebianPackage.p1Xml("trixie", Arch.host()));
    Path half = folder.resolve("half.deb");
    Samples.write(half, Arrays.copyOf(deb, deb.length / 2));
    JsonNode report = check(4, half, "host");
    assertThat(report.get("cells")).isEmpty();
    JsonNode blocked = report.get("blocked").get(0);
    assertThat(blocked.get("what").textValue()).isEqualTo("half.deb");
    assertThat(blocked.get("reason").textValue()).startsWith("the archive cannot be used: it is");
  }

  @Test
  void passesOverWhatIsNoNif() throws Exception {
    Path priv = Files.createDirectories(folder.resolve("rel/lib/x-1/priv"));
    Files.copy(new Samples(folder).library("int x;", "gcc"), priv.resolve("libx.so"));
    Files.writeString(priv.resolve("script.so"), "INPUT(libx.so)");
    Ran ran = Ran.nifproof("check", folder.resolve("rel"), "-v");
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("libx.so: no NIF library (other)", "script.so: text");
  }

  @Test
  void saysWhatIsNeitherThereNorCoordinates() {
    Ran ran = Ran.nifproof("check", folder.resolve("none.so"));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("none.so` is not there; expected a built library");
  }

  /** An application with a library for this machine and a module of these functions. */
  private Path application(String... functions) throws Exception {
    Path application = folder.resolve("rel/lib/hello-1.0");
    Path priv = Files.createDirectories(application.resolve("priv"));
    if (!Files.exists(priv.resolve("any.so"))) {
      Files.copy(new Samples(folder).library(Samples.HELLO, "gcc"), priv.resolve("any.so"));
    }
    Path ebin = Files.createDirectories(application.resolve("ebin"));
    Path unused = Samples.module(ebin, "hello", functions);
    return application;
  }

  private static JsonNode check(int status, Path what, String... runtimes) {
    List<Object> words =
        new ArrayList<>(List.of("check", what, "--format", "json", "--timeout", "60s"));
    for (String runtime : runtimes) {
      words.addAll(List.of("--runtime", runtime));
    }
    Ran ran = Ran.nifproof(words.toArray());
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(status);
    return new ReportSchema().valid(ran.out());
  }
}
