package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import io.nifproof.samples.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real runtime with both VMs. Which register breaks which VM was measured on OTP 25 for amd64,
 * the interpreter built by gcc 12.
 */
final class FlavoursIT {
  private static final String CODE =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM clobber(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
      #ifdef REGISTER
        __asm__ volatile("mov $0x41, %%" REGISTER ::: );
      #endif
        return enif_make_int(e, 1);
      }
      static ERL_NIF_TERM fall(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return enif_make_int(e, *(volatile int *)16);
      }
      static ErlNifFunc t[] = {{"clobber", 0, clobber, 0}, {"fall", 0, fall, 0}};
      ERL_NIF_INIT(flavours, t, NULL, NULL, NULL, NULL)
      """;

  @TempDir private Path folder;
  private Path both;

  @BeforeEach
  void find() throws IOException {
    both = both();
  }

  @Test
  void aPlanHasACellForEachVmOfAFolderThatWasNeverAdded() throws Exception {
    Ran ran = Ran.nifproof("plan", project("clobber()", ""), "--format", "json");
    assertThat(ran.out()).contains("gcc-O2@" + both + "\"", "gcc-O2@" + both + "+emu\"");
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  @Test
  void theTrapSeesACrashInBothVmsAndTheReportAcquitsTheJit() throws Exception {
    Ran ran = Ran.nifproof("gate", project("fall()", ""), "--format", "json");
    JsonNode report = new ReportSchema().valid(ran.out());
    assertThat(report.get("cells")).hasSize(2);
    for (JsonNode cell : report.get("cells")) {
      JsonNode crash = cell.get("calls").get(0);
      assertThat(crash.get("outcome").textValue()).isEqualTo("crashed");
      assertThat(crash.toString()).contains("SIGSEGV", "`fall`", "nif.c:9");
    }
    assertThat(text("fall()", "")).contains("the JIT has no part in it: 1 pair of cells");
  }

  @Test
  void namesTheVmThatAClobberedRegisterBreaks() throws Exception {
    assumeTrue(
        Arch.host() == Arch.AMD64 && Files.isDirectory(both.resolve("releases/25")),
        "which registers the VMs need was seen on OTP 25 of amd64 only; " + both + " is another");
    assertThat(text("clobber()", "rbx"))
        .contains("fails in the jit flavour (1 cell fails, 1 passes)")
        .contains("1 failed with jit alone and 0 with emu alone");
    assertThat(text("clobber()", "r12"))
        .contains("fails in the emu flavour (1 cell fails, 1 passes)")
        .contains("0 failed with jit alone and 1 with emu alone");
  }

  /** What the trap would see in passing, and mend, shall happen: it is off. */
  private String text(String call, String register) throws Exception {
    Ran ran = Ran.nifproof("gate", "--no-trap", "--no-cache", project(call, register));
    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.FAIL.status());
    return ran.out().replaceAll("\\s+", " ");
  }

  private Path project(String call, String register) throws IOException {
    String cflags =
        register.isEmpty() ? "" : "cflags = ['-g', '-DREGISTER=\"" + register + "\"']\n";
    String toml =
        """
        [library]
        name = "flavours"
        sources = ["c_src/*.c"]
        %s[matrix]
        runtimes = ["%s"]
        flavours = ["jit", "emu"]
        [[case]]
        call = "%s"
        """;
    return Ran.project(folder.resolve("p"), toml.formatted(cflags, both, call), CODE);
  }

  private static Path both() throws IOException {
    Path made = NifproofHome.of(System.getenv()).root().resolve("both-flavours");
    List<Path> found = List.of();
    if (Files.isDirectory(made)) {
      try (Stream<Path> folders = Files.list(made)) {
        found = folders.filter(one -> !one.getFileName().toString().startsWith(".")).toList();
      }
    }
    assumeTrue(!found.isEmpty(), "no runtime has both VMs; scripts/build-emu-flavour makes one");
    return found.get(0);
  }
}
