package io.nifproof.audit;

import io.nifproof.abi.LibraryKind;
import io.nifproof.abi.NifLibrary;
import io.nifproof.elf.FileIdentity;
import io.nifproof.elf.Symbol;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** NP001 to NP003: is it a NIF, and for this machine? */
final class KindRules {
  private final Path path;
  private final Target target;
  private final Findings findings;

  KindRules(Path path, Target target, Findings findings) {
    this.path = path;
    this.target = target;
    this.findings = findings;
  }

  /** Judges a file that is no readable 64-bit little-endian ELF file. */
  void unreadable(FileIdentity identity) {
    if (identity instanceof FileIdentity.OtherElf
        || identity instanceof FileIdentity.MachO
        || identity instanceof FileIdentity.WindowsPe) {
      findings
          .error(FindingId.NP002, Place.of(path))
          .found(identity.describe())
          .expected("64-bit little-endian ELF for x86-64 or AArch64")
          .means("the file is " + identity.describe() + ": no VM that nifproof knows can load it")
          .remedy("build it for the machine that shall load it; is a stale file of the host left?");
      return;
    }
    findings
        .error(FindingId.NP003, Place.of(path))
        .found(identity.describe())
        .expected("a shared ELF library that exports `nif_init`")
        .means("the file is no library: " + identity.describe())
        .remedy("name the .so file that the build makes, and build it again if it is damaged");
  }

  /** Judges an ELF file; says whether it is, or was meant as, a NIF. */
  boolean isNif(NifLibrary nif) {
    machine(nif);
    if (nif.kind() == LibraryKind.NIF) {
      return true;
    }
    if (nif.kind() == LibraryKind.DRIVER || nif.kind() == LibraryKind.ENGINE) {
      otherPlugin(nif.kind());
      return false;
    }
    NeededLibraries needed = NeededLibraries.of(path, nif.elf(), "nif_init");
    if (needed.provider().isPresent()) {
      elsewhere(needed.provider().get());
      return false;
    }
    Optional<String> trace = traceOfNif(nif);
    trace.ifPresentOrElse(text -> hidden(text, needed.unread()), () -> plain(nif));
    return trace.isPresent();
  }

  private void machine(NifLibrary nif) {
    Optional<Arch> arch = nif.elf().header().machine().arch();
    boolean wrong =
        arch.isEmpty() || target.arch().map(wanted -> wanted != arch.get()).orElse(false);
    if (wrong) {
      String wanted = target.arch().map(Arch::toString).orElse("amd64 (x86-64) or arm64 (AArch64)");
      findings
          .error(FindingId.NP002, Place.of(path))
          .found("ELF machine " + nif.elf().header().machine())
          .expected(wanted)
          .means(
              "the library is for "
                  + nif.elf().header().machine()
                  + ", not for "
                  + wanted
                  + "; the VM says \"cannot open shared object file: No such file or directory\"")
          .remedy(
              "build it with a compiler for "
                  + wanted
                  + ", after removing what an earlier build left in priv");
    }
  }

  private void otherPlugin(LibraryKind kind) {
    boolean driver = kind == LibraryKind.DRIVER;
    findings
        .note(FindingId.NP003, Place.of(path).symbol(driver ? "driver_init" : "bind_engine"))
        .found(driver ? "exports `driver_init`" : "exports `bind_engine`")
        .expected("`nif_init`")
        .means(
            driver
                ? "the file is a port driver: erl_ddll loads it, load_nif refuses it"
                : "the file is an OpenSSL engine, not a NIF")
        .remedy("nothing, if that is what it shall be; nifproof checks no more of it");
  }

  /** What shows that the file was meant to be a NIF although it exports no {@code nif_init}. */
  private static Optional<String> traceOfNif(NifLibrary nif) {
    Optional<Symbol> local = nif.elf().local("nif_init");
    if (local.isPresent()) {
      return Optional.of("`nif_init` is there, but hidden (" + visibility(local.get()) + ")");
    }
    if (nif.entry().isPresent()) {
      String address = Long.toHexString(nif.entry().get().address());
      return Optional.of("an ErlNifEntry is at address 0x" + address + ", and nothing exports it");
    }
    return nif.elf().symbols().stream()
        .filter(symbol -> symbol.imported() && symbol.name().startsWith("enif_"))
        .findFirst()
        .map(symbol -> "it imports `" + symbol.name() + "`, but has no ErlNifEntry");
  }

  private static String visibility(Symbol symbol) {
    return symbol.binding() == Symbol.Binding.LOCAL
        ? "a local symbol: static, -fvisibility=hidden, or made so by LTO or a version script"
        : "visibility " + symbol.visibility();
  }

  /** {@code dlsym} also looks in the libraries that a library needs. */
  private void elsewhere(Path provider) {
    findings
        .note(FindingId.NP001, Place.of(path).symbol("nif_init"))
        .found("the needed library `" + provider + "` exports `nif_init`")
        .expected("`nif_init` in the library itself")
        .means(
            "the VM takes the `nif_init` of a library that this one needs: what it will load is in"
                + " that file, and no rule was applied to this one")
        .remedy("audit `" + provider + "` too");
  }

  private void hidden(String trace, List<String> unread) {
    boolean certain = unread.isEmpty();
    findings
        .of(
            certain ? Severity.ERROR : Severity.WARNING,
            FindingId.NP001,
            Place.of(path).symbol("nif_init"))
        .found(
            certain
                ? trace
                : trace + "; not read, and it could be there: " + String.join(", ", unread))
        .expected("`nif_init` among the exported symbols")
        .means(
            "the library exports no `nif_init`, so the VM refuses it with \"Failed to find library"
                + " init function\"; "
                + trace)
        .remedy(
            "end the C file with ERL_NIF_INIT(module, functions, …), and keep -flto, version"
                + " scripts and -fvisibility=hidden from hiding it: mark it"
                + " __attribute__((visibility(\"default\"), used))");
  }

  private void plain(NifLibrary nif) {
    findings
        .error(FindingId.NP003, Place.of(path))
        .found(
            "ELF " + nif.elf().header().typeName() + " without `nif_init`, entry or enif_ imports")
        .expected("a shared library that exports `nif_init`")
        .means("the file is a plain " + nif.elf().header().typeName() + ", not a NIF")
        .remedy("name the library that ERL_NIF_INIT was compiled into");
  }
}
