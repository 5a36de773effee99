package io.nifproof.bisect.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts together the words of a command line that are one flag. */
final class FlagWords {
  private static final Set<String> WITH_VALUE =
      Set.of("-mllvm", "-Xclang", "--param", "-include", "-D", "-U", "-I", "-isystem", "-x");

  private FlagWords() {}

  static List<List<String>> of(List<String> words) {
    List<List<String>> flags = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean two = WITH_VALUE.contains(words.get(i)) && i + 1 < words.size();
      flags.add(two ? List.of(words.get(i), words.get(++i)) : List.of(words.get(i)));
    }
    return flags;
  }
}
