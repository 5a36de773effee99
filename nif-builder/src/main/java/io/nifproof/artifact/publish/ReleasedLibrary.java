package io.nifproof.artifact.publish;

import io.nifproof.abi.NifEntry;
import io.nifproof.artifact.Platform;
import io.nifproof.artifact.proof.LibraryProof;
import io.nifproof.artifact.proof.PassedLibrary;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.LibraryFacts;
import java.util.List;
import java.util.Optional;

/**
 * A library that is released.
 *
 * @param passed its file and how it was built
 * @param platform what it is for, by what its file says
 * @param facts what its file says
 */
record ReleasedLibrary(PassedLibrary passed, Platform platform, LibraryAudit facts) {
  /** The name that it is loaded by. */
  String file() {
    return passed.file().getFileName().toString();
  }

  Optional<NifEntry> entry() {
    return facts.nif().flatMap(LibraryFacts::entry);
  }

  ReleasedLibrary on(Platform other) {
    return new ReleasedLibrary(passed, other, facts);
  }

  /** What the attestation says of it under the name it is published by. */
  LibraryProof proof(String name) {
    LibraryProof.Needs needs =
        new LibraryProof.Needs(
            text(facts.floor().otp()),
            text(facts.floor().glibc()),
            text(facts.floor().cpu()),
            facts.nif().map(LibraryFacts::needed).orElse(List.of()));
    return new LibraryProof(
        name,
        file(),
        platform.classifier(),
        passed.arch(),
        platform.musl() ? "musl" : "glibc",
        text(entry().map(NifEntry::version)),
        facts.nif().flatMap(LibraryFacts::module).orElse(null),
        passed.variant(),
        passed.compiler(),
        passed.optimize(),
        needs);
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }
}
