package io.nifproof.node.provision;

import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.provision.fetch.DebianName;
import io.nifproof.node.provision.fetch.ProvisionException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** An install that a user names by its folder: OTP's root, or a prefix around it. */
final class NamedInstall {
  private NamedInstall() {}

  /** OTP's root folder. */
  static Path root(String name) throws ProvisionException {
    try {
      return OtpInstall.rootIn(Path.of(name).toAbsolutePath().normalize())
          .orElseThrow(() -> notAnOtp(name));
    } catch (InvalidPathException noPath) {
      throw notAnOtp(name);
    }
  }

  /** A question after the name of Debian's that was perhaps meant; empty when none is like it. */
  static String debianLike(String name) {
    List<String> all = DebianName.all().stream().map(DebianName::toString).toList();
    return RuntimeCatalog.nearest(name, all)
        .map(near -> "; did you mean `" + near + "`?")
        .orElse("");
  }

  private static ProvisionException notAnOtp(String name) {
    return new ProvisionException(
        ProvisionException.Kind.NOT_AN_OTP,
        "`"
            + name
            + "` is no Erlang/OTP: expected a folder with `releases` and `erts-*` in it or"
            + " in its lib/erlang"
            + debianLike(name),
        "name the folder that `erl -noshell -eval 'io:put_chars(code:root_dir()),halt().'` prints,"
            + " or one of Debian's, e.g. `debian:trixie/arm64`");
  }
}
