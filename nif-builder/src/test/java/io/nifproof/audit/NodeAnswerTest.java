package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.audit.platform.Target;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.FunctionId;
import io.nifproof.samples.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeAnswerTest {
  private static final FunctionId ONE = new FunctionId("one", 0);
  private static final FunctionId TWO = new FunctionId("two", 2);

  @TempDir private Path folder;

  @Test
  void agreesWithTheSameFunctionsInAnyOrder() {
    assertThat(NodeAnswer.difference(audit(Samples.HELLO), List.of(TWO, ONE))).isEmpty();
  }

  @Test
  void isAnErrorThatNamesWhatOnlyOneOfThemHas() {
    FunctionId three = new FunctionId("three", 3);

    Finding finding =
        NodeAnswer.difference(audit(Samples.HELLO), List.of(ONE, three)).orElseThrow();

    assertThat(finding.id()).isEqualTo(FindingId.NP071);
    assertThat(finding.isError()).isTrue();
    assertThat(finding.evidence())
        .isEqualTo("only in the file: [two/2]; only in the node: [three/3]");
  }

  @Test
  void saysNothingWhenTheFileDoesNotTell() {
    String made =
        "#include <stdlib.h>\n"
            + "void *nif_init(void) { int *e = calloc(1, 200); e[0] = 2; return e; }";

    assertThat(NodeAnswer.difference(audit(made), List.of(ONE))).isEmpty();
  }

  private LibraryAudit audit(String source) {
    Path library = new Samples(folder).library(source, "gcc", "-O2");
    return Audit.of(library, Target.ANY, Optional.empty());
  }
}
