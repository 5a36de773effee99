package io.nifproof.node.wall;

import io.nifproof.node.Arch;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;

/**
 * The filter of system calls behind a wall: a classic BPF program as {@code seccomp(2)} takes it,
 * for the kernel's own architecture, which is also what an emulator calls. What is refused fails
 * with an error that a program can handle; nothing is killed.
 */
final class SystemCallFilter {
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int EAFNOSUPPORT = 97;

  /** Programs fall back to what came before these, whose arguments a filter cannot see. */
  private static final Set<SystemCall> UNKNOWN =
      EnumSet.of(
          SystemCall.CLONE3,
          SystemCall.IO_URING_SETUP,
          SystemCall.IO_URING_ENTER,
          SystemCall.IO_URING_REGISTER);

  /** Allowed, but not with every argument. */
  private static final Set<SystemCall> SOME =
      EnumSet.of(SystemCall.CLONE, SystemCall.IOCTL, SystemCall.SOCKET);

  /** {@code CLONE_NEW*}: namespaces of one's own, and with them capabilities. */
  private static final int NEW_NAMESPACES = 0x7e020000;

  /** What puts characters into a terminal's input: {@code TIOCSTI} and {@code TIOCLINUX}. */
  private static final int[] TERMINAL_INPUT = {0x5412, 0x541c};

  /** Unix, IPv4, IPv6, netlink: others, such as vsock, know no network namespaces. */
  private static final int[] FAMILIES = {1, 2, 10, 16};

  private static final int NUMBER_AT = 0;
  private static final int ARCH_AT = 4;
  private static final int FIRST_ARGUMENT_AT = 16;
  private static final int SECOND_ARGUMENT_AT = 24;

  private static final int LOAD = 0x20;
  private static final int EQUAL = 0x15;
  private static final int AT_LEAST = 0x35;
  private static final int ANY_BIT = 0x45;
  private static final int RETURN = 0x06;
  private static final int ALLOW = 0x7fff0000;
  private static final int ERROR = 0x00050000;

  /** Where the numbers of x32 begin; no other calls have such. */
  private static final int X32 = 0x40000000;

  private final ByteArrayOutputStream program = new ByteArrayOutputStream();

  private SystemCallFilter() {}

  /** The program for a kernel of that architecture. */
  static byte[] of(Arch arch) {
    SystemCallFilter filter = new SystemCallFilter();
    filter.write(arch);
    return filter.program.toByteArray();
  }

  private void write(Arch arch) {
    add(LOAD, 0, 0, ARCH_AT);
    add(EQUAL, 1, 0, auditArch(arch));
    refuse(ENOSYS);
    add(LOAD, 0, 0, NUMBER_AT);
    add(AT_LEAST, 0, 1, X32);
    refuse(ENOSYS);
    for (SystemCall call : SystemCall.values()) {
      int number = call.number(arch);
      if (number >= 0 && !SOME.contains(call)) {
        add(EQUAL, 0, 1, number);
        refuse(UNKNOWN.contains(call) ? ENOSYS : EPERM);
      }
    }
    add(EQUAL, 0, 4, SystemCall.CLONE.number(arch));
    add(LOAD, 0, 0, FIRST_ARGUMENT_AT);
    add(ANY_BIT, 0, 1, NEW_NAMESPACES);
    refuse(EPERM);
    add(RETURN, 0, 0, ALLOW);
    add(EQUAL, 0, 2 + 2 * TERMINAL_INPUT.length, SystemCall.IOCTL.number(arch));
    add(LOAD, 0, 0, SECOND_ARGUMENT_AT);
    for (int request : TERMINAL_INPUT) {
      add(EQUAL, 0, 1, request);
      refuse(EPERM);
    }
    add(RETURN, 0, 0, ALLOW);
    add(EQUAL, 0, 2 + 2 * FAMILIES.length, SystemCall.SOCKET.number(arch));
    add(LOAD, 0, 0, FIRST_ARGUMENT_AT);
    for (int family : FAMILIES) {
      add(EQUAL, 0, 1, family);
      add(RETURN, 0, 0, ALLOW);
    }
    refuse(EAFNOSUPPORT);
    add(RETURN, 0, 0, ALLOW);
  }

  private static int auditArch(Arch arch) {
    return switch (arch) {
      case AMD64 -> 0xc000003e;
      case ARM64 -> 0xc00000b7;
    };
  }

  private void refuse(int error) {
    add(RETURN, 0, 0, ERROR | error);
  }

  /** One instruction: {@code struct sock_filter}; both jumps count those that are skipped. */
  private void add(int code, int then, int otherwise, int value) {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) code).put((byte) then).put((byte) otherwise).putInt(value);
    program.writeBytes(bytes.array());
  }
}
