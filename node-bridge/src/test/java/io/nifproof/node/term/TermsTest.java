package io.nifproof.node.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangDouble;
import com.ericsson.otp.erlang.OtpErlangInt;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangMap;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TermsTest {
  /** Input, and how it is printed. */
  static Stream<Arguments> spellings() {
    return Stream.of(
        arguments("16#fF", "255"),
        arguments("-2#101", "-5"),
        arguments("1_000_000", "1000000"),
        arguments("123456789012345678901234567890", "123456789012345678901234567890"),
        arguments("$a", "97"),
        arguments("$\\n", "10"),
        arguments("[$\\s,$\\x41,$\\x{42},$\\103]", "\" ABC\""),
        arguments("1.5e3", "1500.0"),
        arguments("1.0E-10.", "1.0e-10"),
        arguments("-0.0", "-0.0"),
        arguments("ok", "ok"),
        arguments("straße@1_A", "straße@1_A"),
        arguments("'ok'", "ok"),
        arguments("'end'", "'end'"),
        arguments("'it\\'s'", "'it\\'s'"),
        arguments("'日本'", "'日本'"),
        arguments("\"a\" \"b\"", "\"ab\""),
        arguments("\"\"", "[]"),
        arguments("\"\\x{65e5}\\\"\"", "\"日\\\"\""),
        arguments("[1,2|[3]]", "[1,2,3]"),
        arguments("[a|b]", "[a|b]"),
        arguments("[ { } , #{ } , <<>> ]", "[{},#{},<<>>]"),
        arguments("#{a => 1, \"k\" => #{}, a => 2}", "#{a => 2,\"k\" => #{}}"),
        arguments("<<1,2,255>>", "<<1,2,255>>"),
        arguments("<<\"text\">>", "<<\"text\">>"),
        arguments("<<\"größe\"/utf8>>", "<<\"größe\"/utf8>>"),
        arguments("<<\"é\">>", "<<233>>"),
        arguments("<<-1, 1:3, 258:16>>", "<<255,32,32,2:3>>"),
        arguments("{ok, % a comment\n 1} .  % the end", "{ok,1}"),
        arguments("{302, <<\"/usr/lib\">>, false}", "{302,<<\"/usr/lib\">>,false}"));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void readsErlangsSyntaxAndPrintsIt(String text, String printed) throws Exception {
    assertThat(Terms.print(Terms.parse(text))).isEqualTo(printed);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("", 0, "a term"),
        arguments("{a,", 3, "a term"),
        arguments("{a b}", 3, "`,` or `}`"),
        arguments("[1,2", 4, "`,`, `|` or `]`"),
        arguments("[1|2,3]", 4, "`]`"),
        arguments("#{a = 1}", 4, "`=>`"),
        arguments("Variable", 0, "a term"),
        arguments("end", 0, "a term; the atom is written 'end'"),
        arguments("1 2", 2, "the end of the term"),
        arguments("ok..", 3, "the end of the term"),
        arguments("\"open", 5, "a closing `\"`"),
        arguments("'\\x{110000}'", 10, "a character up to \\x{10FFFF}"),
        arguments("\"\\x{d800}\"", 1, "a Unicode character"),
        arguments("37#1", 0, "a base from 2 to 36 before `#`"),
        arguments("16#g", 3, "a digit of base 16"),
        arguments("1.0e999", 0, "a float of up to 64 bits"),
        arguments("<<256>>", 2, "an integer of 8 bits"),
        arguments("<<-129>>", 2, "an integer of 8 bits"),
        arguments("<<1.5>>", 2, "an integer"),
        arguments("<<\"日\">>", 2, "characters up to 255, or `/utf8` behind the string"),
        arguments("<<1:99999999999>>", 4, "a size of 0 to 65536 bits"),
        arguments("<<1,2>", 5, "`,` or `>>`"),
        arguments("fun() -> ok end", 0, "a term; the atom is written 'fun'"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhereAndWhatWasExpected(String text, int position, String expected) {
    assertThatExceptionOfType(TermSyntaxException.class)
        .isThrownBy(() -> Terms.parse(text))
        .satisfies(e -> assertThat(e.position()).as(e.getMessage()).isEqualTo(position))
        .satisfies(e -> assertThat(e.expected()).isEqualTo(expected));
  }

  @Test
  void refusesNestingThatCouldExhaustTheStack() {
    assertThatExceptionOfType(TermSyntaxException.class)
        .isThrownBy(() -> Terms.parse("[".repeat(1_000_000)))
        .withMessageContaining("nested up to 200 deep");
  }

  @Test
  void refusesNumbersAndAtomsThatAreTooLong() {
    assertThatExceptionOfType(TermSyntaxException.class)
        .isThrownBy(() -> Terms.parse("9".repeat(1_000_000)))
        .withMessageContaining("up to 10000 digits");
    assertThatExceptionOfType(TermSyntaxException.class)
        .isThrownBy(() -> Terms.parse("a".repeat(256)))
        .withMessageContaining("up to 255 characters");
  }

  @Test
  void comparesValuesNotClasses() throws Exception {
    OtpErlangObject list = Terms.parse("[104,105]");

    assertThat(list).isInstanceOf(OtpErlangList.class);
    assertThat(Terms.equal(list, new OtpErlangString("hi"))).isTrue();
    assertThat(Terms.equal(new OtpErlangString(""), new OtpErlangList())).isTrue();
    assertThat(Terms.equal(new OtpErlangInt(7), new OtpErlangLong(7))).isTrue();
    assertThat(Terms.equal(new OtpErlangLong(1), new OtpErlangDouble(1))).isFalse();
    assertThat(Terms.equal(Terms.parse("1.5"), Terms.parse("1.25"))).isFalse();
    assertThat(Terms.equal(Terms.parse("0.0"), Terms.parse("-0.0"))).isFalse();
    assertThat(Terms.equal(new OtpErlangAtom("hi"), new OtpErlangString("hi"))).isFalse();
    assertThat(Terms.equal(new OtpErlangTuple(list), list)).isFalse();
    assertThat(Terms.equal(Terms.parse("#{\"k\" => 1}"), mapOf(Terms.parse("[107]")))).isTrue();
    assertThat(Terms.equal(Terms.parse("<<1:1>>"), Terms.parse("<<2:2>>"))).isFalse();
  }

  private static OtpErlangMap mapOf(OtpErlangObject key) {
    OtpErlangMap map = new OtpErlangMap();
    map.put(key, new OtpErlangInt(1));
    return map;
  }

  @Test
  void cutsLongTerms() throws Exception {
    OtpErlangObject term = Terms.parse("[{a,\"😀😀\"},b]");

    assertThat(Terms.print(term, 14)).isEqualTo("[{a,\"😀😀\"},b]");
    assertThat(Terms.print(term, 13)).isEqualTo("[{a,\"😀😀\"},…");
    assertThat(Terms.print(term, 9)).isEqualTo("[{a,\"😀…");
    assertThat(Terms.print(term, 1)).isEqualTo("…");
  }

  @Property(tries = 3000)
  void readsWhatItPrinted(@ForAll long seed) throws Exception {
    OtpErlangObject term = new RandomTerms(seed).term();
    String printed = Terms.print(term);

    assertThat(printed).doesNotContain("\n");
    assertThat(Terms.equal(Terms.parse(printed), term)).as(printed).isTrue();
    assertThat(Terms.print(term, 10).length()).isLessThanOrEqualTo(10);
  }

  @Property(tries = 3000)
  void endsInATermOrATypedException(@ForAll String text, @ForAll long seed) {
    String printed = Terms.print(new RandomTerms(seed).term());
    int cut = printed.length() / 2;
    for (String damaged : new String[] {text, printed.substring(0, cut) + text}) {
      try {
        Terms.parse(damaged);
      } catch (TermSyntaxException e) {
        assertThat(e.position()).isBetween(0, damaged.length());
      }
    }
  }
}
