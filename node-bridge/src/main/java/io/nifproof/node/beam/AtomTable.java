package io.nifproof.node.beam;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The atoms of a module, counted from 1; the first is the module's name. Atom 0 of an operand is
 * the empty list.
 *
 * <p>There are three formats: chunk {@code Atom} in Latin-1 (until OTP 19), chunk {@code AtU8} in
 * UTF-8 with lengths of one byte (OTP 20 to 27), and, from OTP 28 on, the same with a negated count
 * and lengths in the compact term encoding.
 *
 * @param chunk the name of the chunk
 * @param longLengths whether lengths are in the compact term encoding
 * @param atoms the atoms
 */
record AtomTable(String chunk, boolean longLengths, List<String> atoms) {
  static final String UTF8_CHUNK = "AtU8";
  private static final String LATIN1_CHUNK = "Atom";

  /** The VM's limit, in characters. */
  static final int LONGEST_ATOM = 255;

  /** The VM's default limit of atoms, over all modules. */
  private static final int MOST_ATOMS = 1 << 20;

  AtomTable {
    atoms = List.copyOf(atoms);
  }

  static AtomTable read(ChunkFile file) throws BeamFormatException {
    String chunk = file.chunks().containsKey(UTF8_CHUNK) ? UTF8_CHUNK : LATIN1_CHUNK;
    Charset charset = charset(chunk);
    ByteCursor in = file.mandatory(chunk);
    int signedCount = in.i32();
    int count = in.checkedCount(signedCount < 0 ? -signedCount : signedCount, 1);
    if (count > MOST_ATOMS) {
      throw in.bad(count + " atoms, expected up to " + MOST_ATOMS);
    }
    List<String> atoms = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length =
          signedCount < 0
              ? Operand.read(in).below(Operand.UNSIGNED, 4 * LONGEST_ATOM + 1, in)
              : in.u8();
      atoms.add(decode(in, in.bytes(length), charset));
    }
    if (atoms.isEmpty()) {
      throw in.bad("no atoms, expected at least the module's name");
    }
    return new AtomTable(chunk, signedCount < 0, atoms);
  }

  private static String decode(ByteCursor in, byte[] bytes, Charset charset)
      throws BeamFormatException {
    try {
      String atom =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      if (atom.codePointCount(0, atom.length()) > LONGEST_ATOM) {
        throw in.bad("an atom of over " + LONGEST_ATOM + " characters");
      }
      return atom;
    } catch (CharacterCodingException e) {
      throw in.bad("an atom that is not " + charset);
    }
  }

  private static Charset charset(String chunk) {
    return chunk.equals(UTF8_CHUNK) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  /** Makes a table that fits the names: with long lengths (OTP 28+) only when one needs it. */
  static AtomTable of(List<String> atoms) {
    return new AtomTable(UTF8_CHUNK, atoms.stream().anyMatch(AtomTable::isLong), atoms);
  }

  /** Whether its length does not fit into one byte, so that only OTP 28 and later can read it. */
  static boolean isLong(String atom) {
    return atom.getBytes(StandardCharsets.UTF_8).length > 255;
  }

  byte[] write() {
    ByteWriter out = new ByteWriter().i32(longLengths ? -atoms.size() : atoms.size());
    for (String atom : atoms) {
      byte[] bytes = atom.getBytes(charset(chunk));
      if (longLengths) {
        out.operand(Operand.UNSIGNED, bytes.length);
      } else {
        out.u8(bytes.length);
      }
      out.bytes(bytes);
    }
    return out.toByteArray();
  }

  /** The atom of an index that a table or an operand names. */
  String get(int index, ByteCursor in) throws BeamFormatException {
    if (index < 1 || index > atoms.size()) {
      throw in.bad("atom " + index + ", expected 1 to " + atoms.size());
    }
    return atoms.get(index - 1);
  }
}
