package io.nifproof.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a Nix file in nixfmt's form binds by arguments and {@code let}, each with the file
 * without it: Nix still parses that one when nothing uses the name.
 */
final class NixNames {
  /** An argument in a line of its own: {@code name,}, {@code name ? default,}. */
  private static final Pattern ARGUMENT = Pattern.compile(" *(?<name>[a-z]\\w*)( \\? .*)?,( #.*)?");

  private static final Pattern BINDING = Pattern.compile(" *(?<name>[a-z]\\w*) =( .*)?");
  private static final Pattern INHERITED = Pattern.compile(" *(?<name>[a-z]\\w*)");
  private static final Pattern INHERIT =
      Pattern.compile(" *inherit( \\(.*\\))? (?<name>[a-z]\\w*);");

  /**
   * One of them.
   *
   * @param name what is bound
   * @param without the file without the binding, or with it under another name
   */
  record Name(String name, String without) {}

  private NixNames() {}

  static List<Name> of(String file) {
    String[] lines = file.split("\n", -1);
    List<Name> names = new ArrayList<>();
    // How far each `let` that is open is indented.
    Deque<Integer> lets = new ArrayDeque<>(List.of(-9));
    boolean listed = false;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      int inside = line.length() - line.stripLeading().length() - lets.element();
      if (line.strip().equals("let")) {
        lets.push(lets.element() + inside);
      } else if (line.strip().equals("in") && inside == 0) {
        lets.pop();
      } else {
        String without =
            inside == 2 && BINDING.matcher(line).matches()
                ? line.replaceFirst("([a-z]\\w*)", "$1--")
                : "";
        listed = listed ? !line.contains(";") : line.strip().matches("inherit( \\(.*\\))?");
        boolean inherited = listed && inside == 4;
        Optional<String> name =
            named(ARGUMENT, line)
                .or(() -> inside == 2 ? named(BINDING, line) : Optional.empty())
                .or(() -> inside == 2 ? named(INHERIT, line) : Optional.empty())
                .or(() -> inherited ? named(INHERITED, line) : Optional.empty());
        if (name.isPresent()) {
          names.add(new Name(name.get(), with(lines, i, without)));
        }
      }
    }
    return names;
  }

  private static Optional<String> named(Pattern pattern, String line) {
    Matcher found = pattern.matcher(line);
    return found.matches() ? Optional.of(found.group("name")) : Optional.empty();
  }

  private static String with(String[] lines, int index, String line) {
    String[] changed = Arrays.copyOf(lines, lines.length);
    changed[index] = line;
    return String.join("\n", changed);
  }
}
