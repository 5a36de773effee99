package io.nifproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.node.Arch;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.ToolchainCatalog;
import io.nifproof.toolchain.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table against the Erlang on PATH, with nothing of nifproof in between. */
class ZooTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", System.getenv("PATH"), "ERL_CRASH_DUMP_SECONDS", "0");
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          132, "SIGILL", 133, "SIGTRAP", 134, "SIGABRT", 135, "SIGBUS", 136, "SIGFPE", 137,
          "SIGKILL", 139, "SIGSEGV");
  private static final String LOAD =
      "case zoo:load(\"%s\") of ok -> io:put_chars(\"loaded\");"
          + " {error, {R, T}} -> io:format(\"refused ~s ~s\", [R, T]) end, halt(42).";

  @TempDir static Path folder;
  private static ToolchainCatalog catalog;
  private static Zoo zoo;

  @BeforeAll
  static void prepare() throws Exception {
    catalog =
        new Toolchains(folder.resolve("cache"), ENVIRONMENT)
            .catalog(List.of("gcc"), List.of(Arch.values()));
    String root = erlang("io:put_chars(code:root_dir()), halt().", Duration.ofSeconds(30)).output();
    zoo = new Zoo(Path.of(root.strip(), "usr/include"), folder.resolve("zoo"));
    erlang(
        "{ok, zoo} = compile:file(\"" + Zoo.stub() + "\", [{outdir, \"" + folder + "\"}]), halt().",
        Duration.ofSeconds(30));
  }

  static List<ZooMember> members() throws IOException {
    return Zoo.members();
  }

  @ParameterizedTest
  @MethodSource("members")
  void theVmDoesWithItWhatTheTableSays(ZooMember member) throws Exception {
    Arch host = Arch.host();
    assumeTrue(catalog.find("gcc", host.others().get(0)).isPresent(), "skipped: no cross gcc");
    Path file = zoo.make(member, gcc(host), gcc(host.others().get(0)));
    ZooOutcome expected = Zoo.expected(member, host);
    boolean hangs = expected instanceof ZooOutcome.Hung;

    String library = file.toString().replaceFirst("\\.so$", "");
    Run run = erlang(LOAD.formatted(library), Duration.ofSeconds(hangs ? 2 : 30));
    assertThat(run.outcome()).isEqualTo(expected);
    member.text().ifPresent(text -> assertThat(run.output()).contains(text));
  }

  @Test
  void everySourceHasARowAndEveryBuiltRowASource() throws Exception {
    List<String> built =
        Zoo.members().stream()
            .filter(member -> member.make().equals("build"))
            .map(ZooMember::name)
            .toList();
    try (var files = Files.list(Zoo.stub().getParent())) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".c"))
                  .map(name -> name.replace(".c", "")))
          .containsExactlyInAnyOrderElementsOf(built);
    }
  }

  @Test
  void everyMemberCanBeMadeForTheOtherArchitecture() throws Exception {
    Arch other = Arch.host().others().get(0);
    assumeTrue(catalog.find("gcc", other).isPresent(), "skipped: no cross gcc");
    for (ZooMember member : Zoo.members()) {
      Path file = zoo.make(member, gcc(other), gcc(other.others().get(0)));
      assertThat(Files.exists(file)).as(member.name()).isEqualTo(!member.make().equals("missing"));
    }
  }

  private static Toolchain gcc(Arch arch) {
    return catalog.find("gcc", arch).orElseThrow();
  }

  private record Run(ZooOutcome outcome, String output) {}

  private static Run erlang(String expression, Duration deadline) throws InterruptedException {
    CompilerEnd end =
        new CompilerProcess(ENVIRONMENT)
            .run(
                List.of(
                    "/usr/bin/env",
                    "erl",
                    "-noshell",
                    "-noinput",
                    "-pa",
                    folder.toString(),
                    "-eval",
                    expression),
                folder,
                deadline);
    if (end instanceof CompilerEnd.Overdue overdue) {
      return new Run(new ZooOutcome.Hung(), overdue.output());
    }
    CompilerEnd.Ended ended = (CompilerEnd.Ended) end;
    return new Run(outcome(ended.status(), ended.output()), ended.output());
  }

  private static ZooOutcome outcome(int status, String output) {
    if (status != 42) {
      String signal = SIGNALS.get(status);
      return signal == null ? new ZooOutcome.Exited(status) : new ZooOutcome.Crashed(signal);
    }
    return output.contains("refused ")
        ? new ZooOutcome.Refused(output.replaceFirst("(?s).*refused ", "").split(" ")[0])
        : new ZooOutcome.Loaded();
  }
}
