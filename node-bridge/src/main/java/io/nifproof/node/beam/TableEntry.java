package io.nifproof.node.beam;

import java.util.ArrayList;
import java.util.List;

/**
 * An entry of the tables {@code ImpT} (module, function, arity) and {@code ExpT} (function, arity,
 * label): three numbers, the atoms among them as indexes.
 */
record TableEntry(int first, int second, int third) {
  static final String IMPORTS = "ImpT";
  static final String EXPORTS = "ExpT";
  private static final int SIZE = 12;

  static List<TableEntry> read(ByteCursor in) throws BeamFormatException {
    int count = in.count(SIZE);
    List<TableEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(new TableEntry(in.i32(), in.i32(), in.i32()));
    }
    return entries;
  }

  static byte[] write(List<TableEntry> entries) {
    ByteWriter out = new ByteWriter().i32(entries.size());
    for (TableEntry entry : entries) {
      out.i32(entry.first).i32(entry.second).i32(entry.third);
    }
    return out.toByteArray();
  }
}
