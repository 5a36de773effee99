package io.nifproof.generate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"hello", "h", "fast_json2", "nif_"})
  void takesWhatIsBothAnAtomAndAName(String name) {
    assertThat(ProjectName.problem(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Hello, hello",
    "fast-json, fast_json",
    "FastJson, fast_json",
    "9lives, lives",
    "_x, x",
    "größe, gr_e",
    "end, end_nif",
    "register, register_nif",
    "linux, linux_nif",
    "lists, lists_nif",
    "hello@home, hello_home",
    "../up, up",
    "--, mynif"
  })
  void offersTheNearestLegalName(String name, String nearest) {
    assertThat(ProjectName.problem(name)).isNotEmpty();
    assertThat(ProjectName.nearest(name)).hasToString(nearest);
  }

  @Property(tries = 500)
  void alwaysOffersALegalName(@ForAll String name) {
    assertThat(ProjectName.problem(ProjectName.nearest(name).text())).isEmpty();
  }
}
