package io.nifproof.diagnose.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Reads AArch64 code: Arm ARM, section C4. Its faults always have an address. */
final class Arm64FaultingCode implements FaultingCode {
  /** Instructions, as mask and value, that need a feature, by the names of the kernel's hwcaps. */
  private record Form(int mask, int value, String feature) {}

  private static final List<Form> FORMS =
      List.of(
          new Form(0x9e000000, 0x80000000, "sme"),
          new Form(0x1e000000, 0x04000000, "sve"),
          new Form(0x3b200c00, 0x38200000, "atomics"),
          new Form(0x3fa07c00, 0x08a07c00, "atomics"),
          new Form(0xbfa07c00, 0x08207c00, "atomics"),
          new Form(0x3ffffc00, 0x38bfc000, "lrcpc"),
          new Form(0x3f200c00, 0x19000000, "ilrcpc"),
          new Form(0x7fe0f000, 0x1ac04000, "crc32"),
          new Form(0x7fe0f000, 0x1ac05000, "crc32"),
          new Form(0xff3fcc00, 0x4e284800, "aes"),
          new Form(0xff3e0c00, 0x5e280800, "sha1"),
          new Form(0xff20c000, 0x5e000000, "sha1"),
          new Form(0xff20c000, 0x5e004000, "sha2"),
          new Form(0xbf20fc00, 0x0e20e000, "pmull"),
          new Form(0xffe0f000, 0xce608000, "sha512"),
          new Form(0xfffffc00, 0xcec08000, "sha512"),
          new Form(0xff808000, 0xce000000, "sha3"),
          new Form(0xffc00000, 0xce800000, "sha3"),
          new Form(0xffe0fc00, 0xce608c00, "sha3"),
          new Form(0xffe0f000, 0xce60c000, "sm3"),
          new Form(0xfffffc00, 0xcec08400, "sm4"),
          new Form(0x9f20fc00, 0x0e009400, "asimddp"),
          new Form(0xbf00f400, 0x0f00e000, "asimddp"),
          new Form(0xbf20f400, 0x0e00a400, "i8mm"),
          new Form(0xdf20f400, 0x4e00a400, "i8mm"),
          new Form(0xbf20fc00, 0x2e40fc00, "bf16"),
          new Form(0xfffffc00, 0x1e634000, "bf16"),
          new Form(0xfffffc00, 0x1e7e0000, "jscvt"),
          new Form(0xffffffc0, 0xd53b2400, "rng"),
          new Form(0xff20fc00, 0x1e200800, ""),
          new Form(0x5f600400, 0x0e400400, "asimdhp"),
          new Form(0x5f200000, 0x1ee00000, "fphp"));

  private static int word(byte[] code) {
    return ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  @Override
  public boolean isIndirectJump(byte[] code) {
    return false;
  }

  @Override
  public boolean isPrivileged(byte[] code) {
    return false;
  }

  @Override
  public String stop(byte[] code, int signal) {
    int word = word(code);
    if ((word & 0xffe0001f) == 0xd4200000) {
      return "a trap that the compiler put there (brk #" + (word >> 5 & 0xffff) + ")";
    }
    return (word & 0xffff0000) == 0 ? "an instruction that is none (udf)" : "";
  }

  @Override
  public List<String> needs(byte[] code) {
    int word = word(code);
    return FORMS.stream()
        .filter(form -> (word & form.mask()) == form.value())
        .map(Form::feature)
        .filter(feature -> !feature.isEmpty())
        .limit(1)
        .toList();
  }

  /** Loads and stores have their base in bits 5 to 9; 31 is the stack pointer. */
  @Override
  public List<MemoryOperand> operands(byte[] code, Map<String, Long> registers) {
    if (code.length < 4 || (word(code) & 0x0a000000) != 0x08000000) {
      return List.of();
    }
    int number = word(code) >> 5 & 31;
    boolean literal = (word(code) & 0x3b000000) == 0x18000000;
    Long base = registers.get(number == 31 ? "sp" : "x" + number);
    return base == null || literal ? List.of() : List.of(new MemoryOperand(base, base, 1));
  }
}
