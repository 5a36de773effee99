package io.nifproof.zoo;

import io.nifproof.build.BuildRequest;
import io.nifproof.build.BuildResult;
import io.nifproof.build.CcDriver;
import io.nifproof.build.OptLevel;
import io.nifproof.node.Arch;
import io.nifproof.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Makes the members of the zoo: files that a VM refuses, hangs on or dies of.
 *
 * <p>The text of {@link #stub()} is the Erlang module they are for: {@code zoo:load(Path)} calls
 * {@code load_nif}, {@code one/0} and {@code two/0} are its functions.
 */
public final class Zoo {
  private static final Path SOURCES = Path.of("src/test/resources/zoo").toAbsolutePath();
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Path headers;
  private final Path folder;
  private final CcDriver driver;

  /**
   * Makes nothing yet.
   *
   * @param headers the folder of {@code erl_nif.h}; of the oldest OTP that shall load them
   * @param folder where members are made, in a folder per architecture
   */
  public Zoo(Path headers, Path folder) {
    this.headers = headers;
    this.folder = folder;
    this.driver = new CcDriver(Map.of("PATH", System.getenv("PATH")));
  }

  /** All members, in the order of the table. */
  public static List<ZooMember> members() throws IOException {
    try (var lines = Files.lines(SOURCES.resolve("zoo.tsv"))) {
      return lines.filter(line -> !line.startsWith("#")).map(ZooMember::parse).toList();
    }
  }

  /** The source of the module {@code zoo}. */
  public static Path stub() {
    return SOURCES.resolve("zoo.erl");
  }

  /**
   * Makes one member.
   *
   * @param own the toolchain of the architecture that shall load it
   * @param other a toolchain of the other architecture
   * @return its file, ending in {@code .so}; there is none when it is the missing one
   */
  public Path make(ZooMember member, Toolchain own, Toolchain other)
      throws IOException, InterruptedException {
    Path file = folder.resolve(own.target().id()).resolve(member.name() + ".so");
    Files.createDirectories(file.getParent());
    switch (member.make()) {
      case "build" -> build(member.name(), own, file);
      case "other_arch" -> build("good", other, file);
      case "missing" -> Files.deleteIfExists(file);
      case "directory" -> Files.createDirectories(file);
      case "empty" -> Files.write(file, new byte[0]);
      case "text" -> Files.writeString(file, "this is no library\n".repeat(100));
      case "cut_header" -> cut(own, file, 40);
      case "truncated" -> cut(own, file, 0);
      default -> throw new IllegalArgumentException("make `" + member.make() + "` in zoo.tsv");
    }
    return file;
  }

  /** The first bytes of a good library; half of it for 0. */
  private void cut(Toolchain own, Path file, int length) throws IOException, InterruptedException {
    Path whole = file.resolveSibling("whole-" + file.getFileName());
    build("good", own, whole);
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(file, Arrays.copyOf(bytes, length == 0 ? bytes.length / 2 : length));
    Files.delete(whole);
  }

  private void build(String source, Toolchain toolchain, Path output) throws InterruptedException {
    BuildRequest request =
        new BuildRequest(
            SOURCES,
            List.of(source + ".c"),
            List.of(headers),
            List.of(),
            List.of(),
            toolchain,
            OptLevel.O2,
            output);
    BuildResult result = driver.build(request, DEADLINE);
    if (!result.isBuilt()) {
      throw new AssertionError("zoo member `" + source + "`: " + result);
    }
  }

  /** What a member is expected to do on an architecture. */
  public static ZooOutcome expected(ZooMember member, Arch arch) {
    return member.expected().get(arch);
  }
}
