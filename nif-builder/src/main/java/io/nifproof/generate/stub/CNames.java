package io.nifproof.generate.stub;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names in C for names of Erlang, each given once. */
final class CNames {
  private static final Set<String> KEY_WORDS =
      Set.of(
          ("alloca asm assert auto bool break case char const continue default do double else enum errno extern false"
                  + " float for goto if inline int linux long register restrict return short signed"
                  + " sizeof static stderr stdin stdout struct switch true typedef typeof union unix unsigned void"
                  + " volatile while")
              .split(" "));

  /** Beginnings of our own names, and of erl_nif.h. */
  private static final Set<String> OURS =
      Set.of(
          "again",
          "arguments",
          "atom",
          "call",
          "destroy",
          "down",
          "enif",
          "erl",
          "get",
          "make",
          "new",
          "put",
          "run",
          "slice");

  private final Set<String> given = new HashSet<>();

  /**
   * Names of one scope.
   *
   * @param taken those that it has already
   */
  CNames(List<String> taken) {
    given.addAll(taken);
  }

  /** A name that was not given before: the wish, or the wish and a number. */
  String unique(String wish) {
    String name = KEY_WORDS.contains(wish) ? wish + "_" : wish;
    for (int number = 2; !given.add(name); number++) {
      name = wish + "_" + number;
    }
    return name;
  }

  /** Any text as small letters, digits and single underscores, with a letter first. */
  static String snake(String text) {
    String plain =
        text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
            .replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", "_")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    if (plain.isEmpty()) {
      return "x";
    }
    return Character.isDigit(plain.charAt(0)) ? "n" + plain : plain;
  }

  static String constant(String text) {
    return snake(text).toUpperCase(Locale.ROOT);
  }

  /** The beginning of all names of a module, and of its files. */
  static String prefix(String module) {
    String name = snake(module.startsWith("Elixir.") ? module.substring(7) : module);
    return OURS.contains(name) ? name + "_module" : name;
  }
}
