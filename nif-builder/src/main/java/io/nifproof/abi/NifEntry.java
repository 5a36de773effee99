package io.nifproof.abi;

import io.nifproof.elf.image.Pointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the {@code ErlNifEntry} of a library holds, sense or nonsense. Fields that its version does
 * not have yet are empty.
 *
 * @param address its address
 * @param version the NIF version it says
 * @param module the module name
 * @param count the number of functions it says; may be negative or absurd
 * @param table its pointer to the function table
 * @param functions the rows: as many as it says, unless the table's memory ends before, or the
 *     count is beyond {@link #MAX_FUNCTIONS}
 * @param callbacks the callbacks that are not null
 * @param variant the VM variant
 * @param options its options
 * @param resourceInitSize the size of {@code ErlNifResourceTypeInit} it was compiled with
 * @param minErts the oldest run-time system it says it needs; only text
 * @param narrowRows whether the table makes sense only as rows of 24 bytes although the version's
 *     rows have 32: a hand-written structure of three fields
 */
public record NifEntry(
    long address,
    NifVersion version,
    CString module,
    int count,
    Pointer table,
    List<NifFunction> functions,
    Map<Callback, Pointer> callbacks,
    Optional<CString> variant,
    OptionalLong options,
    OptionalLong resourceInitSize,
    Optional<CString> minErts,
    boolean narrowRows) {
  /** No more rows are read than this. */
  public static final int MAX_FUNCTIONS = 16_384;

  /** Copies list and map. */
  public NifEntry {
    functions = List.copyOf(functions);
    callbacks = Map.copyOf(callbacks);
  }

  /** Whether all rows were read that the entry says there are. */
  public boolean complete() {
    return functions.size() == count;
  }

  /** The rows that have no name: what a NULL row at the end becomes. */
  public List<NifFunction> namelessRows() {
    return functions.stream().filter(row -> row.name() instanceof CString.Null).toList();
  }
}
