package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.TestRuntimes;
import io.nifproof.toolchain.FlagOutcome;
import io.nifproof.toolchain.FlagTrial;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zig cc}, which scripts/fetch-zig brings for the tests, as one more compiler. */
final class ZigIT {
  private static final String RUNTIMES = "host," + TestRuntimes.EMULATED;

  @TempDir private static Path folder;
  private static Map<String, String> environment;

  @BeforeAll
  static void find() throws IOException {
    Path made = NifproofHome.of(System.getenv()).root().resolve("zig");
    List<Path> found = List.of();
    if (Files.isDirectory(made)) {
      try (Stream<Path> folders = Files.list(made)) {
        found = folders.filter(one -> Files.isExecutable(one.resolve("zig"))).toList();
      }
    }
    assumeTrue(!found.isEmpty(), "no zig in " + made + "; scripts/fetch-zig brings it");
    String path = found.get(0) + ":" + System.getenv("PATH");
    String cache = made.resolve("cache").toString();
    environment = Map.of("PATH", path, "ZIG_GLOBAL_CACHE_DIR", cache);
  }

  @Test
  void theExamplePassesOnBothArchitecturesAndNothingIsLeftInTheProject() throws Exception {
    Path hello = folder.resolve("hello");
    Path example = Path.of("../docs/examples/hello");
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.toList()) {
        Files.copy(file, hello.resolve(example.relativize(file).toString()));
      }
    }
    JsonNode report = gate(hello, ExitCode.PASS, "--arch", "amd64,arm64", "--optimize", "O0,O2,Og");
    assertThat(report.get("cells")).hasSize(6);
    for (JsonNode cell : report.get("cells")) {
      assertThat(cell.get("compiler").textValue()).startsWith("zig 0.");
    }
    assertThat(hello)
        .isDirectoryNotContaining(file -> file.getFileName().toString().contains("zig"));
  }

  @Test
  void undefinedBehaviourAtO0IsToldWithItsLineAndNotAsACrashOfZigsRuntime() throws Exception {
    Path project =
        Ran.project(
            folder.resolve("ub"),
            """
            [library]
            name = "ub"
            sources = ["c_src/*.c"]
            [[case]]
            call = "next(2147483647)"
            """,
            """
            #include <erl_nif.h>
            static ERL_NIF_TERM next(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
              int n;
              if (!enif_get_int(e, a[0], &n)) return enif_make_badarg(e);
              return enif_make_int(e, n + 1);
            }
            static ErlNifFunc t[] = {{"next", 1, next, 0}};
            ERL_NIF_INIT(ub, t, NULL, NULL, NULL, NULL)
            """);
    JsonNode report = gate(project, ExitCode.FAIL, "--arch", "amd64,arm64", "--optimize", "O0,O2");
    for (JsonNode cell : report.get("cells")) {
      boolean checked = cell.get("optimize").textValue().equals("O0");
      assertThat(cell.get("verdict").textValue()).isEqualTo(checked ? "fail" : "pass");
      if (checked) {
        JsonNode finding = cell.get("findings").get(0);
        assertThat(finding.get("id").textValue()).isEqualTo("NP131");
        assertThat(finding.toString())
            .contains("signed integer overflow", "`next` (nif.c:5)", "__ubsan_handle_add_overflow");
      }
    }
    assertThat(report.get("cells")).hasSize(4);
  }

  @Test
  void aBuildSystemThatCallsCcAndCxxGetsBoth() throws Exception {
    Path project =
        Ran.project(
            folder.resolve("made"),
            """
            [library]
            name = "made"
            [build]
            system = "make"
            output = "made.so"
            """,
            """
            #include <erl_nif.h>
            int two(void);
            static ERL_NIF_TERM one(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
              return enif_make_int(e, two());
            }
            static ErlNifFunc t[] = {{"one", 0, one, 0}};
            ERL_NIF_INIT(made, t, NULL, NULL, NULL, NULL)
            """);
    Files.writeString(project.resolve("c_src/two.cc"), "extern \"C\" int two() { return 2; }\n");
    Files.writeString(
        project.resolve("Makefile"),
        """
        made.so: nif.o two.o
        \t$(CC) -shared $(LDFLAGS) -o $@ $^
        nif.o: c_src/nif.c
        \t$(CC) $(CFLAGS) -fPIC -I$(ERTS_INCLUDE_DIR) -c -o $@ $<
        two.o: c_src/two.cc
        \t$(CXX) $(CFLAGS) -fPIC -c -o $@ $<
        """);
    gate(project, ExitCode.PASS, "--arch", "amd64,arm64", "--optimize", "O2");
  }

  @Test
  void aFlagIsTriedOnItAsOnOthersAlsoWhenItsCacheKnowsTheAnswer() throws Exception {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(environment);
    Toolchains toolchains = new Toolchains(folder.resolve("cache"), all);
    Toolchain zig = toolchains.catalog(List.of("zig"), List.of(Arch.ARM64)).reached().get(0);
    for (int round = 0; round < 2; round++) {
      FlagTrial trial = new FlagTrial(all, folder.resolve("flags"));
      List<String> base = List.of("-O2");
      assertThat(trial.of(zig, base, "-fwrapv")).isEqualTo(new FlagOutcome.Effective());
      // clang heeds it; zig 0.16 takes it without a word and drops it.
      assertThat(trial.of(zig, base, "-ffixed-x20")).isEqualTo(new FlagOutcome.NoEffectSeen());
      assertThat(trial.of(zig, base, "-fgcse")).isInstanceOf(FlagOutcome.Ignored.class);
      assertThat(trial.of(zig, base, "-mno-such-thing")).isInstanceOf(FlagOutcome.Refused.class);
    }
  }

  private static JsonNode gate(Path project, ExitCode expected, String... more) throws Exception {
    Object[] words =
        Stream.concat(
                Stream.of("gate", "--no-cache", "--compilers", "zig", "--format", "json"),
                Stream.concat(Stream.of("--runtimes", RUNTIMES, project), Stream.of(more)))
            .toArray();
    Ran ran = Ran.elsewhere(folder, environment, words);
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(expected.status());
    return new ReportSchema().valid(ran.out());
  }
}
