package io.nifproof.build;

import io.nifproof.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which program compiles and links some sources, and how they are named to it.
 *
 * <p>Where one of them is C++ it is the C++ compiler, which knows the libraries of that language;
 * it must be told of the others that they are C.
 */
public final class SourceCommand {
  /** As gcc and clang have it. */
  private static final Pattern CXX = Pattern.compile(".*\\.(cc|cp|cpp|cxx|c\\+\\+|C|CPP|ii)");

  private SourceCommand() {}

  /** Whether a file is C++ by its name. */
  public static boolean isCxx(Path source) {
    return CXX.matcher(source.toString()).matches();
  }

  /** The words that a command begins with. */
  public static List<String> driver(Toolchain toolchain, List<Path> sources) {
    return sources.stream().anyMatch(SourceCommand::isCxx)
        ? toolchain.cxxCommand()
        : toolchain.command();
  }

  /** The words that name the sources. */
  public static List<String> words(List<Path> sources) {
    boolean mixed = sources.stream().anyMatch(SourceCommand::isCxx);
    List<String> words = new ArrayList<>();
    for (Path source : sources) {
      boolean told = mixed && source.toString().endsWith(".c");
      words.addAll(told ? List.of("-x", "c") : List.of());
      words.add(argument(source));
      words.addAll(told ? List.of("-x", "none") : List.of());
    }
    return words;
  }

  /** A file whose name begins like a flag is still a file. */
  private static String argument(Path source) {
    String text = source.toString();
    return text.startsWith("-") || text.startsWith("@") ? "./" + text : text;
  }
}
