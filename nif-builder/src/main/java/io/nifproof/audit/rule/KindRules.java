package io.nifproof.audit.rule;

import io.nifproof.abi.LibraryKind;
import io.nifproof.abi.NifLibrary;
import io.nifproof.audit.platform.Target;
import io.nifproof.elf.ElfHeader;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.identity.FileIdentity;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Findings;
import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** NP001 to NP003: is it a NIF, and for this machine? */
public final class KindRules {
  private final Path path;
  private final Target target;
  private final Findings findings;

  public KindRules(Path path, Target target, Findings findings) {
    this.path = path;
    this.target = target;
    this.findings = findings;
  }

  /** Judges a file that is no readable 64-bit little-endian ELF file. */
  public void unreadable(FileIdentity identity) {
    if (identity instanceof FileIdentity.OtherElf
        || identity instanceof FileIdentity.MachO
        || identity instanceof FileIdentity.WindowsPe) {
      findings
          .error(FindingId.NP002, Place.of(path))
          .found(identity.describe())
          .expected("64-bit little-endian ELF for " + Arch.either(Arch::title))
          .means("the file is " + identity.describe() + ": no VM that nifproof knows can load it")
          .remedy("build it for the machine that shall load it; is a stale file of the host left?");
      return;
    }
    boolean archive = identity instanceof FileIdentity.Archive;
    findings
        .error(FindingId.NP003, Place.of(path))
        .found(identity.describe())
        .expected("a shared ELF library that exports `nif_init`")
        .means(
            archive
                ? "the file is an archive of object files (.a), for a linker: load_nif takes shared"
                    + " libraries only, and a VM takes such an archive only while it is linked"
                    + " itself (--enable-static-nifs)"
                : "the file is no library: " + identity.describe())
        .remedy("name the .so file that the build makes, and build it again if it is damaged");
  }

  /** Judges an ELF file; says whether it is, or was meant as, a NIF. */
  public boolean isNif(NifLibrary nif, Links links) {
    machine(nif);
    nif.elf().foreignSystem().ifPresent(system -> otherSystem(system, nif));
    if (nif.elf().program() || !nif.elf().header().sharedObject()) {
      unlinked(nif);
      return false;
    }
    if (nif.kind() == LibraryKind.NIF) {
      return true;
    }
    if (nif.kind() == LibraryKind.DRIVER || nif.kind() == LibraryKind.ENGINE) {
      otherPlugin(nif.kind());
      return false;
    }
    Optional<Path> provider = links.provider("nif_init");
    if (provider.isPresent()) {
      elsewhere(provider.get());
      return false;
    }
    Optional<String> trace = traceOfNif(nif);
    trace.ifPresentOrElse(text -> hidden(text, links.unread()), () -> plain(nif));
    return trace.isPresent();
  }

  private void machine(NifLibrary nif) {
    Optional<Arch> arch = nif.elf().header().machine().arch();
    boolean wrong =
        arch.isEmpty() || target.arch().map(wanted -> wanted != arch.get()).orElse(false);
    if (wrong) {
      String wanted =
          target
              .arch()
              .map(Arch::toString)
              .orElseGet(() -> Arch.either(known -> known + " (" + known.title() + ")"));
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

  private void otherSystem(String system, NifLibrary nif) {
    findings
        .error(FindingId.NP002, Place.of(path))
        .found(nif.elf().typeName() + " for " + system)
        .expected("a library for Linux")
        .means(
            "the library is made for "
                + system
                + ", whose C library and loader are others: a VM on Linux does not load it")
        .remedy("take the file for Linux, or load this one on " + system);
  }

  /** What is ELF, and no library that was linked to be one. */
  private void unlinked(NifLibrary nif) {
    String init =
        nif.elf()
            .ending("nif_init")
            .map(symbol -> ", with `" + SymbolNames.shortened(symbol.name()) + "` in it")
            .orElse("");
    String type = nif.elf().typeName();
    findings
        .error(FindingId.NP003, Place.of(path))
        .found("ELF " + type + init)
        .expected("a shared library that exports `nif_init`")
        .means(
            switch (nif.elf().header().type()) {
              case ElfHeader.RELOCATABLE ->
                  "the file is an object file (.o) that was not linked: load_nif refuses it";
              case ElfHeader.PROGRAM, ElfHeader.SHARED_OBJECT ->
                  "the file is a program, not a library: loaders refuse to load one into another";
              case ElfHeader.CORE -> "the file is a core file: the memory of a process that died";
              default -> "the file is of ELF " + type + ", which no loader takes";
            })
        .remedy(
            switch (nif.elf().header().type()) {
              case ElfHeader.RELOCATABLE -> "link it: cc -shared -o NAME.so FILE.o";
              case ElfHeader.CORE -> "give its backtrace to nifproof explain";
              default -> "link it with -shared, without -pie and -static";
            });
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
    Optional<Symbol> named =
        nif.elf().ending("_nif_init").filter(symbol -> symbol.binding() != Symbol.Binding.LOCAL);
    if (named.isPresent()) {
      return Optional.of(
          "it has `"
              + SymbolNames.shortened(named.get().name())
              + "` instead: it was compiled with STATIC_ERLANG_NIF, for a VM that is linked with"
              + " it");
    }
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
            trace.contains("STATIC_ERLANG_NIF")
                ? "compile it without -DSTATIC_ERLANG_NIF and -DSTATIC_ERLANG_NIF_LIBNAME"
                : "end the C file with ERL_NIF_INIT(module, functions, …), and keep -flto, version"
                    + " scripts and -fvisibility=hidden from hiding it: mark it"
                    + " __attribute__((visibility(\"default\"), used))");
  }

  private void plain(NifLibrary nif) {
    findings
        .error(FindingId.NP003, Place.of(path))
        .found("ELF " + nif.elf().typeName() + " without `nif_init`, entry or enif_ imports")
        .expected("a shared library that exports `nif_init`")
        .means("the file is a plain " + nif.elf().typeName() + ", not a NIF")
        .remedy("name the library that ERL_NIF_INIT was compiled into");
  }
}
