package io.nifproof.abi.ask;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.identity.FileIdentity;
import io.nifproof.node.Arch;
import io.nifproof.node.files.ForeignFile;
import io.nifproof.node.files.Trees;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.launch.ProgramEnd;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Asks libraries for their entry: each is loaded, and its {@code nif_init} called, in a JVM that is
 * started for that alone and may die of it. Foreign code runs there with the rights of the user, as
 * it does in a node. Thread-safe.
 */
public final class InitCaller {
  private static final String STAND_IN = "erlang-vm-stand-in.so";
  private static final long MEMORY = 2L << 30;
  private static final int LONGEST_ANSWER = 32 << 20;
  private static final int MOST_IMPORTS = 4096;

  private final NodeSession session;
  private final Path folder;
  private final Set<String> vmFunctions;

  /**
   * An asker that has started nothing yet.
   *
   * @param session whose children the sacrificial JVMs are; it ends them with the tool
   * @param folder an existing folder of the run's own: all that they write is in there, and is
   *     removed when they have ended
   * @param vmFunctions the functions that a VM exports
   */
  public InitCaller(NodeSession session, Path folder, Set<String> vmFunctions) {
    this.session = session;
    this.folder = folder.toAbsolutePath();
    this.vmFunctions = Set.copyOf(vmFunctions);
  }

  /**
   * Asks a library. Never throws because of what it is or does.
   *
   * @param deadline the time that the process has in all, its own start (a third of a second)
   *     included
   */
  public InitAnswer ask(Path library, Duration deadline) {
    FileIdentity identity = FileIdentity.of(library);
    if (identity instanceof FileIdentity.OtherElf
        || identity instanceof FileIdentity.MachO
        || identity instanceof FileIdentity.WindowsPe) {
      return new InitAnswer.OtherArchitecture("made for " + identity.describe());
    }
    if (!(identity instanceof FileIdentity.Elf elf)) {
      return new InitAnswer.NotAsked("it is no library: " + identity.describe());
    }
    if (!elf.file().header().machine().arch().equals(Optional.of(Arch.host()))) {
      return new InitAnswer.OtherArchitecture("made for " + elf.file().header().machine());
    }
    try {
      Path own = Files.createTempDirectory(folder, "ask");
      try {
        return ask(library.toRealPath(), elf.file(), own, deadline);
      } finally {
        boolean unused = Trees.remove(own);
      }
    } catch (IOException | UncheckedIOException e) {
      return new InitAnswer.NotAsked("no JVM can be started for it: " + e.getMessage());
    }
  }

  private InitAnswer ask(Path library, ElfFile elf, Path own, Duration deadline)
      throws IOException {
    Path answer = own.resolve("answer.txt");
    Path stub = Files.write(own.resolve(STAND_IN), StubVm.of(Arch.host(), functions(elf)));
    List<String> argv = java(own);
    argv.addAll(List.of(library.toString(), stub.toString(), answer.toString()));
    Map<String, String> environment =
        Map.of(
            "HOME",
            own.toString(),
            "TMPDIR",
            own.toString(),
            "LANG",
            "C.UTF-8",
            "PATH",
            "/usr/bin:/bin");
    ProgramEnd end = session.run(argv, environment, own, MEMORY, deadline);
    return new AnswerReader(elf, STAND_IN).read(lines(answer), end, deadline);
  }

  /** What every VM has, and what this library hopes to find in one. */
  private Set<String> functions(ElfFile elf) {
    Set<String> functions = new TreeSet<>(vmFunctions);
    elf.symbols().stream()
        .filter(Symbol::imported)
        .map(Symbol::name)
        .filter(InitCaller::isOfVm)
        .limit(MOST_IMPORTS)
        .forEach(functions::add);
    return functions;
  }

  private static boolean isOfVm(String name) {
    return Stream.of("enif_", "erl_drv_", "driver_", "erts_").anyMatch(name::startsWith);
  }

  /** The JVM and the classes of this very program, small, and writing into one folder only. */
  private static List<String> java(Path own) {
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path archive = Path.of(System.getProperty("nifproof.home", ""), "lib", "nifproof.jsa");
    if (Files.isRegularFile(archive)) {
      argv.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
    }
    argv.addAll(
        List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xms8m",
            "-Xmx64m",
            "-Xss8m",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=" + own.resolve("crash.log"),
            "-Djava.io.tmpdir=" + own,
            "-Djna.tmpdir=" + own,
            "-Djna.nosys=true",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            absolute(System.getProperty("java.class.path")),
            InitCallerMain.class.getName()));
    return argv;
  }

  /** The child works in another folder. */
  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElse("");
  }

  private static List<String> lines(Path answer) {
    return ForeignFile.bytes(answer, LONGEST_ANSWER)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).lines().toList())
        .orElse(List.of());
  }
}
