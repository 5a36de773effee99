package io.nifproof.build;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a NIF is compiled against.
 *
 * @param includeDir where {@code erl_nif.h} and {@code ei.h} are
 * @param eiLibraries where {@code libei.a} of an architecture is, for those that have one
 * @param roots where packages for another architecture are, when the project asks for some
 */
public record ErlangHeaders(
    Path includeDir, Map<Arch, Path> eiLibraries, Map<Arch, TargetRoot> roots) {
  /** Copies the maps. */
  public ErlangHeaders {
    eiLibraries = Map.copyOf(eiLibraries);
    roots = Map.copyOf(roots);
  }

  /** Of a project that asks for no packages. */
  public ErlangHeaders(Path includeDir, Map<Arch, Path> eiLibraries) {
    this(includeDir, eiLibraries, Map.of());
  }

  /** What a compiler for an architecture is told of the packages. */
  public List<String> compile(Arch arch) {
    return roots.containsKey(arch) ? roots.get(arch).compile() : List.of();
  }

  /** What a linker for an architecture is told of them. */
  public List<String> link(Arch arch) {
    return roots.containsKey(arch) ? roots.get(arch).link() : List.of();
  }

  /** What the build tool for an architecture is told of them. */
  public Map<String, String> variables(Arch arch) {
    return roots.containsKey(arch) ? roots.get(arch).variables() : Map.of();
  }
}
