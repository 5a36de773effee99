package io.nifproof.node.provision;

import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes trees that look like an installed OTP, down to the header of its VM. */
public final class FakeOtp {
  private FakeOtp() {}

  static Path at(Path root) throws IOException {
    return at(root, Arch.host(), loader(Arch.host()), "interpreter");
  }

  /** An OTP 27 whose VM has this architecture, loader and text in it. */
  static Path at(Path root, Arch arch, String loader, String text) throws IOException {
    Path bin = Files.createDirectories(root.resolve("erts-15.2.7/bin"));
    Files.createDirectories(root.resolve("releases"));
    Files.createDirectories(root.resolve("bin"));
    Files.writeString(root.resolve("releases/start_erl.data"), "15.2.7 27\n");
    Files.write(bin.resolve("beam.smp"), elf(arch, loader, text));
    return root;
  }

  /** A system root with an OTP and a glibc in it; its path is the system root. */
  static Path system(Path system, Arch arch, String text) throws IOException {
    at(system.resolve("usr/lib/erlang"), arch, loader(arch), text);
    Path loader = system.resolve(loader(arch).substring(1));
    Files.createDirectories(loader.getParent());
    Files.writeString(loader, "");
    Files.writeString(
        loader.resolveSibling("libc.so.6"),
        "x\0GNU C Library (Debian GLIBC 2.41-12) stable release version 2.41.\nx");
    return system;
  }

  static String loader(Arch arch) {
    return switch (arch) {
      case AMD64 -> "/lib64/ld-linux-x86-64.so.2";
      case ARM64 -> "/lib/ld-linux-aarch64.so.1";
    };
  }

  public static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make `" + file + "` executable");
    }
    return file;
  }

  private static byte[] elf(Arch arch, String loader, String text) {
    byte[] name = (loader + "\0").getBytes(StandardCharsets.ISO_8859_1);
    byte[] rest = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer file = ByteBuffer.allocate(120 + name.length + rest.length);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0, 0x464c457f).putShort(4, (short) 0x0102);
    file.putShort(18, (short) arch.elfMachine());
    file.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
    file.putInt(64, 3).putLong(72, 120).putLong(96, name.length);
    file.position(120).put(name).put(rest);
    return file.array();
  }
}
