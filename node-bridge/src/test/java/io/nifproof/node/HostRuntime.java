package io.nifproof.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The OTP of Debian's erlang-base, without asking the code under test where it is. */
public final class HostRuntime {
  private static final Path ROOT = Path.of("/usr/lib/erlang");

  private HostRuntime() {}

  public static ErlangRuntime get() {
    try (DirectoryStream<Path> erts = Files.newDirectoryStream(ROOT, "erts-*")) {
      Path folder = erts.iterator().next();
      String otp = Files.readString(ROOT.resolve("releases/start_erl.data")).strip().split(" ")[1];
      return new ErlangRuntime(
          "host",
          Arch.host(),
          OtpRelease.parse(otp).orElseThrow(),
          folder.getFileName().toString().substring("erts-".length()),
          List.of(Flavor.JIT),
          ROOT,
          folder.resolve("bin"),
          "unknown",
          new StartMethod.Native(),
          List.of(),
          Optional.of(ROOT.resolve("usr/include")));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "these tests need Debian's erlang-base: run ./scripts/setup --tests", e);
    }
  }
}
