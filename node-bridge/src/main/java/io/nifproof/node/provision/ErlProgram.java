package io.nifproof.node.provision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the OTP behind an {@code erl} program by reading it.
 *
 * <p>{@code erl} is a script in {@code ROOT/bin} with a line {@code ROOTDIR=…}, reached by links
 * (Debian, kerl, make install), or a wrapper that names the next {@code erl} (Nix).
 */
final class ErlProgram {
  private static final int MOST_WRAPPERS = 4;
  private static final Pattern ROOTDIR = Pattern.compile("(?m)^\\s*ROOTDIR=[\"']?(/[^\"'\\s]+)");
  private static final Pattern NEXT = Pattern.compile("(/[^\\s\"'\0:]+/(?:\\.erl-wrapped|erl))\\b");

  private ErlProgram() {}

  /**
   * OTP's root folder; empty when only starting the program would tell (asdf's and mise's shims).
   */
  static Optional<Path> rootOf(Path erl) {
    try {
      return follow(erl, MOST_WRAPPERS);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Path> follow(Path erl, int wrappersLeft) throws IOException {
    Path real = erl.toRealPath();
    for (Path folder = real.getParent(), end = root(real, 3);
        folder != null && !folder.equals(end);
        folder = folder.getParent()) {
      if (OtpInstall.isRoot(folder)) {
        return Optional.of(folder);
      }
    }
    String text = new String(Files.readAllBytes(real), StandardCharsets.ISO_8859_1);
    Matcher named = ROOTDIR.matcher(text);
    while (named.find()) {
      if (OtpInstall.isRoot(Path.of(named.group(1)))) {
        return Optional.of(Path.of(named.group(1)).toRealPath());
      }
    }
    Matcher next = NEXT.matcher(text);
    while (wrappersLeft > 0 && next.find()) {
      Path wrapped = Path.of(next.group(1));
      if (Files.isRegularFile(wrapped) && !wrapped.toRealPath().equals(real)) {
        return follow(wrapped, wrappersLeft - 1);
      }
    }
    return Optional.empty();
  }

  /** The folder that is this many levels above a file's own. */
  private static Path root(Path file, int levels) {
    Path folder = file.getParent();
    for (int i = 0; i < levels && folder != null; i++) {
      folder = folder.getParent();
    }
    return folder;
  }
}
