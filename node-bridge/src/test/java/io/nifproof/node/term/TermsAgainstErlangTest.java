package io.nifproof.node.term;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpOutputStream;
import io.nifproof.node.HostErlang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host's Erlang as the witness: both sides read what the other one printed. */
final class TermsAgainstErlangTest {
  private static final int TERMS = 500;

  @Test
  void erlangReadsWhatWePrintAndWeReadWhatErlangPrints(@TempDir Path folder) throws Exception {
    List<OtpErlangObject> terms = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int seed = 0; seed < TERMS; seed++) {
      OtpErlangObject term = new RandomTerms(seed).term();
      terms.add(term);
      lines.add(base64(encoded(term)) + " " + base64(Terms.print(term).getBytes(UTF_8)));
    }
    Files.write(folder.resolve("terms"), lines);

    String answer =
        HostErlang.eval(
            folder,
            "begin {ok, All} = file:read_file(\"terms\"),"
                + "[begin [T64, P64] = binary:split(L, <<\" \">>),"
                + " Term = binary_to_term(<<131, (base64:decode(T64))/binary>>),"
                + " Text = unicode:characters_to_list(base64:decode(P64)),"
                + " {ok, Tokens, _} = erl_scan:string(Text ++ \".\"),"
                + " Same = case erl_parse:parse_term(Tokens) of {ok, Term} -> same; O -> O end,"
                + " Own = unicode:characters_to_binary(io_lib:format(\"~tp\", [Term])),"
                + " io:format(\"~0tp ~s~n\", [Same, base64:encode(Own)])"
                + " end || L <- binary:split(All, <<\"\\n\">>, [global, trim])] end");

    List<String> answers = answer.lines().toList();
    assertThat(answers).hasSize(TERMS);
    for (int i = 0; i < TERMS; i++) {
      String printed = Terms.print(terms.get(i));
      assertThat(answers.get(i)).as("seed %d: %s", i, printed).startsWith("same ");
      byte[] theirs = Base64.getDecoder().decode(answers.get(i).substring("same ".length()));
      String text = new String(theirs, UTF_8);
      assertThat(Terms.equal(Terms.parse(text), terms.get(i))).as("seed %d: %s", i, text).isTrue();
    }
  }

  private static byte[] encoded(OtpErlangObject term) throws Exception {
    try (OtpOutputStream out = new OtpOutputStream()) {
      out.write_any(term);
      return out.toByteArray();
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
