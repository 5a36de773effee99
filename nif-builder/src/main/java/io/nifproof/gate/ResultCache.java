package io.nifproof.gate;

import io.nifproof.node.FunctionId;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.probe.CallReport;
import io.nifproof.node.probe.CallRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results of cells that passed, under the hash of everything that they depend on: who asks with the
 * same hash need not run the cell again. A failure is always run again. Each result is a file of
 * its own that appears whole or not at all, so runs at the same time and runs that are killed do no
 * harm. Thread-safe.
 */
public final class ResultCache {
  private static final int FORM = 1;
  private static final int MOST_TEXT = 1 << 20;
  private static final Duration KEPT = Duration.ofDays(30);

  private final Optional<Path> folder;

  private ResultCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The one of a home. */
  public static ResultCache of(NifproofHome home) {
    return new ResultCache(Optional.of(home.results()));
  }

  /** Remembers nothing. */
  public static ResultCache off() {
    return new ResultCache(Optional.empty());
  }

  /**
   * What a cell that passed came to.
   *
   * @param functions what the node reported
   * @param took the load
   * @param calls the ends of its calls, in their order
   */
  record Passed(List<FunctionId> functions, Duration took, List<PassedCall> calls) {}

  /**
   * A call of a cell that passed.
   *
   * @param text the value or exception
   * @param raised whether it is an exception
   * @param took its time
   */
  record PassedCall(String text, boolean raised, Duration took) {
    CallReport report(CallRequest request) {
      CallReport.End end =
          raised ? new CallReport.End.Raised(text) : new CallReport.End.Returned(text);
      return new CallReport(request, end, took, "", Optional.empty());
    }
  }

  Optional<Passed> find(String key) {
    return bytes(key).flatMap(ResultCache::read);
  }

  /** Remembers a result, and that there is one for a cell of a project. */
  void put(String key, String cell, Passed passed) {
    put(key, written(passed));
    put(cell, new byte[0]);
  }

  /** What was kept under a key. */
  Optional<byte[]> bytes(String key) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Path file = file(key);
    try {
      byte[] content = Files.readAllBytes(file);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(content);
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Keeps something under a key of its own. */
  void put(String key, byte[] content) {
    if (folder.isEmpty()) {
      return;
    }
    try {
      place(file(key), content);
    } catch (IOException full) {
      // A cache that cannot be written costs time, not truth.
    }
  }

  /** Whether a cell of a project passed before, with these inputs or others. */
  boolean expects(String cell) {
    return folder.isPresent() && Files.exists(file(cell));
  }

  /** Removes what nobody has asked for in a month. */
  public void prune() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return;
    }
    Instant limit = Instant.now().minus(KEPT);
    try (Stream<Path> files = Files.walk(folder.get())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Another run prunes at the same time.
    }
  }

  private Path file(String key) {
    return folder.orElseThrow().resolve(key.substring(0, 2)).resolve(key.substring(2));
  }

  private static void place(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), ".new", "");
    try {
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static byte[] written(Passed passed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(passed, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Empty when it is broken, which is as good as not there. */
  private static Optional<Passed> read(byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      return in.readInt() == FORM ? Optional.of(read(in)) : Optional.empty();
    } catch (IOException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static void write(Passed passed, DataOutputStream out) throws IOException {
    out.writeInt(FORM);
    out.writeLong(passed.took().toNanos());
    out.writeInt(passed.functions().size());
    for (FunctionId function : passed.functions()) {
      text(out, function.name());
      out.writeInt(function.arity());
    }
    out.writeInt(passed.calls().size());
    for (PassedCall call : passed.calls()) {
      text(out, call.text());
      out.writeBoolean(call.raised());
      out.writeLong(call.took().toNanos());
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static Passed read(DataInputStream in) throws IOException {
    Duration took = Duration.ofNanos(in.readLong());
    List<FunctionId> functions = new ArrayList<>();
    for (int i = count(in); i > 0; i--) {
      functions.add(new FunctionId(text(in), in.readInt()));
    }
    List<PassedCall> calls = new ArrayList<>();
    for (int i = count(in); i > 0; i--) {
      calls.add(new PassedCall(text(in), in.readBoolean(), Duration.ofNanos(in.readLong())));
    }
    return new Passed(functions, took, calls);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_TEXT) {
      throw new IOException("a count of " + count);
    }
    return count;
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[count(in)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
