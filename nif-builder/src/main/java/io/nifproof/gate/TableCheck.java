package io.nifproof.gate;

import io.nifproof.abi.CString;
import io.nifproof.abi.NifFunction;
import java.nio.file.Path;
import java.util.List;

/** Finds the rows of a function table that no VM survives. */
public final class TableCheck {
  private TableCheck() {}

  /** What is wrong in the table of a library; nothing when it has none that can be read. */
  public static List<Finding> findings(Path library) {
    return LibraryFile.read(library).nif().map(nif -> nif.functions()).orElse(List.of()).stream()
        .filter(row -> row.name() instanceof CString.Null)
        .map(TableCheck::namelessRow)
        .toList();
  }

  private static Finding namelessRow(NifFunction row) {
    return new Finding(
        "NP010",
        "error",
        "row "
            + (row.index() + 1)
            + " of the function table has no name (a NULL pointer at address 0x"
            + Long.toHexString(row.address())
            + "). The VM takes the length of every name while it loads the library and crashes"
            + " on this one. ERL_NIF_INIT counts the rows itself: remove the {NULL, 0, NULL} row.");
  }
}
