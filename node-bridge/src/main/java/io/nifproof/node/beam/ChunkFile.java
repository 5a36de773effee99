package io.nifproof.node.beam;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The container of a BEAM file: named chunks in an IFF form, padded to four bytes.
 *
 * @param chunks the chunks by name, in the file's order
 */
record ChunkFile(Map<String, byte[]> chunks) {
  /** What a compressed file may grow to; far above any module that a compiler made. */
  static final int LARGEST = 64 << 20;

  ChunkFile {
    chunks = Collections.unmodifiableMap(new LinkedHashMap<>(chunks));
  }

  /** Reads the container, also when all of it is compressed by gzip (option {@code compressed}). */
  static ChunkFile read(byte[] file) throws BeamFormatException {
    ByteCursor in = new ByteCursor(isGzip(file) ? gunzip(file) : file, "file");
    expect(in, "FOR1");
    ByteCursor form = new ByteCursor(in.bytes(in.i32()), "form");
    expect(form, "BEAM");
    Map<String, byte[]> chunks = new LinkedHashMap<>();
    while (form.remaining() > 0) {
      String name = name(form);
      int size = form.i32();
      if (chunks.put(name, form.bytes(size)) != null) {
        throw form.bad("a second chunk `" + name + "`");
      }
      form.skip(padding(size));
    }
    return new ChunkFile(chunks);
  }

  private static boolean isGzip(byte[] file) {
    return file.length > 2 && file[0] == 0x1f && file[1] == (byte) 0x8b;
  }

  private static byte[] gunzip(byte[] file) throws BeamFormatException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new BeamFormatException("decompresses to over " + LARGEST + " bytes", "gzip data");
      }
      return content;
    } catch (BeamFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new BeamFormatException("cannot be decompressed: " + e.getMessage(), "gzip data", e);
    }
  }

  private static void expect(ByteCursor in, String magic) throws BeamFormatException {
    String found = name(in);
    if (!found.equals(magic)) {
      throw in.bad("`" + found + "`, expected `" + magic + "`");
    }
  }

  private static String name(ByteCursor in) throws BeamFormatException {
    byte[] name = in.bytes(4);
    for (byte letter : name) {
      if (letter < ' ' || letter > '~') {
        throw in.bad("byte " + (letter & 0xff) + " in a chunk's name");
      }
    }
    return new String(name, StandardCharsets.US_ASCII);
  }

  private static int padding(int size) {
    return -size & 3;
  }

  Optional<ByteCursor> cursor(String name) {
    return Optional.ofNullable(chunks.get(name)).map(data -> new ByteCursor(data, part(name)));
  }

  ByteCursor mandatory(String name) throws BeamFormatException {
    return cursor(name)
        .orElseThrow(
            () -> new BeamFormatException("no chunk `" + name + "`", "chunks " + chunks.keySet()));
  }

  /** The same file with some chunks replaced. */
  ChunkFile with(Map<String, byte[]> changed) {
    Map<String, byte[]> all = new LinkedHashMap<>(chunks);
    all.putAll(changed);
    return new ChunkFile(all);
  }

  byte[] write() {
    ByteWriter body = new ByteWriter().ascii("BEAM");
    chunks.forEach(
        (name, data) ->
            body.ascii(name).i32(data.length).bytes(data).bytes(new byte[padding(data.length)]));
    byte[] form = body.toByteArray();
    return new ByteWriter().ascii("FOR1").i32(form.length).bytes(form).toByteArray();
  }

  private static String part(String name) {
    return "chunk `" + name + "`";
  }
}
