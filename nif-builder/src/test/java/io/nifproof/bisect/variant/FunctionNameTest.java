package io.nifproof.bisect.variant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that gcc prints with -fstack-usage, and those that c++filt makes of clang's. */
final class FunctionNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "side | side | side",
        "static int geo::Box::make(int) | geo::Box::make | make",
        "int geo::Box::side(float*, int*) const | geo::Box::side | side",
        "geo::Box::~Box() | geo::Box::~Box | ~Box",
        "T geo::twice(T) [with T = double] | geo::twice | twice",
        "double geo::twice<double>(double) | geo::twice | twice",
        "(anonymous namespace)::hidden(int) | (anonymous namespace)::hidden | hidden",
        "int {anonymous}::hidden(int) | {anonymous}::hidden | hidden",
        "bool geo::Box::operator<(const geo::Box&) const | geo::Box::operator< | operator",
        "geo::Box::operator()(int) | geo::Box::operator() | operator",
        "void f(std::vector<int, std::allocator<int> >&) | f | f",
        "ErlNifEntry* nif_init() | nif_init | nif_init",
      })
  void isTakenApart(String text, String qualified, String base) {
    FunctionName name = FunctionName.parse(text);
    assertThat(name.qualified()).isEqualTo(qualified);
    assertThat(name.base()).isEqualTo(base);
  }

  @Test
  void keepsTheParametersForOverloads() {
    assertThat(FunctionName.parse("int geo::Box::side(float*, int*) const").parameters())
        .isEqualTo("(float*, int*)");
  }

  @Test
  void knowsThatALambdaHasNoNameThatStandsInTheSource() {
    assertThat(FunctionName.parse("geo::Box::make(int)::<lambda(int)>").base()).isEmpty();
    assertThat(FunctionName.parse("geo::Box::make(int)::$_0::operator()(int) const").base())
        .isEmpty();
  }
}
