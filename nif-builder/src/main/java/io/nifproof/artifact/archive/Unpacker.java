package io.nifproof.artifact.archive;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks the libraries ({@code .so}, {@code .dylib}, {@code .dll}) and modules ({@code .beam}) of
 * an archive and of the archives inside it, and the links between them. Devices and all other files
 * are passed over. Not thread-safe.
 */
public final class Unpacker {
  private static final Pattern LIBRARY = Pattern.compile("\\.(so([.][0-9]{1,9}){0,4}|dylib|dll)$");
  private static final int XZ_MEMORY_KIB = 128 << 10;

  private final Path folder;
  private final Budget budget;
  private final UnpackedLinks links;
  private final BiConsumer<String, String> lost;
  private boolean data;

  private Unpacker(Path folder, ArchiveLimits limits, BiConsumer<String, String> lost) {
    this.folder = folder;
    this.budget = new Budget(limits);
    this.links = new UnpackedLinks(folder);
    this.lost = lost;
  }

  /**
   * Unpacks an archive.
   *
   * @param folder where to; nothing is written outside it
   * @param lost told of each library or archive in it that cannot be had, by its name and why
   * @throws ArchiveException when the archive is damaged, hostile or none
   * @throws IOException when a file cannot be written
   */
  public static void unpack(
      Path archive, Path folder, ArchiveLimits limits, BiConsumer<String, String> lost)
      throws IOException {
    Unpacker unpacker = new Unpacker(folder, limits, lost);
    try (InputStream in = Files.newInputStream(archive)) {
      if (!unpacker.layer(in, "", 0)) {
        throw new ArchiveException(
            "it is no archive that nifproof reads; expected tar, Hex, Debian or zip");
      }
      unpacker.links.make(lost);
    } catch (ArchiveException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Readers of archives answer damage with all kinds of exceptions.
      throw new ArchiveException("it is damaged, cut off or cannot be unpacked: " + words(e), e);
    }
  }

  private static String words(Exception e) {
    String words = e.getMessage();
    return words == null || words.isBlank() ? e.getClass().getSimpleName() : words;
  }

  /** Takes one layer apart; false when it is none. */
  private boolean layer(InputStream raw, String inside, int depth) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(Layer.PEEK);
    byte[] start = in.readNBytes(Layer.PEEK);
    in.reset();
    Optional<Layer> layer = Layer.of(start);
    if (layer.isEmpty()) {
      return false;
    }
    if (depth >= budget.limits().depth()) {
      throw new ArchiveException(
          "it has archives inside archives, more than " + budget.limits().depth() + " deep");
    }
    switch (layer.get()) {
      case GZIP -> compressed(gzip(in), inside, depth);
      case XZ -> compressed(xz(in), inside, depth);
      case ZSTD -> compressed(new ZstdInputStream(in), inside, depth);
      case BZIP2 -> compressed(new BZip2CompressorInputStream(in, true), inside, depth);
      case TAR -> {
        HeaderGuard guard = new HeaderGuard(in, budget.limits().header());
        entries(new TarArchiveInputStream(guard, "UTF-8"), guard, inside, depth);
      }
      case ZIP -> {
        HeaderGuard guard = new HeaderGuard(in, Long.MAX_VALUE);
        entries(new ZipArchiveInputStream(guard), guard, inside, depth);
      }
      case DEB -> {
        HeaderGuard guard = new HeaderGuard(in, budget.limits().header());
        entries(new ArArchiveInputStream(guard), guard, inside, depth);
        if (!data) {
          throw new ArchiveException("it is cut off: a Debian package without its data.tar");
        }
      }
    }
    return true;
  }

  private static InputStream gzip(InputStream in) throws IOException {
    return GzipCompressorInputStream.builder()
        .setInputStream(in)
        .setDecompressConcatenated(true)
        .get();
  }

  private static InputStream xz(InputStream in) throws IOException {
    return XZCompressorInputStream.builder()
        .setInputStream(in)
        .setDecompressConcatenated(true)
        .setMemoryLimitKiB(XZ_MEMORY_KIB)
        .get();
  }

  private void compressed(InputStream in, String inside, int depth) throws IOException {
    InputStream counted = budget.counted(in);
    if (!layer(counted, inside, depth + 1)) {
      throw new ArchiveException("what is compressed in it is no archive");
    }
    // An archive ends before its file does; what is cut off behind it shows only at the very end.
    long unused = counted.transferTo(OutputStream.nullOutputStream());
  }

  private <E extends ArchiveEntry> void entries(
      ArchiveInputStream<E> in, HeaderGuard guard, String inside, int depth) throws IOException {
    for (E entry = next(in, guard); entry != null; entry = next(in, guard)) {
      budget.entry();
      data |= entry.getName().startsWith("data.tar");
      if (!plain(entry)) {
        links.add(entry, inside, in);
      } else if (in.canReadEntryData(entry)) {
        entry(entry.getName(), in, inside, depth);
      } else if (isLibrary(entry.getName())) {
        lost.accept(inside + entry.getName(), "it is packed in a way that nobody reads here");
      }
      // Or the reader would pass over the rest by itself, where nobody counts it.
      long unused = budget.counted(in).transferTo(OutputStream.nullOutputStream());
    }
  }

  private static <E extends ArchiveEntry> E next(ArchiveInputStream<E> in, HeaderGuard guard)
      throws IOException {
    guard.header();
    E entry = in.getNextEntry();
    guard.content();
    return entry;
  }

  private static boolean plain(ArchiveEntry entry) {
    if (entry instanceof TarArchiveEntry tar) {
      boolean regular =
          tar.getLinkFlag() == TarConstants.LF_NORMAL
              || tar.getLinkFlag() == TarConstants.LF_OLDNORM;
      return regular && !tar.isDirectory() && !tar.isSparse();
    }
    if (entry instanceof ZipArchiveEntry zip && zip.isUnixSymlink()) {
      return false;
    }
    return !entry.isDirectory();
  }

  private void entry(String name, InputStream in, String inside, int depth) throws IOException {
    Path target = SafePath.under(folder, inside + name);
    String file = target.getFileName().toString();
    if (isLibrary(file) || file.endsWith(".beam")) {
      Files.createDirectories(target.getParent());
      Files.copy(budget.counted(in), target, StandardCopyOption.REPLACE_EXISTING);
    } else if (ArchiveFile.hasItsName(file) && !file.startsWith("control.tar")) {
      if (!layer(budget.counted(in), prefix(inside, name, file), depth + 1)) {
        lost.accept(inside + name, "its name is that of an archive, and its content is none");
      }
    }
  }

  /**
   * Whether a file is a library by its name, of whatever system, or what a link leads to that is.
   */
  static boolean isLibrary(String name) {
    return LIBRARY.matcher(name).find();
  }

  /** The one archive that Debian and Hex put everything into makes no folder of its own. */
  private static String prefix(String inside, String name, String file) {
    boolean whole = file.startsWith("data.tar") || file.equals("contents.tar.gz");
    return whole ? inside : inside + name + "/";
  }
}
