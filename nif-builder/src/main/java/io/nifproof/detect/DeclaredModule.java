package io.nifproof.detect;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source of an Erlang or Elixir module.
 *
 * @param file relative to the project
 * @param module its name, an atom: that of an Elixir module begins with {@code Elixir.}
 * @param loadInfo the second argument of its {@code load_nif}, where that is written as a plain
 *     term; empty when it is computed, or another module loads the library
 */
public record DeclaredModule(Path file, String module, Optional<String> loadInfo) {
  private static final String ELIXIR = "Elixir.";
  private static final Pattern LOAD = Pattern.compile("\\bload_nif\\s*\\(");
  private static final Pattern PLAIN =
      Pattern.compile("-?[0-9]+|\\[\\s*\\]|\\{\\s*\\}|[a-z]\\w*|\"[^\"\\\\]*\"|:[a-z]\\w*");

  /** Finds the source of a module; the shortest path when there are several. */
  public static Optional<DeclaredModule> of(ProjectTree tree, String module) {
    Optional<Path> file = module.startsWith(ELIXIR) ? elixir(tree, module) : erlang(tree, module);
    return file.map(found -> new DeclaredModule(found, module, loadInfo(tree, found)));
  }

  /** Whether it is Elixir. */
  public boolean isElixir() {
    return module.startsWith(ELIXIR);
  }

  private static Optional<Path> erlang(ProjectTree tree, String module) {
    return tree.ending("/" + module + ".erl", module + ".erl")
        .filter(file -> file.getFileName().toString().equals(module + ".erl"))
        .min(SHORTEST);
  }

  private static final Comparator<Path> SHORTEST =
      Comparator.<Path>comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder());

  private static Optional<Path> elixir(ProjectTree tree, String module) {
    String name = module.substring(ELIXIR.length());
    Pattern head = Pattern.compile("\\bdefmodule\\s+(" + Pattern.quote(name) + ")\\s+do\\b");
    return tree.ending(".ex").filter(file -> tree.find(head, file).isPresent()).min(SHORTEST);
  }

  private static Optional<String> loadInfo(ProjectTree tree, Path file) {
    String text = tree.text(file).orElse("");
    Matcher call = LOAD.matcher(text);
    while (call.find()) {
      Optional<String> second = CallText.argument(text, call.end(), 1);
      if (second.isPresent() && PLAIN.matcher(second.get()).matches()) {
        return second.map(word -> word.startsWith(":") ? word.substring(1) : word);
      }
    }
    return Optional.empty();
  }
}
