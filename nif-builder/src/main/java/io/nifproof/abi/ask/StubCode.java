package io.nifproof.abi.ask;

import io.nifproof.node.Arch;
import java.nio.ByteBuffer;

/**
 * Writes the code of stubs for one architecture, at the position of a buffer that stands for the
 * memory of the file, from address 0 on.
 */
interface StubCode {
  /** An instruction that is none: it ends the process with SIGILL. */
  void undefined(ByteBuffer file);

  /**
   * A jump to the address that is in a slot.
   *
   * @param slot where the slot is; eight divides it
   */
  void jump(ByteBuffer file, int slot);

  /** Those of an architecture. */
  static StubCode of(Arch arch) {
    return switch (arch) {
      case AMD64 -> new Amd64();
      case ARM64 -> new Arm64();
    };
  }

  /** Of x86-64. */
  final class Amd64 implements StubCode {
    @Override
    public void undefined(ByteBuffer file) {
      file.put((byte) 0x0f).put((byte) 0x0b); // ud2
    }

    @Override
    public void jump(ByteBuffer file, int slot) {
      int distance = slot - (file.position() + 6);
      file.put((byte) 0xff).put((byte) 0x25).putInt(distance); // jmp [rip+distance]
    }
  }

  /** Of AArch64. */
  final class Arm64 implements StubCode {
    @Override
    public void undefined(ByteBuffer file) {
      file.putInt(0); // udf #0
    }

    @Override
    public void jump(ByteBuffer file, int slot) {
      int pages = (slot >> 12) - (file.position() >> 12);
      int low = slot >> 3 & 0x1ff;
      file.putInt(0x90000010 | (pages & 3) << 29 | (pages >> 2 & 0x7ffff) << 5); // adrp x16
      file.putInt(0xf9400210 | low << 10); // ldr x16, [x16, low * 8]
      file.putInt(0xd61f0200); // br x16
    }
  }
}
