package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gate --time}: what calls take, in real nodes. */
final class TimedGateTest {
  private static final String CODE =
      """
      #include <erl_nif.h>
      #include <unistd.h>
      static ERL_NIF_TERM sum(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        ErlNifBinary b;
        unsigned s = 0;
        if (!enif_inspect_binary(e, a[0], &b)) return enif_make_badarg(e);
        for (unsigned i = 0; i < b.size; i++) s += b.data[i] * i;
        return enif_make_uint(e, s);
      }
      static int used;
      static ERL_NIF_TERM twice(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        return ++used > 2 ? enif_make_badarg(e) : enif_make_atom(e, "ok");
      }
      static int made;
      static ERL_NIF_TERM fills(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        if (++made > 500) *(volatile int *)8 = 1;
        return enif_make_int(e, made);
      }
      static int slept;
      static ERL_NIF_TERM slow(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        usleep(100000);
        return enif_make_int(e, ++slept);
      }
      static ErlNifFunc t[] = {{"sum", 1, sum, 0}, {"twice", 0, twice, 0},
        {"fills", 0, fills, 0}, {"slow", 0, slow, ERL_NIF_DIRTY_JOB_IO_BOUND}};
      ERL_NIF_INIT(price, t, NULL, NULL, NULL, NULL)
      """;
  private static final String SUM =
      """
      [[case]]
      name = 'sum'
      setup = 'B = binary:copy(<<1>>, 4096), C = B'
      call = 'R = sum(C)'
      expect = '8386560'
      """;

  @TempDir private Path project;

  @BeforeEach
  void write() throws Exception {
    Files.createDirectories(project.resolve("c_src"));
    Files.writeString(project.resolve("c_src/price.c"), CODE);
  }

  @Test
  void putsAPriceOnEveryLevelAndRemembersIt() throws Exception {
    String runtimes = "runtimes=['host','" + TestRuntimes.ready(TestRuntimes.NEWER).id() + "']\n";
    toml("[gate]\ntime=true\n[matrix]\noptimize=['O0','O2']\n" + runtimes + SUM);
    Ran cold = gate("--format", "json");
    JsonNode report = new ReportSchema().valid(cold.out());

    assertThat(cold.status()).as(cold.err()).isZero();
    JsonNode prices = report.at("/reading/prices/0/prices");
    assertThat(values(prices, "cell"))
        .containsExactlyInAnyOrder(
            "gcc-O0@host",
            "gcc-O2@host",
            "gcc-O0@" + TestRuntimes.NEWER,
            "gcc-O2@" + TestRuntimes.NEWER);
    for (JsonNode price : prices) {
      boolean plain = price.get("cell").textValue().startsWith("gcc-O0");
      assertThat(price.get("nanos").doubleValue()).isBetween(100.0, 1_000_000.0);
      assertThat(price.get("speed").isNull()).isEqualTo(plain);
      if (!plain) {
        assertThat(price.get("speed").doubleValue()).as(price.toString()).isGreaterThan(1.5);
        assertThat(price.get("same").booleanValue()).isFalse();
      }
    }
    assertThat(timings(report, 0)).allMatch(one -> !one.get("remembered").booleanValue());

    JsonNode warm = new ReportSchema().valid(gate("--format", "json").out());
    assertThat(warm.at("/reading/prices")).isEqualTo(report.at("/reading/prices"));
    assertThat(timings(warm, 0)).allMatch(one -> one.get("remembered").booleanValue());
    assertThat(gate().out())
        .contains(
            "a call of `sum` takes\n  variant  host", "; 4 of 4 figures are of\nan earlier run");
    assertThat(gate("--no-time").out()).doesNotContain("takes");

    toml("");
    assertThat(gate("--time").err()).contains("nothing to time: nifproof.toml has no [[case]]");
  }

  @Test
  void saysWhyACallWasNotTimedAndKeepsWithinItsTime() throws Exception {
    toml(
        """
        [[case]]
        call = 'twice()'
        [[case]]
        call = 'sum(a)'
        raises = 'badarg'
        [[case]]
        call = 'byte_size(<<1>>)'
        [[case]]
        call = 'sum(<<2>>) + 1'
        [[case]]
        call = 'slow()'
        """);
    Ran ran = gate("--time", "--format", "json", "--flags", "plain,ubsan");
    JsonNode report = new ReportSchema().valid(ran.out());

    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode calls = report.at("/cells/0/calls");
    assertThat(calls.get(0).at("/timing/notTimed").textValue())
        .isEqualTo("repeated, it raised {error,badarg} in one of calls 3 to 5");
    assertThat(calls.get(1).at("/timing/notTimed").textValue()).startsWith("it raises");
    assertThat(calls.get(2).at("/timing/notTimed").textValue()).contains("own `byte_size/1`");
    assertThat(calls.get(3).at("/timing/notTimed").textValue()).contains("one plain call");
    JsonNode slow = calls.get(4).get("timing");
    assertThat(slow.get("nanos").doubleValue()).isBetween(100e6, 200e6);
    assertThat(slow.get("calls").intValue()).isEqualTo(1);
    assertThat(slow.get("samples").intValue()).isBetween(3, 10);
    assertThat(report.at("/cells/1/calls/4/timing/notTimed").textValue()).contains("`ubsan`");
  }

  @Test
  void doesNotBlameACallThatWaitsForWhatComesOnce() throws Exception {
    Files.writeString(
        project.resolve("price.erl"),
        """
        -module(price).
        -nifs([sum/1]).
        -export([sum/1, reply/1]).
        sum(_) -> erlang:nif_error(not_loaded).
        reply(Key) ->
          case get(Key) of
            undefined -> put(Key, true), ok;
            true -> receive Key -> ok end
          end.
        """);
    Files.writeString(
        project.resolve("c_src/price.c"),
        CODE.substring(0, CODE.indexOf("static int used"))
            + "static ErlNifFunc t[] = {{\"sum\", 1, sum, 0}};\n"
            + "ERL_NIF_INIT(price, t, NULL, NULL, NULL, NULL)\n");
    toml("erl = 'price.erl'\n[gate]\ntimeout='1s'\n[[case]]\ncall='reply(key)'\n" + SUM);
    Ran ran = gate("--time", "--format", "json");
    JsonNode calls = new ReportSchema().valid(ran.out()).at("/cells/0/calls");

    assertThat(ran.status()).as(ran.out()).isZero();
    assertThat(calls.get(0).at("/timing/notTimed").textValue())
        .startsWith("repeated, `price:reply/1` waits for a message that does not come");
    assertThat(calls.get(1).at("/timing/nanos").doubleValue()).isPositive();
  }

  @Test
  void failsWhenACallThatWorksOnceKillsTheVmWhenItIsRepeated() throws Exception {
    toml("[[case]]\ncall='fills()'\nexpect='N when N > 0'\n" + SUM);
    assertThat(gate().status()).as("called once it passes").isZero();
    for (String again : List.of("cold", "warm")) {
      Ran ran = gate("--time", "--format", "json");
      JsonNode cell = new ReportSchema().valid(ran.out()).get("cells").get(0);

      assertThat(ran.status()).as(again).isEqualTo(ExitCode.FAIL.status());
      assertThat(values(cell.get("findings"), "id")).contains("NP204", "NP116");
      assertThat(finding(cell, "NP204"))
          .startsWith("`fills()`: crashed: SIGSEGV killed the VM in one of calls ")
          .contains("once more: crashed: SIGSEGV", "price.c:");
      assertThat(cell.at("/calls/0/ok").booleanValue()).isTrue();
      assertThat(cell.at("/calls/0/timing/notTimed").textValue())
          .startsWith("crashed: SIGSEGV killed");
      assertThat(cell.at("/calls/1/timing/nanos").doubleValue())
          .as("what comes after it is timed in another node")
          .isPositive();
    }
  }

  private static String finding(JsonNode cell, String id) {
    return StreamSupport.stream(cell.get("findings").spliterator(), false)
        .filter(one -> one.get("id").textValue().equals(id))
        .findFirst()
        .orElseThrow()
        .get("evidence")
        .textValue();
  }

  private static List<JsonNode> timings(JsonNode report, int call) {
    return StreamSupport.stream(report.get("cells").spliterator(), false)
        .map(cell -> cell.get("calls").get(call).get("timing"))
        .toList();
  }

  private static List<String> values(JsonNode array, String key) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.get(key).textValue())
        .toList();
  }

  private void toml(String more) throws Exception {
    Files.writeString(
        project.resolve("nifproof.toml"),
        "[library]\nname = 'price'\nsources = ['c_src/*.c']\n" + more);
  }

  private Ran gate(String... options) {
    List<Object> words = new ArrayList<>(List.of("gate", project));
    words.addAll(List.of(options));
    return Ran.nifproof(words.toArray());
  }
}
