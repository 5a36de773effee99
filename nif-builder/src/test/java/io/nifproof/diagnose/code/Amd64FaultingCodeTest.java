package io.nifproof.diagnose.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what is read from the bytes of an instruction; they are those of GNU as. */
final class Amd64FaultingCodeTest {
  private final Amd64FaultingCode reader = new Amd64FaultingCode();

  private static byte[] code(String hex) {
    return HexFormat.of().parseHex((hex + "90".repeat(16)).substring(0, 32));
  }

  @ParameterizedTest
  @CsvSource({
    "c4e3f969c210, avx fma4", // vfmaddpd of AMD
    "c4e2f198c2, avx fma", // vfmadd132pd: its near miss
    "8fe878c2c003, xop",
    "62f57c4858c1, avx512f avx512_fp16", // vaddph
    "62f17c4858c1, avx512f", // vaddps: its near miss
    "62f1fd286fc1, avx512f avx512vl", // vmovdqa64 of 256 bits
    "62f27d4850c1, avx512f avx512_vnni",
    "c5f458c1, avx",
    "c5f5fec1, avx avx2",
    "c4e279f5c2, bmi2",
    "f30fb8c1, popcnt",
    "660f3840c1, sse4_1",
    "f20f38f0c1, sse4_2",
    "0fc7f0, rdrand",
    "0fc7f8, rdseed",
    "06, ''"
  })
  void namesTheFeatureThatAnInstructionNeeds(String hex, String features) {
    assertThat(String.join(" ", reader.needs(code(hex)))).isEqualTo(features);
  }

  @Test
  void aFeatureThatIsThereIsNotMissing() {
    ProcessorFeatures old = new ProcessorFeatures(Optional.of(Set.of("avx", "avx2")));

    assertThat(old.missing(List.of("avx", "fma4"))).containsExactly("fma4");
    assertThat(old.missing(List.of("avx", "avx2"))).isEmpty();
    assertThat(ProcessorFeatures.UNKNOWN.missing(List.of("avx"))).containsExactly("avx");
  }

  @ParameterizedTest
  @CsvSource({
    "0f2800, 4097, 16", // movaps xmm0, [rax]
    "0f1000, 4097, 1", // movups: any address
    "c5fc2800, 4097, 32",
    "c5fc1000, 4097, 1",
    "0f284008, 4105, 16", // movaps xmm0, [rax + 8]
    "8b44c810, 4137, 1", // mov eax, [rax + 8 * rcx + 16]
    "a4, 0, 1"
  })
  void worksOutTheAddressAndItsAlignment(String hex, long address, int alignment) {
    Map<String, Long> registers = Map.of("rax", 4097L, "rcx", 3L, "rsi", 0L, "rdi", 1L << 60);

    MemoryOperand first = reader.operands(code(hex), registers).get(0);

    assertThat(first.address()).isEqualTo(address);
    assertThat(first.alignment()).isEqualTo(alignment);
    assertThat(first.possible()).isTrue();
  }

  @Test
  void anAddressWithOtherUpperBitsIsImpossible() {
    MemoryOperand wild = reader.operands(code("8b00"), Map.of("rax", 0x6e69667072f66fL)).get(0);

    assertThat(wild.possible()).isFalse();
    assertThat(new MemoryOperand(0, -4096, 1).possible()).isTrue();
  }
}
