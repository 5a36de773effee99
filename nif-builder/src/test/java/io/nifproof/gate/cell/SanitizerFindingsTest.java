package io.nifproof.gate.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.finding.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is shown of a report of AddressSanitizer: the library's own line, not the sanitizer's. */
final class SanitizerFindingsTest {
  private static final Path LIBRARY = Path.of("/w/priv/ring.so");
  private static final String HEAD =
      "==7==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014 at pc 0x1\n";

  private static Finding of(String frames) {
    String summary =
        "SUMMARY: AddressSanitizer: heap-buffer-overflow (libasan.so.8+0x1) in memcpy\n";
    return SanitizerFindings.address(LIBRARY, HEAD + frames + summary).orElseThrow();
  }

  @Test
  void namesTheCallerOfAnInterceptor() {
    Finding finding =
        of(
            """
                #0 0x7f1 in __interceptor_memcpy ../../../../src/libsanitizer/sanitizer_common/x.inc:827
                #1 0x7f2 in fill /w/c_src/ring.c:58
                #2 0x7f3 in beam_jit_call_nif (/usr/lib/erlang/erts-13/bin/beam.smp+0x9)
            """);

    assertThat(finding.evidence()).isEqualTo("heap-buffer-overflow in fill /w/c_src/ring.c:58");
    assertThat(finding.meaning()).contains("first in the library: fill /w/c_src/ring.c:58");
  }

  @Test
  void passesOverTheStandardLibraryOfCxx() {
    Finding finding =
        of(
            """
                #0 0x7f1 in std::vector<int>::operator[](unsigned long) /usr/include/c++/12/bits/v.h:1123
                #1 0x7f2 in mix_down /w/src/mix.cc:52
            """);

    assertThat(finding.evidence()).isEqualTo("heap-buffer-overflow in mix_down /w/src/mix.cc:52");
  }

  @Test
  void keepsTheSummaryWhereNoFrameIsTheLibrarys() {
    Finding finding =
        of(
            """
                #0 0x7f1 in strlen (/usr/lib/x86_64-linux-gnu/libasan.so.8+0x1)
                #1 0x7f2 in other (/w/priv/other.so+0x12)
                #2 0x7f3 in erts_gc (/usr/lib/erlang/erts-13/bin/beam.smp+0x9)
            """);

    assertThat(finding.evidence()).contains("libasan.so.8+0x1");
    assertThat(finding.meaning()).doesNotContain("first in the library");
  }
}
