package io.nifproof.node.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangDecodeException;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import com.ericsson.otp.erlang.OtpInputStream;
import com.ericsson.otp.erlang.OtpOutputStream;
import io.nifproof.node.HostRuntime;
import io.nifproof.node.term.TermSyntaxException;
import io.nifproof.node.term.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BootScriptTest {
  private static byte[] stock() throws IOException {
    return Files.readAllBytes(HostRuntime.get().root().resolve("bin/no_dot_erlang.boot"));
  }

  private static List<OtpErlangObject> commands(byte[] script) throws OtpErlangDecodeException {
    OtpErlangTuple term = (OtpErlangTuple) new OtpInputStream(script).read_any();
    return List.of(((OtpErlangList) term.elementAt(2)).elements());
  }

  private static List<OtpErlangObject> loads(byte[] script) throws OtpErlangDecodeException {
    return commands(script).stream()
        .filter(command -> command.toString().startsWith("{primLoad,"))
        .toList();
  }

  @Test
  void loadsDistributionAtOnceAndTheParserLater() throws Exception {
    String first = loads(BootScript.of(stock()).orElseThrow()).get(0).toString();

    assertThat(first).contains("net_kernel", "code_server").doesNotContain("erl_lint");
  }

  @Test
  void loadsNothingThatTheRuntimeDoesNotHave() throws Exception {
    String known = loads(stock()).toString();
    OtpErlangTuple first = (OtpErlangTuple) loads(BootScript.of(stock()).orElseThrow()).get(0);

    assertThat((OtpErlangList) first.elementAt(1))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allSatisfy(module -> assertThat(known).contains(module.toString()));
  }

  @Test
  void bindsDistributionToLoopbackAndKeepsTheKernelsOwnEnvironment() throws Exception {
    String kernel =
        commands(BootScript.of(stock()).orElseThrow()).stream()
            .map(OtpErlangObject::toString)
            .filter(command -> command.startsWith("{kernelProcess,application_controller"))
            .findFirst()
            .orElseThrow();

    assertThat(kernel)
        .contains("{inet_dist_use_interface,{127,0,0,1}}")
        .contains("{logger,[{handler,default,undefined}]}")
        .contains("{net_ticktime,60}");
  }

  @Test
  void changesNothingElse() throws Exception {
    List<OtpErlangObject> ours = commands(BootScript.of(stock()).orElseThrow());
    List<OtpErlangObject> stock = commands(stock());

    long different =
        Stream.iterate(0, i -> i + 1)
            .limit(stock.size())
            .filter(i -> !ours.get(i).equals(stock.get(i)))
            .count();
    assertThat(ours).hasSameSizeAs(stock);
    assertThat(different).as("the first primLoad and the kernel").isEqualTo(2);
  }

  private static byte[] script(String term) throws TermSyntaxException {
    OtpOutputStream out = new OtpOutputStream();
    out.write1(131);
    out.write_any(Terms.parse(term));
    return out.toByteArray();
  }

  @Test
  void leavesAScriptAloneThatItDoesNotKnow() throws Exception {
    OtpOutputStream other = new OtpOutputStream();
    other.write1(131);
    other.write_any(new OtpErlangTuple(new OtpErlangObject[] {new OtpErlangList()}));

    assertThat(BootScript.of(other.toByteArray())).isEmpty();
    assertThat(BootScript.of(script("{script,x,[{primLoad,[1,<<2>>]},{},[]]}"))).isEmpty();
    assertThat(
            BootScript.of(
                script(
                    "{script,x,[{a,application_controller,{b,c,[{application,kernel,[{}]}]}}]}")))
        .isEmpty();
    assertThat(BootScript.of("no boot file".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(BootScript.of(new byte[0])).isEmpty();
  }
}
