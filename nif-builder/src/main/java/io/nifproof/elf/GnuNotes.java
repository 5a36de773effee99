package io.nifproof.elf;

import java.util.List;
import java.util.Optional;

/**
 * What the notes of a file say; bit sets are zero when nothing is said.
 *
 * @param buildId the build id in hexadecimal
 * @param x86Features {@code GNU_PROPERTY_X86_FEATURE_1_AND}: bit 0 IBT, bit 1 shadow stack
 * @param x86Needed {@code GNU_PROPERTY_X86_ISA_1_NEEDED}: bit 0 baseline, 1 v2, 2 v3, 3 v4
 * @param x86Used {@code GNU_PROPERTY_X86_ISA_1_USED}, same bits
 * @param armFeatures {@code GNU_PROPERTY_AARCH64_FEATURE_1_AND}: bit 0 BTI, bit 1 PAC, bit 2 GCS
 * @param system another operating system than Linux whose own note is there
 */
public record GnuNotes(
    Optional<String> buildId,
    int x86Features,
    int x86Needed,
    int x86Used,
    int armFeatures,
    Optional<String> system) {
  static final GnuNotes NONE = new GnuNotes(Optional.empty(), 0, 0, 0, 0, Optional.empty());

  /** Whether it is marked for a feature of AArch64: {@code BTI}, {@code PAC} or {@code GCS}. */
  public boolean armMark(String feature) {
    int bit = List.of("BTI", "PAC", "GCS").indexOf(feature);
    return bit >= 0 && (armFeatures >> bit & 1) != 0;
  }

  /** The x86-64 level (1 to 4) that the file says it needs; 0 when it says nothing. */
  public int x86Level() {
    return x86Needed == 0 ? 0 : 32 - Integer.numberOfLeadingZeros(x86Needed & 0xf);
  }
}
