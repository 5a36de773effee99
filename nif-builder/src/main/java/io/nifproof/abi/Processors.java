package io.nifproof.abi;

import io.nifproof.abi.amd64.Amd64;
import io.nifproof.abi.arm64.Arm64;
import io.nifproof.abi.code.Processor;
import io.nifproof.elf.ElfFile;
import io.nifproof.node.Arch;
import java.util.Optional;

/** The way to what is known of an architecture's code. */
final class Processors {
  private Processors() {}

  /** That of a file; empty when it is for a machine that is no architecture of nifproof. */
  static Optional<Processor> of(ElfFile elf) {
    return elf.header().machine().arch().map(Processors::of);
  }

  private static Processor of(Arch arch) {
    return switch (arch) {
      case AMD64 -> new Amd64();
      case ARM64 -> new Arm64();
    };
  }
}
