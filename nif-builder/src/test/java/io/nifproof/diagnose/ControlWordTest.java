package io.nifproof.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bits of Intel's manual and of Arm's, in words. */
final class ControlWordTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fpcr | 0 | 400000 | rounding up",
        "fpcr | 0 | 800000 | rounding down",
        "fpcr | 0 | c00000 | rounding towards zero",
        "fpcr | c00000 | 0 | rounding to nearest",
        "fpcr | 0 | 1000000 | denormals are flushed to zero (FZ)",
        "fpcr | 1000000 | 0 | no longer: denormals are flushed to zero (FZ)",
        "fpcr | 0 | 2080000 | the same of half precision (FZ16), every NaN is the default one (DN)",
        "fpcr | 0 | 200 | floating-point exceptions trap (SIGFPE)",
        "fpcr | 200 | 0 | floating-point exceptions no longer trap",
        "mxcsr | 1f80 | 5f80 | rounding up",
        "mxcsr | 1f80 | 3f80 | rounding down",
        "mxcsr | 1f80 | 9fc0 | results too small are flushed to zero (FTZ), denormal operands are"
            + " taken for zero (DAZ)",
        "mxcsr | 1f80 | 1d80 | floating-point exceptions trap (SIGFPE)",
        "x87 | 37f | 27f | precision of 53 bits",
      })
  void saysWhatChanged(String register, String before, String after, String words) {
    long was = Long.parseLong(before, 16);
    long is = Long.parseLong(after, 16);

    assertThat(ControlWord.change(register, was, is)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"mxcsr,1f80,1fa0", "fpcr,0,10000", "x87,37f,37f", "rbx,0,5f80"})
  void saysNothingOfOtherBits(String register, String before, String after) {
    long was = Long.parseLong(before, 16);

    assertThat(ControlWord.change(register, was, Long.parseLong(after, 16))).isEmpty();
  }
}
