package io.nifproof.build.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call of a compiler.
 *
 * @param folder where it was made
 * @param words what it was called with
 */
public record CompilerCall(Path folder, List<String> words) {
  private static final Pattern SOURCE =
      Pattern.compile("(?:.*/)?([^/]+)\\.(?:c|cc|cp|cpp|cxx|c\\+\\+|C|m|mm)");

  /** What configure scripts and CMake compile to learn about the compiler. */
  private static final Pattern TRIAL =
      Pattern.compile("conftest.*|CMake(?:C|CXX)Compiler.*|testCCompiler|testCXXCompiler");

  /** Where CMake, meson, SCons and waf do so. */
  private static final Pattern TRIALS =
      Pattern.compile(
          "CMakeScratch|CMakeTmp|TryCompile-.*|CompilerId.*|meson-private|\\.sconf_temp"
              + "|\\.conf_check_.*");

  private static final Set<String> WITH_VALUE =
      Set.of("-include", "-imacros", "-I", "-isystem", "-iquote", "-D", "-U");

  private static final Set<String> DROPPED_WITH_VALUE =
      Set.of("-o", "-MF", "-MT", "-MQ", "-L", "-Xlinker", "-T", "-z", "-u");

  private static final Pattern DROPPED =
      Pattern.compile("-c|-shared|-M|-MD|-MMD|-MP|-Wl,.*|-[lL].*|.*\\.(?:o|a|so)");

  /** Copies the list. */
  public CompilerCall {
    words = List.copyOf(words);
  }

  /** The sources that it compiles; none when it does something else. */
  public List<Path> sources() {
    if (words.contains("-E") || words.contains("-M") || words.contains("-MM")) {
      return List.of();
    }
    List<Path> sources = new ArrayList<>();
    for (String word : words) {
      source(word)
          .filter(name -> !TRIAL.matcher(name).matches())
          .map(name -> folder.resolve(word).normalize())
          .filter(file -> !isTrial(file))
          .ifPresent(sources::add);
    }
    return sources;
  }

  private static boolean isTrial(Path file) {
    for (Path name : file) {
      if (TRIALS.matcher(name.toString()).matches()) {
        return true;
      }
    }
    return false;
  }

  /** The words that say how it compiles, without those of files and of the link. */
  public List<String> manner() {
    List<String> manner = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (DROPPED_WITH_VALUE.contains(word)) {
        i++;
      } else if (WITH_VALUE.contains(word) && i + 1 < words.size()) {
        manner.addAll(List.of(word, words.get(++i)));
      } else if (!DROPPED.matcher(word).matches() && source(word).isEmpty()) {
        manner.add(word);
      }
    }
    return manner;
  }

  /** The level: the last one counts, for gcc and for clang. */
  String level() {
    String level = "-O0";
    for (String word : words) {
      if (word.matches("-O[0-9a-z]*")) {
        level = word.equals("-O") ? "-O1" : word;
      }
    }
    return level;
  }

  /** Its name without folder and suffix, for a source. */
  private static Optional<String> source(String word) {
    var matcher = SOURCE.matcher(word);
    return !word.startsWith("-") && matcher.matches()
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }
}
