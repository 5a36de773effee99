package io.nifproof.artifact.publish;

import io.nifproof.abi.NifEntry;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.ArtifactException.Kind;
import io.nifproof.artifact.proof.Attestation;
import io.nifproof.artifact.proof.AttestedFile;
import io.nifproof.artifact.proof.LibraryProof;
import io.nifproof.artifact.proof.Proof;
import io.nifproof.audit.LibraryFacts;
import io.nifproof.node.files.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tarballs of a release with their file of checksums, and the attestation of both.
 *
 * @param layout whose names they get
 * @param name the package's name: the crate, or the application
 * @param version its version
 * @param module the Elixir module that loads the library; when absent the one in the library
 * @param nif the NIF version in the names; when absent the one in the library
 */
public record PrecompiledPackage(
    RepositoryLayout layout,
    String name,
    String version,
    Optional<String> module,
    Optional<String> nif) {
  /**
   * Makes the files; each is whole before it has its name.
   *
   * @param folder where to; it is made
   * @return the files, the checksums and the attestation last
   * @throws ArtifactException when the library does not tell what the names need
   */
  public List<Path> make(Release release, Path folder) throws ArtifactException, IOException {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, ".nifproof-");
    try {
      List<String> made = new ArrayList<>();
      Map<String, String> checksums = new TreeMap<>();
      List<AttestedFile> subjects = new ArrayList<>();
      List<LibraryProof> proofs = new ArrayList<>();
      for (ReleasedLibrary library : release.libraries()) {
        String version = nif(library);
        String tarball = layout.tarball(name, this.version, version, library.platform());
        String entry =
            layout.entry(name, this.version, version, library.platform(), library.file());
        Tarball.write(work.resolve(tarball), entry, library.passed().file());
        checksums.put(tarball, "sha256:" + Checksum.SHA256.of(work.resolve(tarball)));
        String subject = tarball + "/" + entry;
        subjects.add(AttestedFile.of(tarball, work.resolve(tarball)));
        subjects.add(AttestedFile.of(subject, library.passed().file()));
        proofs.add(library.proof(subject));
        made.add(tarball);
      }
      String list = layout.checksums(module(release));
      Files.writeString(work.resolve(list), elixir(checksums));
      made.add(list);
      subjects.add(AttestedFile.of(list, work.resolve(list)));
      String attestation = name + "-" + version + "-" + Attestation.CLASSIFIER + ".json";
      Proof proof =
          new Proof(1, release.nifproof(), name + ":" + version, "pass", proofs, release.gates());
      Attestation.of(subjects, proof).write(work.resolve(attestation));
      made.add(attestation);
      return placed(work, folder, made);
    } finally {
      removeAll(work);
    }
  }

  private String nif(ReleasedLibrary library) throws ArtifactException {
    return nif.or(() -> library.entry().map(NifEntry::version).map(Object::toString))
        .orElseThrow(
            () ->
                new ArtifactException(
                    Kind.WRONG,
                    "library `"
                        + library.file()
                        + "` does not tell its NIF version: its table is"
                        + " made at run time",
                    "name it with --nif-version, such as 2.16"));
  }

  private String module(Release release) throws ArtifactException {
    if (layout != RepositoryLayout.RUSTLER_PRECOMPILED) {
      return "";
    }
    return module
        .or(() -> release.libraries().get(0).facts().nif().flatMap(LibraryFacts::module))
        .filter(known -> known.matches("[A-Za-z0-9_.]+"))
        .orElseThrow(
            () ->
                new ArtifactException(
                    Kind.WRONG,
                    "the library does not tell its module: its table is made at run time",
                    "name it with --module, such as Elixir.MyApp.Native"));
  }

  /** A map literal, in the order that the tools write it. */
  private static String elixir(Map<String, String> checksums) {
    StringBuilder text = new StringBuilder("%{\n");
    checksums.forEach(
        (file, sum) ->
            text.append("  \"").append(file).append("\" => \"").append(sum).append("\",\n"));
    return text.append("}\n").toString();
  }

  private static List<Path> placed(Path work, Path folder, List<String> names) throws IOException {
    List<Path> placed = new ArrayList<>();
    for (String each : names) {
      placed.add(
          Files.move(
              work.resolve(each),
              folder.resolve(each),
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING));
    }
    return placed;
  }

  private static void removeAll(Path work) throws IOException {
    try (var entries = Files.list(work)) {
      for (Path entry : entries.toList()) {
        Files.delete(entry);
      }
    }
    Files.delete(work);
  }
}
