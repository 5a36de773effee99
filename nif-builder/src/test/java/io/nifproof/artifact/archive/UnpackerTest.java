package io.nifproof.artifact.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes archives apart that are as they should be, and survives all others. */
final class UnpackerTest {
  private static final ArchiveLimits SMALL = new ArchiveLimits(50, 1 << 20, 1 << 16, 5);

  @TempDir private Path folder;

  @Test
  void unpacksLibrariesAndModulesOnly() throws Exception {
    unpack(tar(file("./a/priv/x.so", "x"), file("a/ebin/x.beam", "b"), file("a/README", "r")));
    assertThat(unpacked()).containsExactly("a/ebin/x.beam", "a/priv/x.so");
  }

  @Test
  void unpacksADebianPackageInEachCompression() throws Exception {
    byte[] data = tar(file("./usr/lib/x.so", "x"));
    for (byte[] compressed : List.of(gzip(data), xz(data), zstd(data), data)) {
      unpack(deb(compressed));
      assertThat(unpacked()).containsExactly("usr/lib/x.so");
      Files.delete(folder.resolve("out/usr/lib/x.so"));
    }
  }

  @Test
  void unpacksAHexPackage() throws Exception {
    byte[] contents = gzip(tar(file("priv/x.so", "x")));
    unpack(tar(file("VERSION", "3"), file("contents.tar.gz", contents)));
    assertThat(unpacked()).containsExactly("priv/x.so");
  }

  @Test
  void unpacksAnErlangArchiveInsideARelease() throws Exception {
    unpack(gzip(tar(file("lib/foo-1.ez", zip("foo-1/priv/x.so")))));
    assertThat(unpacked()).containsExactly("lib/foo-1.ez/foo-1/priv/x.so");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x.so", "a/../../x.so", "/tmp/x.so", "a/..", "..", "./../out2/x.so", "a/../.."})
  void refusesToLeaveItsFolder(String name) throws Exception {
    assertThatThrownBy(() -> unpack(tar(file(name, "x"))))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("would leave the folder");
    nothingOutside();
  }

  @Test
  void makesNoLinkAndWritesThroughNone() throws Exception {
    TarArchiveEntry symbolic = new TarArchiveEntry("a", TarConstants.LF_SYMLINK);
    symbolic.setLinkName("..");
    TarArchiveEntry hard = new TarArchiveEntry("passwd.so", TarConstants.LF_LINK);
    hard.setLinkName("/etc/passwd");
    TarArchiveEntry device = new TarArchiveEntry("null.so", TarConstants.LF_CHR);
    unpack(tar(new Item(symbolic), new Item(hard), new Item(device), file("a/x.so", "x")));
    assertThat(unpacked()).containsExactly("a/x.so");
    assertThat(Files.isSymbolicLink(folder.resolve("out/a"))).isFalse();
    nothingOutside();
  }

  @Test
  void stopsAtABomb() throws Exception {
    byte[] zeros = new byte[16 << 20];
    byte[] bomb = gzip(gzip(tar(file("x.so", zeros))));
    assertThat(bomb.length).isLessThan(1000);
    refused(bomb, "it unfolds to more than 1048576 bytes");
    refused(gzip(tar(file("README", zeros))), "it unfolds to more than 1048576 bytes");
    refused(zipOf("README", zeros), "it unfolds to more than 1048576 bytes");
  }

  @Test
  void stopsAtTooManyEntries() throws Exception {
    Item[] many = Stream.generate(() -> file("x", "")).limit(51).toArray(Item[]::new);
    refused(tar(many), "it has more than 50 entries");
  }

  @Test
  void stopsAtArchivesInsideArchives() throws Exception {
    byte[] archive = tar(file("x.so", "x"));
    for (int i = 0; i < 6; i++) {
      archive = tar(file("a.tar", archive));
    }
    refused(archive, "archives inside archives, more than 5 deep");
  }

  @Test
  void stopsAtANameThatWouldFillTheMemory() throws Exception {
    TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    byte[] text = new byte[512 << 10];
    Arrays.fill(text, (byte) 'a');
    refused(
        gzip(tar(new Item(name, text), file("x.so", "x"))),
        "the header of an entry has more than 65536 bytes");
  }

  @Test
  void saysOfEveryTruncationThatItIsDamaged() throws Exception {
    byte[] random = new byte[3000];
    new Random(1).nextBytes(random);
    for (byte[] whole :
        List.of(
            gzip(tar(file("x.so", random))),
            deb(xz(tar(file("x.so", random)))),
            deb(zstd(tar(file("x.so", random)))))) {
      for (int length = 600; length < whole.length - 100; length += 97) {
        byte[] part = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> unpack(part))
            .as("the first %d of %d bytes of %s", length, whole.length, Layer.of(whole))
            .isInstanceOf(ArchiveException.class);
      }
    }
  }

  @Test
  void survivesAnyChangedByte() throws Exception {
    Random random = new Random(7);
    List<byte[]> archives =
        List.of(
            tar(file("a/x.so", "x"), file("b.beam", "y")),
            gzip(tar(file("x.so", "x"))),
            deb(xz(tar(file("x.so", "x")))),
            deb(zstd(tar(file("x.so", "x")))),
            zip("a/x.so"));
    for (int i = 0; i < 1000; i++) {
      byte[] archive = archives.get(i % archives.size()).clone();
      for (int j = 0; j <= random.nextInt(3); j++) {
        archive[random.nextInt(archive.length)] = (byte) random.nextInt(256);
      }
      survives(archive);
    }
    nothingOutside();
  }

  @Test
  void saysThatSomethingElseIsNoArchive() {
    refused("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII), "it is no archive");
    refused(new byte[0], "it is no archive");
    refused(gzip("text".getBytes(StandardCharsets.US_ASCII)), "what is compressed in it is no");
  }

  private void survives(byte[] archive) throws IOException {
    try {
      unpack(archive);
    } catch (ArchiveException expected) {
      assertThat(expected).hasMessageMatching("(?s)(it|what|entry|the) .*");
    }
  }

  private void refused(byte[] archive, String words) {
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(words);
  }

  private void unpack(byte[] archive) throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Unpacker.unpack(Files.write(folder.resolve("archive"), archive), out, SMALL, (name, why) -> {});
  }

  private List<String> unpacked() throws IOException {
    Path out = folder.resolve("out");
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void nothingOutside() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("archive", "out");
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Item(TarArchiveEntry entry, byte[] content) {
    Item(TarArchiveEntry entry) {
      this(entry, new byte[0]);
    }
  }

  private static Item file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.US_ASCII));
  }

  private static Item file(String name, byte[] content) {
    return new Item(new TarArchiveEntry(name, true), content);
  }

  private static byte[] tar(Item... items) {
    return made(
        out -> {
          try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Item item : items) {
              item.entry().setSize(item.content().length);
              tar.putArchiveEntry(item.entry());
              tar.write(item.content());
              tar.closeArchiveEntry();
            }
          }
        });
  }

  private static byte[] deb(byte[] data) {
    return made(
        out -> {
          try (ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
            put(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            put(ar, "control.tar", tar(file("./control", "Package: x\n")));
            put(ar, "data.tar", data);
          }
        });
  }

  private static void put(ArArchiveOutputStream ar, String name, byte[] content)
      throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, content.length));
    ar.write(content);
    ar.closeArchiveEntry();
  }

  private static byte[] zip(String name) {
    return zipOf(name, new byte[] {1});
  }

  private static byte[] zipOf(String name, byte[] content) {
    return made(
        out -> {
          try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.putArchiveEntry(new ZipArchiveEntry(name));
            zip.write(content);
            zip.closeArchiveEntry();
          }
        });
  }

  private static byte[] gzip(byte[] content) {
    return through(content, GzipCompressorOutputStream::new);
  }

  private static byte[] xz(byte[] content) {
    return through(content, XZCompressorOutputStream::new);
  }

  private static byte[] zstd(byte[] content) {
    return through(content, ZstdOutputStream::new);
  }

  private interface Compressor {
    OutputStream into(OutputStream out) throws IOException;
  }

  private static byte[] through(byte[] content, Compressor compressor) {
    return made(
        out -> {
          try (OutputStream compressed = compressor.into(out)) {
            compressed.write(content);
          }
        });
  }

  private interface Maker {
    void make(OutputStream out) throws IOException;
  }

  private static byte[] made(Maker maker) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      maker.make(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
