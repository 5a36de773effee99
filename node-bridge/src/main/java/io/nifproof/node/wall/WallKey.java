package io.nifproof.node.wall;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A key of {@code [wall]}, and how a program words that what it opens is not there. */
public enum WallKey {
  /** The machine's network. */
  NETWORK(
      "enetunreach|ehostunreach|econnrefused|eaddrnotavail|nxdomain|network is unreachable"
          + "|connection refused|name resolution|name or service not known|no route to host"),
  /** The machine's devices. */
  DEVICES("enodev|enxio|no such device|/dev/\\w+"),
  /** Files that are to be written. */
  WRITE("erofs|read-only file system"),
  /** Files that are to be read. */
  READ("enoent|eacces|no such file or directory|permission denied");

  private final Pattern words;

  WallKey(String words) {
    this.words = Pattern.compile("(?<!\\w)(" + words + ")(?!\\w)", Pattern.CASE_INSENSITIVE);
  }

  /** Its name in nifproof.toml. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first whose absence a text speaks of. */
  public static Optional<WallKey> of(String text) {
    return Arrays.stream(values()).filter(key -> key.words.matcher(text).find()).findFirst();
  }
}
