package io.nifproof.artifact.proof;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.node.files.Checksum;
import io.nifproof.result.Axis;
import io.nifproof.result.CellResult;
import io.nifproof.result.Instrument;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.CellWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A gate that was kept, as it lies on the disk. Nothing in it is believed that its own bytes do not
 * confirm.
 */
public final class KeptGate {
  static final String REPORT = "report.json";
  static final String MANIFEST = "gate.json";

  private final Path folder;
  private final Results result;
  private final GateManifest manifest;

  private KeptGate(Path folder, Results result, GateManifest manifest) {
    this.folder = folder;
    this.result = result;
    this.manifest = manifest;
  }

  /**
   * Reads a folder.
   *
   * @throws ArtifactException when it is none of a gate
   */
  public static KeptGate read(Path folder) throws ArtifactException {
    if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
      throw new ArtifactException(
          ArtifactException.Kind.WRONG,
          "there is no kept gate in `" + folder + "`",
          "nifproof gate --save " + folder);
    }
    return new KeptGate(
        folder,
        Json.results(folder.resolve(REPORT)),
        Json.read(folder.resolve(MANIFEST), GateManifest.class));
  }

  /** The object code of a library's module. */
  public Optional<Path> module(String library) {
    return kept(library).stream()
        .map(GateManifest.Kept::module)
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> Optional.ofNullable(manifest.module()))
        .map(folder::resolve)
        .filter(Files::isRegularFile);
  }

  /** What the attestation says of a library. */
  public GateProof proof(String library) {
    return new GateProof(
        library,
        result.verdict().id(),
        manifest.nifproof(),
        result.cells(library),
        manifest.suppressions());
  }

  /**
   * Which of its libraries.
   *
   * @param wanted its name; when absent, the gate must have one only
   * @throws ArtifactException when it has no such library, or several
   */
  public String library(Optional<String> wanted) throws ArtifactException {
    List<String> known = manifest.libraries().stream().map(this::name).distinct().toList();
    return chosen("library", wanted, new TreeSet<>(known), "name one with --library");
  }

  /** That of one of several libraries; older versions did not say it of one. */
  private String name(GateManifest.Kept one) {
    return one.library() == null ? result.name() : one.library();
  }

  private List<GateManifest.Kept> kept(String library) {
    return manifest.libraries().stream().filter(one -> name(one).equals(library)).toList();
  }

  /**
   * A library in one variant, one file for each architecture.
   *
   * @param library its name
   * @param variant its name; when absent, the gate must have one only
   * @throws ArtifactException when the gate has not passed, or a library is not what passed
   */
  public List<PassedLibrary> passed(String library, Optional<String> variant)
      throws ArtifactException {
    requirePass();
    TreeSet<String> known =
        kept(library).stream()
            .map(one -> String.valueOf(one.variant()))
            .collect(Collectors.toCollection(TreeSet::new));
    String chosen =
        chosen(
            "variant",
            variant,
            known,
            "name one with --variant, or as `variant` in [publish] of nifproof.toml");
    List<GateManifest.Kept> kept =
        kept(library).stream().filter(one -> chosen.equals(one.variant())).toList();
    List<PassedLibrary> libraries = new ArrayList<>();
    for (GateManifest.Kept one : kept) {
      libraries.add(passed(one));
    }
    return libraries;
  }

  private void requirePass() throws ArtifactException {
    if (result.verdict() == Verdict.PASS) {
      requireTrap();
      return;
    }
    String cells =
        result.cells().stream()
            .filter(cell -> cell.verdict() != Verdict.PASS)
            .limit(5)
            .map(cell -> cell.id() + " " + CellWords.of(cell))
            .collect(Collectors.joining(", "));
    String blocked =
        result.missing().stream()
            .limit(5)
            .map(one -> one.what() + " could not run")
            .collect(Collectors.joining(", "));
    String why = cells.isEmpty() || blocked.isEmpty() ? cells + blocked : cells + ", " + blocked;
    throw new ArtifactException(
        ArtifactException.Kind.REFUSED,
        "the verdict of the gate in `"
            + folder
            + "` is `"
            + result.verdict()
            + "`, not `pass`"
            + (why.isEmpty() ? "" : ": " + why),
        "make it pass and gate again; only what passed is published");
  }

  /** What nobody watched may have been damaged without a sign. */
  private void requireTrap() throws ArtifactException {
    for (CellResult cell : result.cells()) {
      Optional<Instrument> blind = cell.circumstances().blind();
      if (blind.isPresent()) {
        throw new ArtifactException(
            ArtifactException.Kind.REFUSED,
            "cell `"
                + cell.id()
                + "` of the gate in `"
                + folder
                + "` passed without the crash trap: "
                + blind.get().missing().orElse(""),
            "gate again with --require-trap; nifproof doctor names what the trap needs");
      }
    }
  }

  private String chosen(String what, Optional<String> wanted, Set<String> known, String hint)
      throws ArtifactException {
    String names = String.join(", ", known);
    if (known.isEmpty()) {
      throw new ArtifactException(
          ArtifactException.Kind.REFUSED, "the gate in `" + folder + "` kept no library", "");
    }
    if (wanted.isPresent() && !known.contains(wanted.get())) {
      throw new ArtifactException(
          ArtifactException.Kind.WRONG,
          "the gate built no " + what + " `" + wanted.get() + "`; it built " + names,
          hint);
    }
    if (wanted.isEmpty() && known.size() > 1) {
      throw new ArtifactException(
          ArtifactException.Kind.WRONG,
          "the gate built " + names + "; which of them shall it be?",
          hint);
    }
    return wanted.orElseGet(() -> known.iterator().next());
  }

  private PassedLibrary passed(GateManifest.Kept one) throws ArtifactException {
    Path file = folder.resolve(String.valueOf(one.file())).normalize();
    String now = Checksum.SHA256.ifReadable(file).orElse("nothing, it cannot be read");
    List<CellResult> cells =
        result.cells().stream()
            .filter(cell -> cell.name().equals(name(one)))
            .filter(cell -> cell.subject().variant().equals(one.variant()))
            .filter(cell -> cell.axis(Axis.ARCH).equals(Optional.ofNullable(one.arch())))
            .toList();
    if (cells.isEmpty()
        || !now.equals(one.sha256())
        || !cells.stream().map(KeptGate::sha256).allMatch(now::equals)) {
      throw new ArtifactException(
          ArtifactException.Kind.REFUSED,
          "library `"
              + file
              + "` is not the file that passed the gate: its SHA-256 is "
              + now
              + ", and the gate loaded "
              + cells.stream().map(KeptGate::sha256).distinct().collect(Collectors.joining(", ")),
          "gate again, and publish what that kept");
    }
    CellResult first = cells.get(0);
    return new PassedLibrary(
        file,
        now,
        one.arch(),
        one.variant(),
        first.axis(Axis.COMPILER).orElse(null),
        first.axis(Axis.OPTIMIZE).orElse(null));
  }

  private static String sha256(CellResult cell) {
    return cell.subject().sha256().orElse("nothing");
  }
}
