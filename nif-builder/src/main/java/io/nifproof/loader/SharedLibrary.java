package io.nifproof.loader;

import io.nifproof.elf.Dynamic;
import io.nifproof.elf.ElfFile;
import io.nifproof.elf.ElfMachine;
import io.nifproof.elf.Relocation;
import io.nifproof.elf.Relocations;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.VersionNeed;
import io.nifproof.elf.image.Segment;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the loader reads of a library. Holds none of its bytes. Immutable.
 *
 * @param file the file
 * @param machine its processor
 * @param dynamic what its dynamic section asks for
 * @param exports the symbols that it offers
 * @param imports the symbols that it must find elsewhere; weak ones are left out
 * @param needs the versions that it needs of others
 * @param versions the versions that it defines; empty when it has none at all
 * @param threadMemory the bytes that its thread-local variables take of the memory which every
 *     thread has from its birth; 0 when they may lie elsewhere
 */
public record SharedLibrary(
    Path file,
    ElfMachine machine,
    Dynamic dynamic,
    Set<String> exports,
    List<Symbol> imports,
    List<VersionNeed> needs,
    Set<String> versions,
    long threadMemory) {
  /** R_X86_64_TPOFF64 and R_AARCH64_TLS_TPREL: the distance of a variable from the thread. */
  private static final Set<Integer> TO_THREAD = Set.of(18, 1030);

  /** Copies. */
  public SharedLibrary {
    exports = Set.copyOf(exports);
    imports = List.copyOf(imports);
    needs = List.copyOf(needs);
    versions = Set.copyOf(versions);
  }

  /** What the facts of a file say. */
  public static SharedLibrary of(Path file, ElfFile elf) {
    Set<String> exports = new HashSet<>();
    elf.symbols().stream().filter(Symbol::exported).map(Symbol::name).forEach(exports::add);
    return new SharedLibrary(
        file,
        elf.header().machine(),
        elf.dynamic(),
        exports,
        elf.symbols().stream()
            .filter(symbol -> symbol.imported() && symbol.binding() != Symbol.Binding.WEAK)
            .toList(),
        elf.versionNeeds(),
        Set.copyOf(elf.versionDefinitions()),
        fixedThreadMemory(elf));
  }

  /** AArch64's linkers do not mark such a library; its relocations tell. */
  private static long fixedThreadMemory(ElfFile elf) {
    long bytes =
        elf.segments().stream()
            .filter(segment -> segment.type() == Segment.TLS)
            .mapToLong(Segment::memorySize)
            .max()
            .orElse(0);
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
