package io.nifproof.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerTextTest {
  @Test
  void leavesOutWhereAnExceptionPassed() {
    String old =
        "{'EXIT',{x,[{shell,apply,3,[{file,\"sh[ell.erl\"},{line,9}]},{a,b,\"\\001\",[]}]}}";
    String other = "{'EXIT',{x,[{'Elixir.A',b,[1],[]}]}}";
    assertThat(AnswerText.comparable(old))
        .isEqualTo(AnswerText.comparable(other))
        .isEqualTo("{'EXIT',{x,[…]}}");
  }

  @Test
  void leavesOutATraceThatTheCallHandsOn() {
    assertThat(AnswerText.comparable("{error,x,[{ba,f,0,[]},{erl_eval,do_apply,7,[]}],[1]}"))
        .isEqualTo("{error,x,[…],[1]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'EXIT',{{badmatch,[{a,b,1,[]}]},x}}",
        "[{a,b,1,[]}]",
        "{ok,[{a,b,1,[]}]}",
        "{'EXIT',{x,[{a,b,1,[",
        "{'EXIT',x}"
      })
  void keepsWhatIsNoTrace(String text) {
    assertThat(AnswerText.comparable(text)).isEqualTo(text);
  }
}
