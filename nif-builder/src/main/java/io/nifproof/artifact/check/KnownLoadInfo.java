package io.nifproof.artifact.check;

import io.nifproof.abi.NifLibrary;
import io.nifproof.gate.plan.LibraryFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What libraries of OTP itself want as the second argument of {@code load_nif}. They are in every
 * release, and with another argument they refuse to load.
 */
public final class KnownLoadInfo {
  private KnownLoadInfo() {}

  /** The argument as an Erlang term; empty for a library that is not OTP's. */
  public static Optional<String> of(Path library) {
    String module = LibraryFile.read(library).nif().flatMap(NifLibrary::module).orElse("");
    return switch (module) {
      case "asn1rt_nif" -> Optional.of("1");
      // The number is that of OTP 25 to 27 in crypto.erl; the path is without its ending.
      case "crypto" -> Optional.of("{302, <<\"" + path(library) + "\">>, false}");
      default -> Optional.empty();
    };
  }

  private static String path(Path library) {
    String path = library.toAbsolutePath().toString().replaceFirst("\\.so$", "");
    return path.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
