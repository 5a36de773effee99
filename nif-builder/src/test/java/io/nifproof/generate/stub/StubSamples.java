package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.beam.BeamFile;
import io.nifproof.spec.NativeModule;
import io.nifproof.spec.NativeModuleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The sample modules of {@code src/test/resources/stubs}, compiled. */
final class StubSamples {
  static final Path FOLDER = Path.of("src/test/resources/stubs").toAbsolutePath();
  static final Stubs STUBS = new Stubs(Path.of("../templates/stubs").toAbsolutePath());

  private final Path ebin;
  private final TreeMap<String, NativeModule> modules = new TreeMap<>();

  private StubSamples(Path ebin) {
    this.ebin = ebin;
  }

  /** Compiles all with this machine's {@code erlc} and reads what they declare. */
  static StubSamples compile(Path folder) throws Exception {
    Path ebin = Files.createDirectories(folder.resolve("ebin"));
    StubSamples samples = new StubSamples(ebin);
    List<String> command = new ArrayList<>(List.of("erlc", "+debug_info", "-o", ebin.toString()));
    List<Path> sources = sources();
    sources.stream()
        .map(Path::toString)
        .filter(source -> source.endsWith(".erl"))
        .forEach(command::add);
    command.add(FOLDER.resolve("stub_driver.erl").toString());
    Process erlc =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("erlc.log").toFile())
            .start();
    assertThat(erlc.waitFor(2, TimeUnit.MINUTES)).as("erlc ends").isTrue();
    assertThat(erlc.exitValue()).as(Files.readString(folder.resolve("erlc.log"))).isZero();
    for (Path source : sources) {
      String name = source.getParent().getFileName().toString();
      boolean elixir = source.toString().endsWith(".beam");
      Path beam = elixir ? source : ebin.resolve(name + ".beam");
      List<String> lines = elixir ? List.of() : Files.readAllLines(source);
      NativeModule module =
          NativeModuleReader.read(BeamFile.parse(Files.readAllBytes(beam)), name + ".erl", lines);
      samples.modules.put(name, module);
      if (elixir) {
        Files.copy(beam, ebin.resolve(name + ".beam"));
      }
    }
    return samples;
  }

  /** Of each sample its source; of one in Elixir, which not every machine has, its object code. */
  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.find(FOLDER, 2, (file, attributes) -> isModule(file))) {
      return files.sorted().toList();
    }
  }

  private static boolean isModule(Path file) {
    String name = file.getFileName().toString();
    return name.equals(file.getParent().getFileName() + ".erl") || name.endsWith(".beam");
  }

  /** Compiles one more module into the same folder. */
  void compileAlso(Path source) throws Exception {
    Process erlc =
        new ProcessBuilder("erlc", "+warnings_as_errors", "-o", ebin.toString(), source.toString())
            .inheritIO()
            .start();
    assertThat(erlc.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(erlc.exitValue()).as(source.toString()).isZero();
  }

  List<String> names() {
    return List.copyOf(modules.keySet());
  }

  NativeModule module(String name) {
    return modules.get(name);
  }

  byte[] beam(String name) {
    try {
      return Files.readAllBytes(ebin.resolve(name + ".beam"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the C side of a module with bodies: those beside the sample, or else ones that return
   * their argument.
   */
  void write(String name, StubWay way, Path folder) throws Exception {
    StubResult written = STUBS.write(module(name), way, folder);
    Path own = FOLDER.resolve(name).resolve("bodies.c");
    String bodies =
        Files.exists(own)
            ? Files.readString(own)
            : Files.readString(written.bodies())
                .replaceAll(
                    "\\(void\\)(\\w+);\\n  \\(void\\)result;\\n  return (\\w+)_NOT_WRITTEN;",
                    "ASSIGN($1);\n  return $2_DONE;")
                .replaceAll(
                    "(?s)(const \\w+ \\*(\\w+),(?:(?!ASSIGN|\\n\\}).)*)ASSIGN\\(\\2\\);",
                    "$1*result = *$2;")
                .replaceAll("ASSIGN\\((\\w+)\\);", "*result = $1;")
                .replace("_NOT_WRITTEN;", "_DONE;");
    Files.writeString(written.bodies(), bodies);
    assertThat(STUBS.check(module(name), way, folder).differences()).as(name).isEmpty();
  }
}
