package io.nifproof.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.GateSpecReader;
import io.nifproof.gate.spec.MatrixOverrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The file that init writes is one that the gate reads. */
final class ProjectDraftTest {
  private static final Reachable HERE =
      new Reachable(
          List.of("gcc"), List.of("amd64"), List.of("host"), List.of("libz-dev"), "A\nremark.");

  @Test
  void whatABuildToolPrintedStaysInsideOfAComment() throws Exception {
    Candidate candidate =
        Candidate.compiled("a hook `make\n[gate]`", List.of())
            .remarking(List.of("not built by rebar.config: \u001b[0;31mred\u001b[0m\nname = 1"));

    GateSpec spec = read(new ProjectDraft(candidate, List.of(nif("one")), HERE));

    assertThat(spec.libraries()).singleElement().extracting("name").isEqualTo("one");
    assertThat(spec.packages()).containsExactly("libz-dev");
  }

  @Test
  void namesAndFlagsMayHoldAnyLetter() throws Exception {
    String odd = "-DNAME=\"a\\b\" 'c' [d] #e";
    MadeNif made =
        new MadeNif(
            "o\"dd",
            Optional.empty(),
            Optional.of(new LibrarySources("o\"dd", List.of("a b.c"), List.of(odd), List.of())),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            List.of());

    GateSpec spec =
        read(
            new ProjectDraft(
                Candidate.compiled("sources", List.of()), List.of(made, nif("two")), HERE));

    assertThat(spec.libraries()).extracting("name").containsExactly("o\"dd", "two");
    assertThat(spec.libraries().get(0).recipe().cflags()).containsExactly(odd);
  }

  private static MadeNif nif(String name) {
    return new MadeNif(
        name,
        Optional.empty(),
        Optional.of(new LibrarySources(name, List.of("a.c"), List.of(), List.of())),
        Optional.of(name),
        Optional.empty(),
        List.of("f/2"),
        false,
        List.of());
  }

  private static GateSpec read(ProjectDraft draft) throws Exception {
    return GateSpecReader.read(
        Path.of("/project/nifproof.toml"), draft.text(), MatrixOverrides.NONE);
  }
}
