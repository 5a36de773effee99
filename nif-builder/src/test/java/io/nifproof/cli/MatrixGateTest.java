package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.ReportSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The matrix beyond compilers and levels: cases, sets of flags, what is remembered, sharing. */
final class MatrixGateTest {
  private static final String CODE =
      """
      #include <erl_nif.h>
      static ERL_NIF_TERM over(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        int n;
        if (!enif_get_int(e, a[0], &n)) return enif_make_badarg(e);
        char *p = enif_alloc(8);
        p[n] = 1;
        n = p[n];
        enif_free(p);
        return enif_make_int(e, n);
      }
      static ERL_NIF_TERM next(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        int n;
        if (!enif_get_int(e, a[0], &n)) return enif_make_badarg(e);
        return enif_make_int(e, n + STEP);
      }
      static ErlNifFunc t[] = {{"over", 1, over, 0}, {"next", 1, next, 0}};
      ERL_NIF_INIT(matrix, t, NULL, NULL, NULL, NULL)
      """;

  @TempDir private Path project;

  @BeforeEach
  void write() throws Exception {
    Files.createDirectories(project.resolve("c_src"));
    code("1");
    toml("");
  }

  @Test
  void failsWhenTheProjectsOwnModuleDoesNotCompile() throws Exception {
    Files.writeString(project.resolve("matrix.erl"), "-module(matrix).\nnext( -> 1.\n");
    Path file = project.resolve("nifproof.toml");
    Files.writeString(
        file, Files.readString(file).replace("[library]\n", "[library]\nerl='matrix.erl'\n"));

    Ran run = gate();

    assertThat(run.status()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains("never started, which says nothing about the library: OTP")
        .contains("NP205 error", "matrix.erl:2:", "syntax error before");
  }

  @Test
  void holdsEachCaseAgainstWhatMustComeOfIt() throws Exception {
    Files.writeString(
        project.resolve("more.erl"),
        "-module(more).\n-export([run/0]).\nrun() -> 8 = matrix:next(7), ok.\n");
    toml(
        cases("name='adds'", "call='next(1)'", "expect='2'")
            + cases("call='X = next(Y)'", "setup='Y = 2'", "expect='N when N < 4'")
            + cases("call='next(a)'", "raises='badarg'")
            + cases("module='more.erl'", "expect='ok'"));
    assertThat(gate().status()).isZero();

    toml(
        cases("name='adds'", "call='next(1)'", "expect='3'")
            + cases("call='next(1)'", "raises='badarg'")
            + cases("call='next('"));
    Ran ran = gate("--format", "json");
    JsonNode calls = new ReportSchema().valid(ran.out()).get("cells").get(0).get("calls");

    assertThat(ran.status()).isEqualTo(ExitCode.FAIL.status());
    assertThat(values(calls, "outcome")).containsExactly("unexpected", "unexpected", "invalid");
    assertThat(values(calls, "result")).startsWith("2", "2");
    assertThat(calls.get(0).get("sentence").textValue()).isEqualTo("unexpected: 2, expected 3");
    assertThat(gate().out()).contains("`adds` unexpected: 2, expected 3");
  }

  @Test
  void remembersWhatPassedUntilSomethingChanges() throws Exception {
    toml(cases("call='next(1)'", "expect='2'"));
    assertThat(cached(gate("--format", "json"))).containsExactly(false);
    assertThat(cached(gate("--format", "json"))).containsExactly(true);
    assertThat(cached(gate("--format", "json", "--no-cache"))).containsExactly(false);

    code("(1+0)"); // another source, the same code
    assertThat(cached(gate("--format", "json", "--optimize", "O2"))).containsExactly(true);
    toml(cases("call='next(2)'", "expect='3'"));
    assertThat(cached(gate("--format", "json"))).containsExactly(false);
    code("2");
    Ran broken = gate("--format", "json");
    assertThat(broken.status()).isEqualTo(ExitCode.FAIL.status());
    assertThat(cached(broken)).containsExactly(false);
    assertThat(cached(gate("--format", "json")))
        .as("failures are run again")
        .containsExactly(false);
  }

  @Test
  void letsLibrariesShareANodeAndRunsThemAloneAtTheFirstTrouble() throws Exception {
    toml(cases("call='next(1)'", "expect='2'"));
    String[] shared = {
      "--format", "json", "--no-cache", "--isolation", "shared", "--optimize", "O0,O1,O2,O3"
    };
    Ran good = gate(shared);
    assertThat(good.status()).as(good.out()).isZero();
    assertThat(new ReportSchema().valid(good.out()).get("cells")).hasSize(4);

    toml(cases("call='case get(seen) of undefined -> ok end'") + cases("call='over(1 bsl 30)'"));
    Ran bad = gate(shared);
    JsonNode cells = new ReportSchema().valid(bad.out()).get("cells");
    assertThat(bad.status()).isEqualTo(ExitCode.FAIL.status());
    assertThat(values(cells, "verdict")).containsOnly("fail").hasSize(4);
    cells.forEach(
        cell ->
            assertThat(cell.get("calls").get(1).get("outcome").textValue()).isEqualTo("crashed"));
  }

  @Test
  void tellsWhatSanitizersFindWhereThePlainBuildPasses() throws Exception {
    toml(
        cases("name='end'", "call='over(9)'", "expect='1'")
            + cases("name='largest'", "call='next(2147483647)'", "expect='-2147483648'"));
    Ran ran = gate("--format", "json", "--flags", "plain,asan,ubsan,malloc-check");
    JsonNode cells = new ReportSchema().valid(ran.out()).get("cells");
    List<String> ids = new ArrayList<>();
    cells.forEach(cell -> ids.add(String.join(" ", values(cell.get("findings"), "id"))));

    assertThat(values(cells, "flags")).containsExactly("plain", "asan", "ubsan", "malloc-check");
    assertThat(values(cells, "verdict")).containsExactly("pass", "fail", "fail", "pass");
    assertThat(ids.get(1)).contains("NP130");
    assertThat(ids.get(2)).contains("NP131").doesNotContain("NP109");
    assertThat(ran.out()).contains("heap-buffer-overflow", "matrix.c:14");
  }

  @Test
  void takesTheLastWordsOfASanitizerThatEndsTheVmWithoutASignal() throws Exception {
    toml(
        "[flags.strict]\ncflags = ['-fsanitize=undefined', '-fno-sanitize-recover=all']\n"
            + cases("call='next(2147483647)'"));
    Ran ran = gate("--format", "json", "--flags", "strict");
    JsonNode findings = new ReportSchema().valid(ran.out()).get("cells").get(0).get("findings");
    assertThat(values(findings, "id")).startsWith("NP131").doesNotContain("NP119");
    assertThat(findings.toString())
        .contains("signed integer overflow", "matrix.c:14", "next/1 ran");
  }

  @Test
  void callsACellFlakyThatFailsFirstAndPassesThen() throws Exception {
    Path state = Files.createDirectory(project.resolve("state"));
    Path seen = state.resolve("seen"); // a node can only note it where its wall is open
    String once =
        cases(
                "name='once'",
                "call='case file:read_file_info(\""
                    + seen
                    + "\") of {ok, _} -> 2; _ ->"
                    + " file:write_file(\""
                    + seen
                    + "\", <<>>), 1 end'",
                "expect='2'")
            + "[wall]\nwrite = ['state']\n";
    toml("[gate]\nretries = 2\n" + once);
    Ran flaky = gate("--format", "json");
    JsonNode report = new ReportSchema().valid(flaky.out());
    assertThat(flaky.status()).isEqualTo(ExitCode.FAIL.status());
    assertThat(report.get("cells").get(0).get("verdict").textValue()).isEqualTo("flaky");
    assertThat(report.get("verdict").textValue()).isEqualTo("fail");
    assertThat(values(report.get("cells").get(0).get("findings"), "id")).contains("NP203");

    Files.delete(seen);
    toml("[gate]\nretries = 2\nallow_flaky = true\n" + once);
    assertThat(gate().status()).isZero();
    Files.delete(seen);
    assertThat(gate("--retries", "0").status())
        .as("what was flaky is not remembered")
        .isEqualTo(ExitCode.FAIL.status());
  }

  @Test
  void knowsTheTrapsOfClangForWhatTheyAre() throws Exception {
    toml(
        cases("call='next(2147483647)'")
            + "[flags.trap]\ncflags=['-fsanitize=undefined','-fsanitize-trap=undefined']\n");
    String arch = io.nifproof.node.Arch.host().id();
    Ran own = gate("--compilers", "clang", "--flags", "trap");
    Ran ours = gate("--compilers", "clang", "--flags", "ubsan");

    assertThat(own.out()).contains("NP109 error: a trap that the compiler put there");
    assertThat(own.out()).contains(arch.equals("amd64") ? "(ud1)" : "(brk");
    assertThat(ours.out()).contains("NP131 error").doesNotContain("NP109");
  }

  @Test
  void runsOneCellThatThePlanNames() throws Exception {
    Ran plan = Ran.nifproof("plan", project, "--optimize", "O0,O1");
    assertThat(plan.out()).isEqualTo("gcc-O0@host\ngcc-O1@host\n2 cells: 2 variants, 1 runtime\n");

    Ran one = gate("--optimize", "O0,O1", "--cell", "gcc-O1@host", "--format", "json");
    assertThat(values(new ReportSchema().valid(one.out()).get("cells"), "id"))
        .containsExactly("gcc-O1@host");
    Ran none = gate("--optimize", "O0,O1", "--cell", "gcc-O1@hos");
    assertThat(none.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(none.err()).contains("no cell `gcc-O1@hos`; did you mean `gcc-O1@host`?");
  }

  @Test
  void plansAThousandCellsInTwoSeconds() throws Exception {
    StringBuilder sets = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 84; i++) {
      names.add("'f" + i + "'");
      sets.append("[flags.f").append(i).append("]\ncflags=['-DX=").append(i).append("']\n");
    }
    toml(
        "[matrix]\ncompilers=['gcc','clang']\noptimize=['O0','O1','O2','O3','Os','Og']\nflags="
            + names
            + "\n"
            + sets);
    Ran cold = Ran.nifproof("plan", project); // finds the compilers
    long start = System.nanoTime();
    Ran plan = Ran.nifproof("plan", project);

    assertThat(plan.out()).isEqualTo(cold.out()).contains("1008 cells: 1008 variants, 1 runtime");
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  @Test
  void printsThePlanForMachines() {
    Ran github = Ran.nifproof("plan", project, "--format", "github");
    assertThat(github.out()).startsWith("{\"include\":[{\"id\":\"gcc-O2@host\",").hasLineCount(1);
    Ran json = Ran.nifproof("plan", project, "--format", "json");
    assertThat(ReportSchema.of("plan-1.json").valid(json.out()).get("cells")).hasSize(1);
  }

  private static String cases(String... lines) {
    return "[[case]]\n" + String.join("\n", lines) + "\n";
  }

  private void code(String step) throws Exception {
    Files.writeString(project.resolve("c_src/matrix.c"), CODE.replace("STEP", step));
  }

  private void toml(String more) throws Exception {
    Files.writeString(
        project.resolve("nifproof.toml"),
        "[library]\nname = 'matrix'\nsources = ['c_src/*.c']\n" + more);
  }

  private Ran gate(String... options) {
    List<Object> words = new ArrayList<>(List.of("gate", project));
    words.addAll(List.of(options));
    return Ran.nifproof(words.toArray());
  }

  private static List<Boolean> cached(Ran ran) {
    JsonNode cells = new ReportSchema().valid(ran.out()).get("cells");
    return StreamSupport.stream(cells.spliterator(), false)
        .map(cell -> cell.get("cached").booleanValue())
        .toList();
  }

  private static List<String> values(JsonNode array, String key) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.get(key).textValue())
        .toList();
  }
}
