package io.nifproof.node.beam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Takes {@code on_load} out of a module and puts {@code '$nifproof_load'/2} in.
 *
 * <p>{@code on_load} is an instruction without operands in front of the function's body (the
 * attribute of the source is not in the file): leaving out its byte makes it a plain function. The
 * new function is the last one, its labels are above all others, and the tables only grow at their
 * ends, so that no number inside the module changes.
 */
record LoaderPatch(
    ChunkFile file,
    AtomTable atoms,
    List<TableEntry> importTable,
    List<TableEntry> exportTable,
    CodeChunk code) {

  ChunkFile apply() {
    Interner<String> names = new Interner<>(1, atoms.atoms());
    Interner<TableEntry> imports = new Interner<>(0, importTable);
    CodeWriter added = new CodeWriter(names, imports, code.labels());
    TableEntry export = added.loader();

    List<TableEntry> exports = new ArrayList<>(exportTable);
    exports.add(export);
    return file.with(
        Map.of(
            atoms.chunk(),
            new AtomTable(atoms.chunk(), atoms.longLengths(), names.entries()).write(),
            TableEntry.IMPORTS,
            TableEntry.write(imports.entries()),
            TableEntry.EXPORTS,
            TableEntry.write(exports),
            CodeChunk.NAME,
            newCode(added)));
  }

  private byte[] newCode(CodeWriter added) {
    byte[] old = file.chunks().get(CodeChunk.NAME);
    int afterCounts = CodeChunk.FUNCTIONS_AT + Integer.BYTES;
    ByteWriter out = new ByteWriter();
    out.bytes(Arrays.copyOfRange(old, 0, CodeChunk.LABELS_AT));
    out.i32(added.nextLabel());
    out.i32(code.functions().size() + 1);
    int from = afterCounts;
    for (int onLoad : code.onLoads()) {
      out.bytes(Arrays.copyOfRange(old, from, onLoad));
      from = onLoad + 1;
    }
    out.bytes(Arrays.copyOfRange(old, from, code.end()));
    out.bytes(added.instructions());
    out.bytes(Arrays.copyOfRange(old, code.end(), old.length));
    return out.toByteArray();
  }
}
