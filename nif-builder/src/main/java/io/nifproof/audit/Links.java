package io.nifproof.audit;

import io.nifproof.elf.ElfFile;
import io.nifproof.loader.Closure;
import io.nifproof.loader.LibraryFiles;
import io.nifproof.loader.LoaderPaths;
import io.nifproof.loader.Missing;
import io.nifproof.loader.Musl;
import io.nifproof.loader.SharedLibrary;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A library with what it needs, as far as the target, or else this machine, tells. For one thread.
 */
final class Links {
  private static final LibraryFiles OF_THIS_MACHINE = new LibraryFiles();

  private final Target target;
  private final ElfFile elf;
  private final Closure closure;
  private Optional<Closure> here;

  private Links(ElfFile elf, Target target, Closure closure) {
    this.elf = elf;
    this.target = target;
    this.closure = closure;
  }

  /** Looks for what the library needs, where the target's loader would. */
  static Links of(Path path, ElfFile elf, Target target) {
    SharedLibrary library = SharedLibrary.of(path, elf);
    return new Links(
        elf,
        target,
        target
            .runtime()
            .map(runtime -> runtime.closure(library))
            .orElseGet(() -> Closure.of(library, LoaderPaths.OWN, new LibraryFiles(), List.of())));
  }

  /** The library and those that it brings. */
  List<SharedLibrary> own() {
    return closure.own();
  }

  /** What it brings. */
  List<SharedLibrary> bundled() {
    return closure.bundled();
  }

  /** The library that goes by a name, where the target is known to have it. */
  Optional<SharedLibrary> named(String name) {
    return closure.named(name);
  }

  /** What the target is known not to have: by its own files, or by the policy's list. */
  List<Missing> missing() {
    if (target.runtime().isPresent()) {
      return closure.missing();
    }
    return target.policy().isEmpty()
        ? List.of()
        : closure.missing().stream()
            .filter(lost -> !target.policy().get().has(lost.name()) && !ofMusl(lost.name()))
            .toList();
  }

  /** What nobody can tell of the target, and this machine has not. */
  List<Missing> unknown() {
    if (target.runtime().isPresent() || target.policy().isPresent()) {
      return List.of();
    }
    List<Missing> open =
        closure.missing().stream().filter(lost -> !NeededLibraries.ofSystem(lost.name())).toList();
    return open.isEmpty() ? open : here().map(Closure::missing).orElse(open);
  }

  /** Whether a library of the target, or of this machine, offers a symbol to it. */
  boolean offered(String symbol) {
    return closure.offers(symbol)
        || target.runtime().map(runtime -> runtime.offers(symbol)).orElse(false)
        || (target.runtime().isEmpty() && here().map(all -> all.offers(symbol)).orElse(false));
  }

  /** Whether what it needs offers a symbol, the VM's own libraries left aside. */
  boolean offeredByNeeds(String symbol) {
    return closure.offers(symbol)
        || (target.runtime().isEmpty() && here().map(all -> all.offers(symbol)).orElse(false));
  }

  /** Whether all that it needs was found, so that nobody else can offer a symbol but the VM. */
  boolean complete() {
    return target.runtime().isPresent()
        ? closure.complete()
        : closure.complete() || here().map(Closure::complete).orElse(false);
  }

  private boolean ofMusl(String name) {
    boolean musl = target.libc().filter(libc -> libc.kind() == CLibrary.Kind.MUSL).isPresent();
    return musl && Musl.isItself(name);
  }

  /** What this machine's own loader finds, when the library is made for such a machine. */
  private Optional<Closure> here() {
    if (here == null) {
      boolean native_ =
          elf.header().machine().arch().equals(Optional.of(Arch.host()))
              && elf.foreignSystem().isEmpty()
              && target.libc().filter(libc -> libc.kind() == CLibrary.Kind.MUSL).isEmpty();
      here =
          native_
              ? Optional.of(
                  Closure.of(closure.library(), ThisMachine.PATHS, OF_THIS_MACHINE, List.of()))
              : Optional.empty();
    }
    return here;
  }

  /** Read when it is needed first. */
  private static final class ThisMachine {
    static final LoaderPaths PATHS = LoaderPaths.of(Path.of("/"), Arch.host().gnuTriple(), false);
  }
}
