package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BodyCheckTest {
  private static final List<String> NEEDED =
      List.of("m_return m_impl_f(m_call *call, int64_t a, m_binary *result)");

  @Test
  void takesOtherNamesSpacesAndComments() {
    assertThat(
            check(
                """
                /* m_return m_impl_g(m_call *call) { */
                m_return  m_impl_f(m_call* c, int64_t number, /* out */
                    m_binary  *out)
                {
                  puts("m_return m_impl_h(m_call *c) {");
                  m_impl_f(c, 1, out);
                }
                """))
        .isEmpty();
  }

  @Test
  void namesABodyThatIsMissing() {
    assertThat(check(""))
        .singleElement()
        .asString()
        .startsWith("`m_impl_f` is missing:\n  m_return");
  }

  @Test
  void namesABodyOfOtherTypes() {
    assertThat(check("m_return m_impl_f(m_call *call, uint64_t a, m_binary *result) {}"))
        .singleElement()
        .asString()
        .startsWith("`m_impl_f` no longer matches its spec");
  }

  @Test
  void namesABodyOfNoFunction() {
    assertThat(check(NEEDED.get(0) + " {}\nm_return m_impl_old(m_call *call) {}"))
        .containsExactly("`m_impl_old` is the body of no NIF of the module");
  }

  private static List<String> check(String text) {
    return BodyCheck.differences("m", NEEDED, text);
  }
}
