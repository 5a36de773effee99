package io.nifproof.node.provision.fetch;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A user-mode emulator of qemu.
 *
 * @param program its file
 * @param guest the architecture whose programs it runs
 * @param version as it names it, e.g. {@code 10.0.8}
 */
public record Emulator(Path program, Arch guest, String version) {
  private static final Pattern BANNER = Pattern.compile("version ([0-9]+(?:\\.[0-9]+)*)");

  /** Older ones come first. */
  static final Comparator<Emulator> BY_VERSION = (left, right) -> compare(left, right);

  /** The major version. */
  public int major() {
    return numbers().get(0);
  }

  /** The version in the answer to {@code --version}; empty when there is none. */
  static Stream<String> version(String answer) {
    Matcher found = BANNER.matcher(answer);
    return found.find() ? Stream.of(found.group(1)) : Stream.empty();
  }

  private static int compare(Emulator left, Emulator right) {
    List<Integer> a = left.numbers();
    List<Integer> b = right.numbers();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!a.get(i).equals(b.get(i))) {
        return Integer.compare(a.get(i), b.get(i));
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private List<Integer> numbers() {
    return Stream.of(version.split("\\.")).map(Integer::valueOf).toList();
  }
}
