package io.nifproof.samples;

/** Libraries that no linker makes: each asks for as much work as its reader could be made to do. */
public enum HostileLibrary {
  /** Symbols without end, all exported, all of one long name. */
  SYMBOLS(1 << 18, 0, 0, 0),
  /** Relocations without end, all of one place. */
  RELOCATIONS(16, 1 << 19, 0, 0),
  /** Rows without end, all of one long name. */
  ROWS(16, 0, 1 << 15, 0),
  /** Versions without end. */
  VERSIONS(16, 0, 0, 1 << 13),
  /** All of that at once. */
  ALL(1 << 18, 1 << 19, 1 << 15, 1 << 13);

  private final int symbols;
  private final int relocations;
  private final int rows;
  private final int versions;

  HostileLibrary(int symbols, int relocations, int rows, int versions) {
    this.symbols = symbols;
    this.relocations = relocations;
    this.rows = rows;
    this.versions = versions;
  }

  /** The file. */
  public byte[] bytes() {
    return new HostileElf(symbols, relocations, rows, versions).bytes();
  }
}
