package io.nifproof.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Flags that a project gives its compiler, as nifproof takes them over.
 *
 * @param compile those of the compiler
 * @param link those of the linker
 * @param left those that are left out, because the matrix or nifproof itself decides about them
 */
record CompilerFlags(List<String> compile, List<String> link, List<String> left) {
  private static final Set<String> NIFPROOFS = Set.of("-shared", "-fPIC", "-fpic", "-MMD", "-MP");
  private static final Pattern DECIDED =
      Pattern.compile("-O[0-3sgz]?|-Ofast|-Werror(=.*)?|-pedantic-errors|-march=.*|-mtune=.*");

  /** Those of some words, of the compiler's and of the linker's variables alike. */
  static CompilerFlags of(List<String> compiler, List<String> linker) {
    List<String> compile = new ArrayList<>();
    List<String> link = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (String word : compiler) {
      sort(word, isOfLinker(word) ? link : compile, left);
    }
    for (String word : linker) {
      sort(word, link, left);
    }
    return new CompilerFlags(compile, link, left.stream().distinct().toList());
  }

  private static void sort(String word, List<String> kept, List<String> left) {
    if (DECIDED.matcher(word).matches()) {
      left.add(word);
    } else if (!NIFPROOFS.contains(word) && !word.matches("-g[0-9]?") && !word.equals("-lei")) {
      kept.add(word);
    }
  }

  private static boolean isOfLinker(String word) {
    return word.startsWith("-l") || word.startsWith("-L") || word.startsWith("-Wl,");
  }

  /** {@code -I c_src} in one word: a list of flags has no pairs. */
  static List<String> joined(List<String> words) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean takesNext = Set.of("-I", "-D", "-L", "-U", "-l").contains(words.get(i));
      all.add(takesNext && i + 1 < words.size() ? words.get(i) + words.get(++i) : words.get(i));
    }
    return all;
  }
}
