package io.nifproof.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangLong;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.probe.CallProbe;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.LoadableModule;
import io.nifproof.node.probe.Outcome;
import io.nifproof.samples.DebianNif;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the trap in it a VM does the same as without, and the trap has nothing to say of it. */
final class TransparencyTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** What Debian's libraries compute, with their own modules; exceptions among it. */
  private static final List<String> CALLS =
      List.of(
          "lists:sort(crypto:module_info(nifs))",
          "crypto:hash(sha256, <<\"abc\">>)",
          "crypto:hash(sha256, binary:copy(<<\"abc\">>, 200000))",
          "crypto:mac(hmac, sha, <<\"key\">>, <<\"data\">>)",
          "crypto:crypto_one_time(aes_128_cbc, <<0:128>>, <<0:128>>, <<1:128>>, true)",
          "begin S = crypto:hash_update(crypto:hash_init(md5), <<1>>), crypto:hash_final(S) end",
          "crypto:mod_pow(3, 200, 1000007)",
          "crypto:hash(no_such_hash, <<>>)",
          "byte_size(crypto:strong_rand_bytes(33))",
          "lists:sort(asn1rt_nif:module_info(nifs))",
          "asn1rt_nif:decode_ber_tlv(<<48,6,2,1,5,2,1,7>>)",
          "asn1rt_nif:encode_ber_tlv({16, [{2, <<5>>}, {2, <<7>>}]})",
          "asn1rt_nif:decode_ber_tlv(<<48,255>>)",
          "lists:sort(fxml_stream:module_info(nifs))",
          "fxml_stream:parse_element(<<\"<a b='c'><d>e</d></a>\">>)",
          "fxml_stream:parse_element(<<\"<a\">>)",
          "begin X = fxml_stream:new(self()), fxml_stream:parse(X, <<\"<s><a/>\">>),"
              + " [receive M -> M after 1000 -> none end || _ <- [1, 2]] end",
          "fxml:element_to_binary({xmlel, <<\"a\">>, [{<<\"b\">>, <<\"<\">>}], []})",
          "lists:sort(fast_yaml:module_info(nifs))",
          "fast_yaml:decode(<<\"a: [1, 2.5, x]\">>)",
          "fast_yaml:decode(<<\"a: [\">>)");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"host, bookworm", "debian:trixie/arm64, trixie"})
  void aVmDoesTheSameWithTheTrap(String id, String suite) throws Exception {
    ErlangRuntime runtime = TestRuntimes.ready(id);
    try (CrashZoo zoo = CrashZoo.open(runtime, folder);
        ErlangNode watched = zoo.boot();
        ErlangNode plain = zoo.bootWithout()) {
      Map<String, String> expected = results(plain);
      assertThat(expected).containsEntry("lists:sum([1, 2])", "Returned[value=3]");
      assertThat(expected.values().stream().filter(end -> end.startsWith("Returned")))
          .as(expected.toString())
          .hasSizeGreaterThan(14);
      assertThat(results(watched)).isEqualTo(expected);
      assertThat(Trap.report(plain)).isEmpty();
      nothingIsSaidOf(Trap.report(watched).orElseThrow());
    }
    List<DebianNif> nifs =
        DebianNif.of(suite, runtime.arch()).stream()
            .filter(nif -> nif.module().isPresent() && !nif.loads().equals("crash"))
            .toList();
    assertThat(nifs).hasSizeGreaterThan(5);
    try (CrashZoo zoo = CrashZoo.open(runtime, folder.resolve("loads"));
        ErlangNode watched = zoo.boot();
        ErlangNode plain = zoo.bootWithout()) {
      List<Outcome> expected = loads(plain, nifs);
      assertThat(loads(watched, nifs)).isEqualTo(expected);
      assertThat(expected.stream().filter(o -> o instanceof Outcome.Loaded).count()).isPositive();
    }
  }

  private static Map<String, String> results(ErlangNode node) {
    Map<String, String> results = new LinkedHashMap<>();
    List<String> calls = new ArrayList<>(CALLS);
    calls.add("lists:sum([1, 2])");
    for (String call : calls) {
      results.put(call, CallProbe.call(node, "lists", call, TIMEOUT).end().toString());
    }
    return results;
  }

  private static void nothingIsSaidOf(TrapReport report) {
    assertThat(report.libraries()).hasSizeGreaterThan(3);
    assertThat(report.clobbered()).isEmpty();
    assertThat(report.strays()).isEmpty();
    assertThat(report.table()).isEmpty();
    assertThat(report.closed()).isEmpty();
    assertThat(report.gaps().any()).isFalse();
  }

  private static List<Outcome> loads(ErlangNode node, List<DebianNif> nifs) {
    List<Outcome> outcomes = new ArrayList<>();
    for (DebianNif nif : nifs) {
      LoadableModule module = LoadableModule.stub(nif.module().orElseThrow(), List.of());
      LoadRequest request =
          new LoadRequest(nif.file(), module, false, new OtpErlangLong(0), TIMEOUT);
      outcomes.add(LoadProbe.load(node, request).outcome());
    }
    return outcomes;
  }
}
