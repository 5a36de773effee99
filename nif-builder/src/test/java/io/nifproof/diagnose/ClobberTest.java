package io.nifproof.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangLong;
import io.nifproof.build.OptLevel;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.FunctionId;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapReport.Clobbered;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.probe.CallProbe;
import io.nifproof.node.probe.CallReport;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.LoadableModule;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that change registers which they must preserve, each in a way of its own. */
final class ClobberTest {
  private static final Path SOURCES = Path.of("src/test/resources/crashes").toAbsolutePath();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Of clobbers.c, which all/0 changes together. */
  private static final Map<Arch, List<String>> REGISTERS =
      Map.of(
          Arch.AMD64,
          words("rbx r12 r13 r14 r15 mxcsr x87 direction"),
          Arch.ARM64,
          words("x19 x20 x21 x22 x23 x24 x25 x26 x27 x28 d8 d9 d10 d11 d12 d13 d14 d15 fpcr"));

  /** These have a function each, but are not in all/0. */
  private static final Map<Arch, List<String>> POINTERS =
      Map.of(Arch.AMD64, words("rbp rsp"), Arch.ARM64, words("x29 stack_pointer"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "host, gcc, O0",
    "host, gcc, O2",
    "host, clang, O0",
    "host, clang, O2",
    "debian:bookworm/arm64, gcc, O0",
    "debian:bookworm/arm64, gcc, O2",
    "debian:bookworm/arm64, clang, O0",
    "debian:bookworm/arm64, clang, O2"
  })
  void namesEveryRegisterAndTheNodeLives(String id, String compiler, OptLevel level)
      throws Exception {
    ErlangRuntime runtime = TestRuntimes.ready(id);
    try (CrashZoo zoo = CrashZoo.open(runtime, folder);
        ErlangNode node = zoo.boot()) {
      Path library = folder.resolve("clobbers.so");
      zoo.build(SOURCES, "clobbers", zoo.toolchain(compiler), level, List.of(), library);
      List<String> each = new ArrayList<>(REGISTERS.get(runtime.arch()));
      each.addAll(POINTERS.get(runtime.arch()));
      LoadReport load = LoadProbe.load(node, request(library, each));

      List<String> seen = new ArrayList<>();
      for (String name : each) {
        seen.add(call(node, load.module(), "{" + name + "(), fine()}"));
      }

      assertThat(seen).containsOnly("{1,42}");
      assertThat(call(node, load.module(), "all() + fine()")).isEqualTo("43");
      assertThat(call(node, load.module(), "lists:sum([X * 0.5 || X <- lists:seq(1, 100)])"))
          .isEqualTo("2525.0");
      Map<FunctionId, List<String>> found = registers(node);
      for (String name : each) {
        String register = name.equals("stack_pointer") ? "sp" : name;
        assertThat(found.get(new FunctionId(name, 0))).as(name).containsExactly(register);
      }
      assertThat(found.get(new FunctionId("all", 0)))
          .containsExactlyInAnyOrderElementsOf(REGISTERS.get(runtime.arch()));
      assertThat(found).doesNotContainKey(new FunctionId("fine", 0));
    }
  }

  private static Map<FunctionId, List<String>> registers(ErlangNode node) {
    return Trap.report(node).orElseThrow().clobbered().stream()
        .collect(
            Collectors.groupingBy(
                Clobbered::function, Collectors.mapping(Clobbered::register, Collectors.toList())));
  }

  private static LoadRequest request(Path library, List<String> names) {
    List<FunctionId> functions = new ArrayList<>();
    names.forEach(name -> functions.add(new FunctionId(name, 0)));
    functions.add(new FunctionId("all", 0));
    functions.add(new FunctionId("fine", 0));
    LoadableModule module = LoadableModule.stub("clobbers", functions);
    return new LoadRequest(library, module, false, new OtpErlangLong(0), TIMEOUT);
  }

  private static String call(ErlangNode node, String module, String expression) {
    CallReport report = CallProbe.call(node, module, expression, TIMEOUT);
    assertThat(report.end())
        .as(expression + ": " + report.output())
        .isInstanceOf(CallReport.End.Returned.class);
    return ((CallReport.End.Returned) report.end()).value();
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
