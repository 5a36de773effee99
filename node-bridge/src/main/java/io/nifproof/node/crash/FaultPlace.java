package io.nifproof.node.crash;

import java.util.Optional;

/**
 * What was at an address that could not be accessed, at that moment.
 *
 * @param address the address
 * @param mapping what was mapped there; empty for nothing
 * @param file what was under the name of the mapped file; empty for none, also when it was removed
 */
public record FaultPlace(long address, Optional<Mapping> mapping, Optional<FileState> file) {
  private static final long PAGE = 4096;

  /** Whether another file, or none, had the name of the one that is mapped. */
  public boolean replaced() {
    return mapping.map(Mapping::deleted).orElse(false);
  }

  /** Whether the file, still the one that is mapped, ended before the page of the address. */
  public boolean beyondEnd() {
    return !replaced()
        && file.isPresent()
        && mapping.isPresent()
        && (offset() & -PAGE) >= file.get().size();
  }

  /** Where in the file the address is; meaningless without a mapping. */
  private long offset() {
    return mapping.map(one -> one.offset() + (address - one.start())).orElse(0L);
  }
}
