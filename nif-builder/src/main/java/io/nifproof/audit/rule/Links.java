package io.nifproof.audit.rule;

import io.nifproof.audit.platform.CLibrary;
import io.nifproof.audit.platform.RuntimeOracle;
import io.nifproof.audit.platform.Target;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Symbol;
import io.nifproof.loader.Closure;
import io.nifproof.loader.LibraryFiles;
import io.nifproof.loader.LibrarySearch;
import io.nifproof.loader.Loaded;
import io.nifproof.loader.LoaderPaths;
import io.nifproof.loader.MissingLibrary;
import io.nifproof.loader.Musl;
import io.nifproof.loader.SharedLibrary;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A library with what it needs, as far as the target, or else this machine, tells. For one thread.
 */
public final class Links {
  private static final int MOST = 32;

  /** Libraries of C compilers and systems, which no project builds. */
  private static final Pattern SYSTEM =
      Pattern.compile(
          "(ld-(linux|musl).*|lib(c|m|dl|rt|pthread|util|resolv|gcc_s|stdc\\+\\+|c\\+\\+|c\\+\\+abi"
              + "|atomic|gomp|asan|ubsan|tsan|unwind)(\\.musl-.*)?\\.so.*)");

  private static final LibraryFiles READ = new LibraryFiles();

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
            .orElseGet(() -> Closure.of(library, LoaderPaths.OWN, READ, List.of())));
  }

  /** The library and those that it brings. */
  public List<SharedLibrary> own() {
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
  List<MissingLibrary> missing() {
    if (target.runtime().isPresent()) {
      return closure.missing();
    }
    return target.policy().isEmpty()
        ? List.of()
        : closure.missing().stream()
            .filter(lost -> !target.policy().get().has(lost.name()) && !ofMusl(lost.name()))
            .toList();
  }

  /** What of all this cannot be judged, in words. */
  public List<String> notJudged() {
    if (target.runtime().isPresent()) {
      return List.of();
    }
    List<String> open = new ArrayList<>();
    unknown().forEach(lost -> open.add("`" + lost.name() + "`, which is not on this machine"));
    List<String> symbols =
        closure.own().stream()
            .flatMap(library -> LinkRules.open(false, library).stream())
            .map(Symbol::name)
            .filter(name -> !offered(name))
            .toList();
    if (!symbols.isEmpty() && !complete()) {
      open.add("who provides " + SymbolVersionRules.shown(symbols));
    }
    return open;
  }

  /** What nobody can tell of the target, and this machine has not. */
  private List<MissingLibrary> unknown() {
    if (target.runtime().isPresent() || target.policy().isPresent()) {
      return List.of();
    }
    List<MissingLibrary> open =
        closure.missing().stream().filter(lost -> !ofSystem(lost.name())).toList();
    return open.isEmpty() ? open : here().map(Closure::missing).orElse(open);
  }

  /** The needed library in which {@code dlsym} finds a symbol that the library itself has not. */
  Optional<Path> provider(String symbol) {
    return closure.dependencies().stream()
        .map(Loaded::library)
        .filter(library -> library.exports(symbol))
        .map(SharedLibrary::file)
        .findFirst();
  }

  /** The needed libraries that were not found, and that are none of the system's. */
  List<String> unread() {
    return closure.missing().stream()
        .filter(lost -> !ofSystem(lost.name()))
        .map(MissingLibrary::name)
        .limit(MOST)
        .toList();
  }

  private static boolean ofSystem(String name) {
    return SYSTEM.matcher(name).matches();
  }

  /** Whether a library of the target, or of this machine, offers a symbol to it. */
  boolean offered(String symbol) {
    return closure.offers(symbol)
        || target.runtime().map(runtime -> runtime.offers(symbol)).orElse(false)
        || (target.runtime().isEmpty() && here().map(all -> all.offers(symbol)).orElse(false));
  }

  /** The libraries of the target's system, or of this machine where it stands for the target. */
  Optional<LibrarySearch> system() {
    return target.runtime().isPresent()
        ? target.runtime().map(RuntimeOracle::system)
        : here().map(unused -> ThisMachine.SEARCH);
  }

  /** Whether what it needs offers a symbol, the VM's own libraries left aside. */
  boolean offeredByNeeds(String symbol) {
    return closure.offers(symbol)
        || (target.runtime().isEmpty() && here().map(all -> all.offers(symbol)).orElse(false));
  }

  /**
   * Whether all that it needs was found, so that nobody else can offer a symbol but the VM. Of a
   * target that cannot be asked only the compilers' and the system's own libraries are known to be
   * like those of this machine.
   */
  boolean complete() {
    if (target.runtime().isPresent() || closure.complete()) {
      return closure.complete();
    }
    return here()
        .filter(Closure::complete)
        .filter(
            all ->
                all.dependencies().stream()
                    .allMatch(each -> each.bundled() || ofSystem(each.library().name())))
        .isPresent();
  }

  private boolean ofMusl(String name) {
    boolean musl = target.libc().filter(libc -> libc.kind() == CLibrary.Kind.MUSL).isPresent();
    return musl && Musl.isItself(name);
  }

  /** What this machine's own loader finds, when the library is made for such a machine. */
  private Optional<Closure> here() {
    if (here == null) {
      boolean alike =
          elf.header().machine().arch().equals(Optional.of(Arch.host()))
              && elf.foreignSystem().isEmpty()
              && target.libc().filter(libc -> libc.kind() == CLibrary.Kind.MUSL).isEmpty();
      here =
          alike
              ? Optional.of(Closure.of(closure.library(), ThisMachine.PATHS, READ, List.of()))
              : Optional.empty();
    }
    return here;
  }

  /** Read when it is needed first. */
  private static final class ThisMachine {
    static final LoaderPaths PATHS = LoaderPaths.of(Path.of("/"), Arch.host().gnuTriple(), false);
    static final LibrarySearch SEARCH = new LibrarySearch(PATHS, READ);
  }
}
