package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.audit.platform.Target;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold a NIF, and that no VM on this machine takes. */
final class ForeignKindsTest {
  /** An entry without headers, for compilers that have none of their target. */
  private static final String BARE =
      """
      static unsigned long f(void *e, int c, const unsigned long *a) { return 0; }
      static struct { const char *n; unsigned a; void *p; unsigned f; } t[] = {{"f", 0, f, 0}};
      static struct { int major, minor; const char *name; int count; void *rows;
        void *callbacks[4]; const char *variant; unsigned options; unsigned long size;
        const char *erts; } entry = {2, 16, "bare", 1, t, {0}, "beam.vanilla", 1, 0, "erts-12.0"};
      void *nif_init(void) { return &entry; }
      """;

  @TempDir private Path folder;

  @Test
  void includeAnObjectFileThatWasNotLinked() throws Exception {
    Finding finding = only(FindingId.NP003, build("nif.o", Samples.HELLO, "gcc", "-c", "-fPIC"));

    assertThat(finding.isError()).isTrue();
    assertThat(finding.meaning()).contains("object file (.o) that was not linked");
    assertThat(finding.evidence()).contains("`nif_init`");
  }

  @Test
  void includeAnObjectFileForAStaticVm() throws Exception {
    Path object = build("nif.o", Samples.HELLO, "gcc", "-c", "-fPIC", "-DSTATIC_ERLANG_NIF");

    assertThat(only(FindingId.NP003, object).evidence()).contains("`hello_nif_init`");
  }

  @Test
  void includePrograms() throws Exception {
    String program = Samples.HELLO + "int main(void) { return 0; }";
    String open = "-Wl,--unresolved-symbols=ignore-all";
    Path pie = build("pie", program, "gcc", "-fPIE", "-pie", "-rdynamic", open);
    Path fixed = build("fixed", program, "gcc", "-fno-pie", "-no-pie", "-rdynamic", open);
    Path alone = build("alone", "int main(void) { return 0; }", "gcc", "-static");

    for (Path each : List.of(pie, fixed, alone)) {
      assertThat(only(FindingId.NP003, each).meaning()).contains("a program, not a library");
    }
  }

  @Test
  void includeAnArchive() throws Exception {
    Path object = build("nif.o", Samples.HELLO, "gcc", "-c", "-fPIC");
    Path archive = folder.resolve("nif.a");
    Samples.run(List.of("ar", "rcs", archive.toString(), object.toString()));

    assertThat(only(FindingId.NP003, archive).meaning()).contains("archive of object files");
  }

  @Test
  void includeACoreFile() throws Exception {
    byte[] bytes = Files.readAllBytes(library());
    bytes[16] = 4;

    assertThat(only(FindingId.NP003, Files.write(folder.resolve("core"), bytes)).meaning())
        .contains("core file");
  }

  @Test
  void includeALibraryForAVmThatIsLinkedWithIt() throws Exception {
    Path library = build("nif.so", Samples.HELLO, "gcc", "-shared", "-fPIC", "-DSTATIC_ERLANG_NIF");

    Finding finding = only(FindingId.NP001, library);
    assertThat(finding.evidence()).contains("`hello_nif_init`", "STATIC_ERLANG_NIF");
    assertThat(finding.remedy()).contains("-DSTATIC_ERLANG_NIF");
  }

  @Test
  void includeALibraryOfAnotherSystem() throws Exception {
    byte[] bytes = Files.readAllBytes(library());
    bytes[7] = 9;
    Path library = Files.write(folder.resolve("freebsd.so"), bytes);

    assertThat(only(FindingId.NP002, library).meaning()).contains("made for FreeBSD");
    assertThat(Audit.of(library, Target.ANY, Optional.empty()).identity())
        .isEqualTo("ELF shared object for x86-64 and FreeBSD");
  }

  @Test
  void haveTheirTablesReadWhereTheirCodeIsNotFollowed() throws Exception {
    Path library =
        build(
            "nif.so",
            BARE,
            "clang",
            "--target=riscv64-linux-gnu",
            "-nostdlib",
            "-fuse-ld=lld",
            "-shared",
            "-fPIC");

    LibraryAudit audit = Audit.of(library, Target.ANY, Optional.empty());
    assertThat(audit.nif().orElseThrow().certainty()).contains(EntryCertainty.IN_THE_FILE);
    assertThat(audit.nif().orElseThrow().functions())
        .extracting(row -> row.text().orElse(""))
        .containsExactly("f");
    assertThat(audit.findings()).extracting(Finding::id).contains(FindingId.NP002);
  }

  @Test
  void areNotALibraryOfGnuNorOneWithAnInterpreter() throws Exception {
    byte[] bytes = Files.readAllBytes(library());
    bytes[7] = 3;
    String interpreted =
        Samples.HELLO
            + "static const char interp[] __attribute__((section(\".interp\"), used)) ="
            + " \"/ld.so\";";

    assertThat(bad(Files.write(folder.resolve("gnu.so"), bytes))).isEmpty();
    assertThat(bad(build("interp.so", interpreted, "gcc", "-shared", "-fPIC"))).isEmpty();
  }

  private Path library() throws Exception {
    return build("plain.so", Samples.HELLO, "gcc", "-shared", "-fPIC");
  }

  private static List<Finding> bad(Path file) {
    return Audit.of(file, Target.ANY, Optional.empty()).findings().stream()
        .filter(finding -> finding.isError())
        .toList();
  }

  private static Finding only(FindingId id, Path file) {
    List<Finding> found =
        Audit.of(file, Target.ANY, Optional.empty()).findings().stream()
            .filter(finding -> finding.id() == id)
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private Path build(String name, String code, String... command) throws Exception {
    Path source = Files.writeString(folder.resolve(name + ".c"), code);
    Path made = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("-w", "-I/usr/lib/erlang/usr/include"));
    words.addAll(List.of("-o", made.toString(), source.toString()));
    Samples.run(words);
    return made;
  }
}
