package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check accounts for all that it found: nothing is passed over in silence. */
final class CheckAccountTest {
  @TempDir private Path folder;
  private Path priv;
  private Path library;

  @BeforeEach
  void build() throws Exception {
    TestRuntimes.ready("host");
    priv = Files.createDirectories(folder.resolve("app/priv"));
    library = new Samples(folder).library(Samples.HELLO, "gcc");
  }

  @Test
  void namesAndCountsWhatIsForOtherSystems() throws Exception {
    Files.copy(library, priv.resolve("ok.so"));
    foreign();
    Ran ran = check(0);
    assertThat(ran.out())
        .contains("1 cell, 1 passed in ")
        .contains("; 4 of 5")
        .containsPattern("checked: FreeBSD, Mach-O, PE,\\s+riscv64");
    assertThat(ran.err())
        .contains("not checked: bsd.so: it is ELF shared object for x86-64 and FreeBSD")
        .contains("not checked: mac.so: it is Mach-O (macOS) for arm64")
        .contains("not checked: riscv.so: it is ELF shared object for RISC-V")
        .contains("not checked: windows.dll: it is PE (Windows)");
    JsonNode account = json(0).get("account");
    assertThat(account.get("libraries").intValue()).isEqualTo(5);
    assertThat(account.get("notChecked").findValuesAsText("target"))
        .containsExactly("FreeBSD", "Mach-O", "riscv64", "PE");
    assertThat(check(4, "--all-targets").out()).contains("4 not possible");
  }

  @Test
  void isIncompleteWhereAllIsForOtherSystems() throws Exception {
    foreign();
    assertThat(check(4).out()).contains("nothing was checked, 4 not possible", "4 of 4");
    Ran named = Ran.nifproof("check", priv.resolve("bsd.so"), "--runtime", "host");
    assertThat(named.status()).as(named.out()).isEqualTo(4);
    assertThat(named.out()).contains("which no runtime here loads").doesNotContain("refused");
  }

  @Test
  void takesALinkForTheFileThatItLeadsTo() throws Exception {
    Path real = Files.copy(library, priv.resolve("libhello.so.1"));
    Files.createSymbolicLink(priv.resolve("hello.so"), real.getFileName());
    Files.createLink(priv.resolve("again.so"), real);
    assertThat(json(0).get("cells")).hasSize(1);
    Path tarball = folder.resolve("app.tar.gz");
    Samples.run(List.of("tar", "czf", tarball.toString(), "-C", folder.toString(), "app"));
    Ran packed = Ran.nifproof("check", tarball, "--runtime", "host", "--format", "json");
    assertThat(new ReportSchema().valid(packed.out()).get("cells")).hasSize(1);
    assertThat(packed.status()).isZero();
  }

  @Test
  void isIncompleteWithALinkThatLeadsNowhere() throws Exception {
    Files.copy(library, priv.resolve("ok.so"));
    Files.createSymbolicLink(priv.resolve("gone.so"), Path.of("nowhere.so"));
    assertThat(check(4).out()).contains("priv/gone.so", "it is a link to nothing");
    Path tarball = folder.resolve("app.tar.gz");
    Samples.run(List.of("tar", "czf", tarball.toString(), "-C", folder.toString(), "app"));
    Ran packed = Ran.nifproof("check", tarball, "--runtime", "host");
    assertThat(packed.status()).as(packed.out()).isEqualTo(4);
    assertThat(packed.out()).contains("gone.so", "it is a link to `nowhere.so`");
  }

  @Test
  void isIncompleteWithAnArchiveThatIsNone() throws Exception {
    Files.copy(library, priv.resolve("ok.so"));
    Files.writeString(folder.resolve("app/x.zip"), "version https://git-lfs.github.com/spec/v1");
    assertThat(check(4).out()).contains("app/x.zip", "the archive cannot be used: it is text");
  }

  @Test
  void followsThePrivThatRebar3Links() throws Exception {
    Files.copy(library, priv.resolve("hello.so"));
    Path project = priv.getParent();
    Path source = Files.createDirectories(project.resolve("src"));
    Files.writeString(
        source.resolve("hello.erl"),
        """
        -module(hello).
        -export([one/0, two/2]).
        -nifs([one/0, two/2]).
        one() -> erlang:nif_error(x).
        two(_, _) -> erlang:nif_error(x).
        """);
    Files.writeString(
        source.resolve("hello.app.src"),
        "{application, hello, [{description, \"x\"}, {vsn, \"1\"}, {applications, [kernel]}]}.");
    Samples.run(List.of("sh", "-c", "cd '" + project + "' && rebar3 compile"));
    assertThat(project.resolve("_build/default/lib/hello/priv")).isSymbolicLink();
    Ran ran =
        Ran.nifproof("check", project.resolve("_build"), "--runtime", "host", "--format", "json");
    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    assertThat(new ReportSchema().valid(ran.out()).get("cells")).hasSize(1);
  }

  @Test
  void tellsOfTwoLibrariesThatBringOneName() throws Exception {
    for (int i = 1; i <= 2; i++) {
      Path own = Files.createDirectories(priv.resolve("app" + i));
      Path codec = own.resolve("libcodec.so.1");
      String code = "int codec(void) { return " + i + "; }";
      Files.copy(new Samples(own).library(code, "gcc", "-Wl,-soname,libcodec.so.1"), codec);
      Files.delete(own.resolve("sample1.so"));
      String needed = "-Wl,--no-as-needed,-rpath,$ORIGIN";
      Path nif =
          new Samples(own).library(Samples.HELLO, "gcc", needed, "-L" + own, "-l:libcodec.so.1");
      Files.move(nif, own.resolve("nif" + i + ".so"));
    }
    Ran ran = check(0);
    assertThat(ran.out()).contains("2 passed", "NP046 warning", "`libcodec.so.1`");
  }

  @Test
  void saysThatNothingWasThereToCheck() throws Exception {
    Ran ran = check(3);
    assertThat(ran.out()).contains("nothing was checked").doesNotContain("0 cells");
    assertThat(json(3).get("verdict").textValue()).isEqualTo("incomplete");
  }

  /** For FreeBSD, macOS, RISC-V and Windows: as much of each as tells it from others. */
  private void foreign() throws Exception {
    byte[] bsd = Files.readAllBytes(library);
    bsd[7] = 9;
    Files.write(priv.resolve("bsd.so"), bsd);
    byte[] riscv = Files.readAllBytes(library);
    riscv[18] = (byte) 243;
    riscv[19] = 0;
    Files.write(priv.resolve("riscv.so"), riscv);
    Files.write(priv.resolve("mac.so"), bytes("\u00cf\u00fa\u00ed\u00fe\f\0\0\1\0\0\0\0\0\0\0\0"));
    Files.write(priv.resolve("windows.dll"), bytes("MZ and so on"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private Ran check(int status, String... options) {
    List<Object> words =
        new ArrayList<>(List.of("check", folder.resolve("app"), "--runtime", "host"));
    words.addAll(List.of(options));
    Ran ran = Ran.nifproof(words.toArray());
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(status);
    return ran;
  }

  private JsonNode json(int status) {
    return new ReportSchema().valid(check(status, "--format", "json").out());
  }
}
