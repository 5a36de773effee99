package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.samples.TestRuntimes;
import io.nifproof.spec.UnreadableSpecException;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same bodies as a program of their own: the same answers as the library's. */
final class StubPortIT {
  private static final Set<String> LIBRARY_ONLY = Set.of("resources", "threaded", "failing");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"PORT", "CNODE"})
  void answersAsTheLibraryDoesAndOutlivesItsProgram(StubWay way) throws Exception {
    StubSamples samples = StubSamples.compile(folder);
    ErlangRuntime runtime = TestRuntimes.ready("host");
    Path usr = runtime.includeDir().orElseThrow().getParent();
    Map<String, Path> programs = new LinkedHashMap<>();
    for (String name : samples.names()) {
      if (!LIBRARY_ONLY.contains(name)) {
        programs.put(name, build(samples, way, name, usr));
      }
    }
    try (NodeSession session = NodeSession.open(Files.createDirectory(folder.resolve("nodes")));
        StubNode node = StubNode.bootPrograms(session, runtime, samples, way, programs)) {
      node.specialOfPrograms(way, programs.get("results"));
    }
    for (int tries = 0; tries < 100 && !running().isEmpty(); tries++) {
      Thread.sleep(100);
    }
    assertThat(running()).as("programs that outlive their node").isEmpty();
  }

  private List<String> running() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().command().stream())
        .filter(command -> command.startsWith(folder.toString()))
        .toList();
  }

  private Path build(StubSamples samples, StubWay way, String name, Path usr) throws Exception {
    Path sources = folder.resolve("c_src").resolve(name);
    samples.write(name, way, sources);
    Path side = sources.resolve(way.word());
    String module = name + "_" + way.word();
    samples.compileAlso(side.resolve(module + ".erl"));
    Path program = folder.resolve(name + "_program");
    List<String> command =
        List.of(
            "/usr/bin/gcc",
            "-std=c11",
            "-Wall",
            "-Wextra",
            "-Wpedantic",
            "-Werror",
            "-O1",
            "-I" + side,
            "-I" + usr.resolve("include"),
            side.resolve(module + ".c").toString(),
            sources.resolve(name + "_nif.c").toString(),
            sources.resolve(name + "_impl.c").toString(),
            "-o",
            program.toString(),
            "-L" + usr.resolve("lib"),
            "-lei",
            "-lpthread");
    CompilerEnd end =
        new CompilerProcess(Map.of("PATH", System.getenv("PATH")))
            .run(command, folder, Duration.ofMinutes(1));
    assertThat(end)
        .isInstanceOfSatisfying(
            CompilerEnd.Ended.class, ended -> assertThat(ended.output()).isEmpty());
    return program;
  }

  @Test
  void startsNoNodeForAVmThatIsNone() throws Exception {
    StubSamples samples = StubSamples.compile(folder);
    samples.write("results", StubWay.CNODE, folder.resolve("c_src"));
    samples.compileAlso(folder.resolve("c_src/cnode/results_cnode.erl"));
    Path said = folder.resolve("erl.log");
    String start =
        "process_flag(trap_exit, true),"
            + " {error, {not_alive, \"unused\"}} = results_cnode:start_link(\"unused\"),"
            + " io:put_chars(\"refused\"), halt().";
    Process erl =
        new ProcessBuilder(
                "erl", "-noshell", "-pa", folder.resolve("ebin").toString(), "-eval", start)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(erl.waitFor(1, TimeUnit.MINUTES)).as("erl ends").isTrue();
    } finally {
      erl.destroyForcibly();
    }
    assertThat(said).content().contains("refused");
    assertThat(erl.exitValue()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"PORT", "CNODE"})
  void refusesWhatOnlyALibraryCanDo(StubWay way) throws Exception {
    StubSamples samples = StubSamples.compile(folder);
    for (String name : LIBRARY_ONLY) {
      assertThatThrownBy(() -> StubSamples.STUBS.write(samples.module(name), way, folder))
          .isInstanceOf(UnreadableSpecException.class)
          .hasMessageContaining("as a " + way.word() + ": the module has ")
          .hasMessageContaining("hint: ");
    }
  }
}
