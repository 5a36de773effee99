package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.abi.LibraryKind;
import io.nifproof.audit.platform.EnifTable;
import io.nifproof.audit.platform.Target;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Symbol;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Severity;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.OtpRelease;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.provision.Runtimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** NIFs that Debian ships, on the runtimes of this machine that they were made for. */
final class RealLibrariesAuditTest {
  /** The host, and every provisioned runtime; a machine has at least the host. */
  static List<ErlangRuntime> runtimes() throws Exception {
    return Runtimes.of(System.getenv()).catalog().all();
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void haveNoErrorAndNoWarningThatAVmWouldConfirm(ErlangRuntime runtime) throws Exception {
    Target target = Target.of(runtime);
    int nifs = 0;
    for (Path library : files(runtime.root(), ".so")) {
      LibraryAudit audit = Audit.of(library, target, Optional.empty());
      if (audit.nif().map(nif -> nif.kind() == LibraryKind.NIF).orElse(false)) {
        Optional<BeamFile> module = module(runtime, audit.nif().get().module().orElse(""));
        audit = Audit.of(library, target, module);
        nifs++;
      }
      if (otpNeverLoads(library)) {
        assertThat(audit.findings())
            .as("%s on %s", library, runtime)
            .noneMatch(RealLibrariesAuditTest::isUnknownTrouble);
        continue;
      }
      assertThat(audit.findings())
          .as("%s on %s", library, runtime)
          .noneMatch(Finding::isError)
          .noneMatch(
              finding ->
                  finding.severity() == Severity.WARNING
                      && finding.id().compareTo(FindingId.NP033) <= 0);
    }
    // A provisioned runtime has erlang-base alone, which may have no NIF.
    assertThat(nifs).as("NIFs of %s", runtime).isGreaterThan(runtime.id().equals("host") ? 5 : -1);
  }

  /**
   * OTP 27's crypto_callback.so has a NIF entry whose one row is NULL: given to load_nif it kills
   * the VM, as `nifproof check` shows. OTP itself only opens it with dlopen.
   */
  private static boolean otpNeverLoads(Path library) {
    return library.endsWith("crypto_callback.so");
  }

  private static boolean isUnknownTrouble(Finding finding) {
    return finding.isError() && finding.id() != FindingId.NP010;
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void theTableOfFunctionsIsWhatVmsExport(ErlangRuntime runtime) throws Exception {
    OtpRelease otp = runtime.otp();
    Set<String> exported = new TreeSet<>();
    ElfFile.read(runtime.vm(runtime.flavor())).symbols().stream()
        .filter(Symbol::exported)
        .map(Symbol::name)
        .filter(name -> name.startsWith("enif_"))
        .forEach(exported::add);
    Set<String> table = new TreeSet<>(EnifTable.get().functionsOf(otp));

    assertThat(otp.compareTo(EnifTable.get().newest())).isNotPositive();
    assertThat(table).isEqualTo(exported);
  }

  @Test
  void knowsEveryNifVersionThatALoaderMayMeet() {
    assertThat(EnifTable.get().newestIn(new OtpRelease(27)).orElseThrow()).hasToString("2.17");
    assertThat(EnifTable.get().newestIn(new OtpRelease(25)).orElseThrow()).hasToString("2.16");
    assertThat(EnifTable.get().newestIn(new OtpRelease(999))).isEmpty();
  }

  private static Optional<BeamFile> module(ErlangRuntime runtime, String name) throws Exception {
    for (Path beam : files(runtime.root(), "/" + name + ".beam")) {
      return Optional.of(BeamFile.parse(Files.readAllBytes(beam)));
    }
    return Optional.empty();
  }

  private static List<Path> files(Path root, String end) throws Exception {
    try (Stream<Path> files = Files.walk(root.resolve("lib"))) {
      return new ArrayList<>(files.filter(file -> file.toString().endsWith(end)).toList());
    }
  }
}
