package io.nifproof.loader;

import io.nifproof.elf.Dynamic;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.ElfMachine;
import io.nifproof.elf.LinkedFile;
import io.nifproof.elf.Relocation;
import io.nifproof.elf.Relocations;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.VersionNeed;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the loader reads of a library. Symbols are read when they are asked for. Immutable and
 * thread-safe.
 */
public final class SharedLibrary {
  /** R_X86_64_TPOFF64 and R_AARCH64_TLS_TPREL: the distance of a variable from the thread. */
  private static final Set<Integer> TO_THREAD = Set.of(18, 1030);

  private final Path file;
  private final ElfMachine machine;
  private final Dynamic dynamic;
  private final List<VersionNeed> needs;
  private final Set<String> versions;
  private final Predicate<String> exports;
  private final Once<Whole> whole;

  /** What only the whole file tells. */
  private record Whole(List<Symbol> imports, long threadMemory) {
    static Whole of(ElfFile elf) {
      return new Whole(
          elf.symbols().stream()
              .filter(symbol -> symbol.imported() && symbol.binding() != Symbol.Binding.WEAK)
              .toList(),
          fixedThreadMemory(elf));
    }
  }

  private SharedLibrary(
      Path file,
      ElfMachine machine,
      Dynamic dynamic,
      List<VersionNeed> needs,
      List<String> versions,
      Predicate<String> exports,
      Once<Whole> whole) {
    this.file = file;
    this.machine = machine;
    this.dynamic = dynamic;
    this.needs = needs;
    this.versions = Set.copyOf(versions);
    this.exports = exports;
    this.whole = whole;
  }

  /** What the facts of a file say. */
  public static SharedLibrary of(Path file, ElfFile elf) {
    Once<Set<String>> names = new Once<>(() -> exports(elf));
    return new SharedLibrary(
        file,
        elf.header().machine(),
        elf.dynamic(),
        elf.versionNeeds(),
        elf.versionDefinitions(),
        name -> names.get().contains(name),
        new Once<>(() -> Whole.of(elf)));
  }

  /** One that others need: the rest is read when it is asked for. */
  public static SharedLibrary of(Path file, LinkedFile linked) {
    return new SharedLibrary(
        file,
        linked.header().machine(),
        linked.dynamic(),
        linked.versionNeeds(),
        linked.versionDefinitions(),
        linked::exports,
        new Once<>(() -> whole(file)));
  }

  private static Set<String> exports(ElfFile elf) {
    Set<String> exports = new HashSet<>();
    for (Symbol symbol : elf.symbols()) {
      if (symbol.exported()) {
        exports.add(symbol.name());
      }
    }
    return exports;
  }

  private static Whole whole(Path file) {
    try {
      return Whole.of(ElfFile.read(file));
    } catch (IOException | ElfFormatException e) {
      return new Whole(List.of(), 0); // it went away meanwhile
    }
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Its processor. */
  public ElfMachine machine() {
    return machine;
  }

  /** What its dynamic section asks for. */
  public Dynamic dynamic() {
    return dynamic;
  }

  /** Whether it offers a symbol. */
  public boolean exports(String symbol) {
    return exports.test(symbol);
  }

  /** The symbols that it must find elsewhere; weak ones are left out. */
  public List<Symbol> imports() {
    return whole.get().imports();
  }

  /** The versions that it needs of others. */
  public List<VersionNeed> needs() {
    return needs;
  }

  /** The versions that it defines; empty when it has none at all. */
  public Set<String> versions() {
    return versions;
  }

  /**
   * The bytes that its thread-local variables take of the memory which every thread has from its
   * birth; 0 when they may lie elsewhere.
   */
  public long threadMemory() {
    return whole.get().threadMemory();
  }

  /** AArch64's linkers do not mark such a library; its relocations tell. */
  private static long fixedThreadMemory(ElfFile elf) {
    long bytes = 0;
    for (Segment segment : elf.segments()) {
      bytes = segment.type() == Segment.TLS ? Math.max(bytes, segment.memorySize()) : bytes;
    }
    Relocations relocations = elf.relocations();
    boolean fixed = elf.dynamic().staticTls();
    for (int i = 0; bytes > 0 && !fixed && i < relocations.size(); i++) {
      fixed =
          relocations.kind(i) == Relocation.Kind.TLS
              && TO_THREAD.contains(relocations.get(i).type());
    }
    return fixed ? bytes : 0;
  }

  /** The name that others know it by: its SONAME, or else its file's. */
  public String name() {
    return dynamic.soname().orElseGet(() -> String.valueOf(file.getFileName()));
  }

  /** The folders that it wants searched for what it needs itself; RUNPATH overrides RPATH. */
  Optional<String> ownPath() {
    return dynamic.runpath().or(dynamic::rpath);
  }
}
