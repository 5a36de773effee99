package io.nifproof.artifact.publish;

import io.nifproof.abi.NifEntry;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.ArtifactException.Kind;
import io.nifproof.artifact.Platform;
import io.nifproof.artifact.proof.GateProof;
import io.nifproof.artifact.proof.KeptGate;
import io.nifproof.artifact.proof.PassedLibrary;
import io.nifproof.artifact.proof.ProofPolicy;
import io.nifproof.audit.Audit;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.LibraryFacts;
import io.nifproof.audit.platform.Target;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What passed and is released: one library for each platform, of one gate or several. */
public final class Release {
  private final List<ReleasedLibrary> libraries;
  private final List<GateProof> gates;
  private final Optional<Path> module;
  private final String nifproof;

  private Release(
      List<ReleasedLibrary> libraries,
      List<GateProof> gates,
      Optional<Path> module,
      String nifproof) {
    this.libraries = List.copyOf(libraries);
    this.gates = List.copyOf(gates);
    this.module = module;
    this.nifproof = nifproof;
  }

  /**
   * Takes the libraries of a variant out of gates.
   *
   * @param folders of the gates
   * @param library which library; when absent, each gate must be of one only
   * @param variant which to release; when absent, each gate must have built one only
   * @param policy what must be proved of each library
   * @param nifproof the version of nifproof
   * @throws ArtifactException when a gate has not passed, a library is not what passed, or less is
   *     proved of it than is required
   */
  public static Release of(
      List<Path> folders,
      Optional<String> library,
      Optional<String> variant,
      ProofPolicy policy,
      String nifproof)
      throws ArtifactException {
    List<ReleasedLibrary> libraries = new ArrayList<>();
    List<GateProof> proofs = new ArrayList<>();
    Optional<Path> module = Optional.empty();
    for (Path folder : folders) {
      KeptGate gate = KeptGate.read(folder);
      String name = gate.library(library);
      for (PassedLibrary passed : gate.passed(name, variant)) {
        ReleasedLibrary released = library(passed);
        require(policy, released, gate.proof(name));
        libraries.add(released);
      }
      proofs.add(gate.proof(name));
      module = module.or(() -> gate.module(name));
    }
    return new Release(distinct(libraries), proofs, module, nifproof);
  }

  private static void require(ProofPolicy policy, ReleasedLibrary library, GateProof gate)
      throws ArtifactException {
    List<String> problems =
        policy.problems(gate, library.passed().sha256(), library.proof(library.file()));
    if (!problems.isEmpty()) {
      throw new ArtifactException(
          Kind.REFUSED,
          "library `"
              + library.passed().file()
              + "` is not proved as required:\n  "
              + String.join("\n  ", problems),
          "what is required stands in [publish] of nifproof.toml and in --require; nifproof gate"
              + " --no-cache runs every cell afresh");
    }
  }

  private static ReleasedLibrary library(PassedLibrary passed) throws ArtifactException {
    LibraryAudit audit = Audit.of(passed.file(), Target.ANY, Optional.empty());
    Optional<Arch> arch = audit.nif().flatMap(known -> known.machine().arch());
    if (arch.isEmpty() || !arch.get().id().equals(passed.arch())) {
      throw new ArtifactException(
          Kind.REFUSED,
          "library `"
              + passed.file()
              + "` is "
              + audit.identity()
              + ", and not for "
              + passed.arch(),
          "");
    }
    boolean musl =
        audit.nif().map(LibraryFacts::needed).orElse(List.of()).stream()
            .anyMatch(needed -> needed.startsWith("libc.musl-") || needed.startsWith("ld-musl-"));
    return new ReleasedLibrary(passed, new Platform(arch.get(), musl, Optional.empty()), audit);
  }

  /** NIF versions come into the names only where machine and C library do not tell them apart. */
  private static List<ReleasedLibrary> distinct(List<ReleasedLibrary> libraries)
      throws ArtifactException {
    List<ReleasedLibrary> named = new ArrayList<>();
    for (ReleasedLibrary library : libraries) {
      boolean alone =
          libraries.stream().filter(o -> o.platform().equals(library.platform())).count() == 1;
      named.add(alone ? library : library.on(withNif(library)));
    }
    Set<Platform> seen = new HashSet<>();
    for (ReleasedLibrary library : named) {
      if (!seen.add(library.platform())) {
        throw new ArtifactException(
            Kind.WRONG,
            "two libraries are for `"
                + library.platform()
                + "`, one of them `"
                + library.passed().file()
                + "`",
            "release one variant, of gates whose platforms or NIF versions differ");
      }
    }
    named.sort(Comparator.comparing(library -> library.platform().classifier()));
    return named;
  }

  private static Platform withNif(ReleasedLibrary library) {
    return new Platform(
        library.platform().arch(),
        library.platform().musl(),
        library.entry().map(NifEntry::version));
  }

  List<ReleasedLibrary> libraries() {
    return libraries;
  }

  List<GateProof> gates() {
    return gates;
  }

  /** The object code of the libraries' module. */
  Optional<Path> module() {
    return module;
  }

  String nifproof() {
    return nifproof;
  }
}
