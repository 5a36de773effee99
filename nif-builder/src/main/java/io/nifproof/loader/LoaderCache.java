package io.nifproof.loader;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cache of glibc's loader, {@code /etc/ld.so.cache}, which ldconfig(8) makes of the folders in
 * ld.so.conf. Immutable.
 */
final class LoaderCache {
  static final LoaderCache NONE = new LoaderCache(Map.of());

  private static final String MAGIC = "glibc-ld.so.cache1.1";
  private static final int HEADER = 48;
  private static final int ENTRY = 24;
  private static final int MOST = 100_000;

  private final Map<String, List<Path>> files;

  private LoaderCache(Map<String, List<Path>> files) {
    this.files = files;
  }

  /** That of a system; empty when it has none, or one of another form. */
  static LoaderCache of(Path root) {
    try {
      byte[] bytes = Files.readAllBytes(root.resolve("etc/ld.so.cache"));
      return new LoaderCache(read(bytes, root));
    } catch (IOException | BufferUnderflowException | IndexOutOfBoundsException e) {
      return NONE;
    }
  }

  /** Texts lie behind the entries, at offsets from the start of the header. */
  private static Map<String, List<Path>> read(byte[] bytes, Path root) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int start = text.indexOf(MAGIC);
    Map<String, List<Path>> files = new HashMap<>();
    if (start < 0) {
      return files;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = Math.min(MOST, in.getInt(start + MAGIC.length()));
    for (int i = 0; i < count; i++) {
      int at = start + HEADER + i * ENTRY;
      String name = string(text, start + in.getInt(at + 4));
      String file = string(text, start + in.getInt(at + 8));
      try {
        Path path = root.resolve(file.replaceFirst("^/+", ""));
        files.computeIfAbsent(name, unused -> new ArrayList<>()).add(path);
      } catch (InvalidPathException e) {
        // What is no path here names no library that could be read.
      }
    }
    return files;
  }

  private static String string(String text, int start) {
    return text.substring(start, text.indexOf('\0', start));
  }

  /** All that it names. */
  List<Path> all() {
    return files.keySet().stream().sorted().flatMap(name -> files.get(name).stream()).toList();
  }

  List<Path> find(String name) {
    return files.getOrDefault(name, List.of());
  }
}
