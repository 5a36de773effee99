package io.nifproof.app.init;

import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of Debian's packages of this machine brought a library to link with. */
record OwningPackages(Map<String, String> environment) {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /**
   * The package to develop with.
   *
   * @param soname such as {@code libyaml-0.so.2}
   * @return such as {@code libyaml-dev}; empty where dpkg knows none, or there is no dpkg
   */
  Optional<String> developing(String soname) throws InterruptedException {
    int end = soname.indexOf(".so");
    if (end < 0) {
      return Optional.empty();
    }
    String exact = soname.substring(0, end);
    Optional<String> found = owner("*/" + exact + ".so");
    String plain = exact.replaceFirst("-[0-9.]+$", "");
    return found.isPresent() || plain.equals(exact) ? found : owner("*/" + plain + ".so");
  }

  private Optional<String> owner(String pattern) throws InterruptedException {
    try {
      CommandEnd end =
          Command.of(List.of("dpkg-query", "-S", pattern), environment, Path.of("/"))
              .withoutErrors()
              .run(DEADLINE);
      return end.lines().stream()
          .filter(line -> line.contains(": /"))
          .map(line -> line.substring(0, line.indexOf(": /")).replaceFirst(":.*", ""))
          .filter(name -> name.endsWith("-dev"))
          .findFirst();
    } catch (NotStartedException none) {
      return Optional.empty();
    }
  }
}
