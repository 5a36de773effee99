package io.nifproof.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class FindingsTest {
  private static final Place WHERE = Place.of(Path.of("one.so"));

  @Test
  void saysHowSureItIsWhereThereIsADoubt() {
    assertThat(Finding.error(FindingId.NP102, WHERE).means("a jump").remedy("").message())
        .isEqualTo("a jump");
    assertThat(
            Finding.warning(FindingId.NP102, WHERE)
                .means("a jump")
                .certainty(Certainty.LIKELY)
                .remedy("")
                .message())
        .isEqualTo("a jump (likely)");
  }

  @Test
  void collectsWhatIsEndedAndSortsTheWorstFirst() {
    Findings findings = new Findings();
    findings.note(FindingId.NP001, WHERE).remedy("");
    Draft unended = findings.error(FindingId.NP002, WHERE).found("nothing yet");
    findings.warning(FindingId.NP040, WHERE).remedy("");
    findings.error(FindingId.NP030, WHERE).remedy("");

    assertThat(findings.sorted())
        .extracting(Finding::id)
        .containsExactly(FindingId.NP030, FindingId.NP040, FindingId.NP001);
    assertThat(unended.remedy("mend it").evidence()).isEqualTo("nothing yet");
    assertThat(findings.sorted()).hasSize(4);
  }

  @Test
  void tellsTheFirstOfManyOfAKindAndHowManyMoreThereAre() {
    Findings findings = new Findings();
    for (int i = 0; i < 203; i++) {
      findings.error(FindingId.NP010, WHERE.symbol("f" + i)).found("row " + i).remedy("mend it");
    }

    assertThat(findings.sorted()).hasSize(201);
    assertThat(findings.sorted())
        .filteredOn(finding -> finding.evidence().equals("3 more of NP010"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.remedy()).isEqualTo("mend it"));
  }
}
