package io.nifproof.diagnose.symbol;

import io.nifproof.node.files.SearchPath;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks {@code c++filt} or {@code llvm-cxxfilt}, whichever is there, for names as the source has
 * them: of C++, and of Rust. Without either, names stay as they are. Thread-safe.
 */
public final class Demangler {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 4 << 20;

  private final Optional<List<String>> program;
  private final Map<String, String> environment;

  private Demangler(Optional<List<String>> program, Map<String, String> environment) {
    this.program = program;
    this.environment = Map.copyOf(environment);
  }

  public static Demangler of(Map<String, String> environment) {
    SearchPath path = SearchPath.of(environment);
    Optional<List<String>> binutils =
        path.program("c++filt").map(program -> List.of(program.toString(), "-p"));
    Optional<List<String>> llvm =
        path.program("llvm-cxxfilt").map(program -> List.of(program.toString()));
    return new Demangler(binutils.or(() -> llvm), environment);
  }

  /** The plain names of those that have one. */
  public Map<String, String> plain(List<String> names) {
    List<String> mangled = names.stream().filter(Demangler::isMangled).distinct().toList();
    if (program.isEmpty() || mangled.isEmpty()) {
      return Map.of();
    }
    List<String> argv = new ArrayList<>(program.get());
    argv.addAll(mangled);
    try {
      CommandEnd end =
          Command.of(argv, environment, Path.of("/"))
              .withoutErrors()
              .keeping(MOST_BYTES)
              .run(TIMEOUT);
      List<String> plain = end.ok() ? end.output().lines().toList() : List.of();
      return plain.size() == mangled.size() ? pairs(mangled, plain) : Map.of();
    } catch (NotStartedException unusable) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private static Map<String, String> pairs(List<String> mangled, List<String> plain) {
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < mangled.size(); i++) {
      pairs.put(mangled.get(i), withoutHash(plain.get(i).strip()));
    }
    return pairs;
  }

  /** Rust's older names end with a hash of what they stand for; newer ones have one for a crate. */
  private static String withoutHash(String name) {
    return name.replaceFirst("::h[0-9a-f]{16}$", "")
        .replaceAll("(\\w)\\[[0-9a-f]{1,16}\\]::", "$1::");
  }

  private static boolean isMangled(String name) {
    return name.startsWith("_Z") || name.startsWith("_R") || name.startsWith("__Z");
  }
}
