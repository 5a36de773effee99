package io.nifproof.node.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Access;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words are those of GNU as for -march=armv8.3-a. */
final class Arm64AccessTest {
  @ParameterizedTest
  @CsvSource({
    "f9400020, read, ldr",
    "f9000020, write, str",
    "39400420, read, ldrb",
    "38001420, write, strb after",
    "b8a26820, read, ldrsw by register",
    "3d800020, write, str of a vector",
    "3dc00020, read, ldr of a vector",
    "a9000440, write, stp",
    "a9c10440, read, ldp before",
    "ad000400, write, stp of vectors",
    "580002c0, read, ldr of a constant",
    "c85f7c20, read, ldxr",
    "c8037c20, write, stxr",
    "c8dffc20, read, ldar",
    "c89ffc20, write, stlr",
    "b85fd020, read, ldur",
    "b81fd020, write, stur",
    "4c407000, read, ld1",
    "4c007000, write, st1",
    "0d000400, write, st1 of one",
    "79c00020, read, ldrsh",
    "fc626820, read, ldr of d0 by register",
    "fc008420, write, str of d0 after",
    "d50b7420, write, dc zva",
    "f8200041, unknown, ldadd",
    "c8a07c41, unknown, cas",
    "48207c82, unknown, casp",
    "f8208041, unknown, swp",
    "f8bfc020, unknown, ldapr",
    "f9800000, unknown, prfm",
    "8b020020, unknown, add",
    "d503201f, unknown, nop"
  })
  void tellsALoadFromAStore(String word, String access, String instruction) {
    byte[] bytes =
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(Integer.parseUnsignedInt(word, 16))
            .array();

    assertThat(Arm64Access.of(HexFormat.of().formatHex(bytes))).as(instruction).hasToString(access);
  }

  @Test
  void doesNotKnowWhatCannotBeRead() {
    assertThat(Arm64Access.of("")).isEqualTo(Access.UNKNOWN);
    assertThat(Arm64Access.of("200040")).isEqualTo(Access.UNKNOWN);
  }
}
