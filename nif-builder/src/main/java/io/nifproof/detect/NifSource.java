package io.nifproof.detect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source in C or C++ that defines {@code nif_init}.
 *
 * @param file relative to the project
 * @param module the module that it names; empty when that is a macro of its own, or not told
 */
record NifSource(Path file, Optional<String> module) {
  private static final Pattern MACRO =
      Pattern.compile("^\\s*ERL_NIF_INIT\\s*\\(\\s*([^,()]*?)\\s*,", Pattern.MULTILINE);
  private static final Pattern BY_HAND =
      Pattern.compile("\\bErlNifEntry\\s*\\*\\s*nif_init\\s*\\(", Pattern.MULTILINE);
  private static final Pattern ATOM = Pattern.compile("[a-z][A-Za-z0-9_@]*|Elixir(\\.[A-Z]\\w*)+");
  private static final Set<String> ASIDE =
      Set.of("test", "tests", "example", "examples", "bench", "vendor", "third_party", "templates");

  /** Those of a project; those in tests, examples and what it brings along only without others. */
  static List<NifSource> in(ProjectTree tree) {
    List<NifSource> all =
        tree.ending(".c", ".cc", ".cpp", ".cxx").flatMap(file -> of(tree, file).stream()).toList();
    List<NifSource> own = all.stream().filter(source -> !source.isAside()).toList();
    return own.isEmpty() ? all : own;
  }

  private static Optional<NifSource> of(ProjectTree tree, Path file) {
    String text = tree.text(file).orElse("");
    Matcher macro = MACRO.matcher(text);
    if (macro.find()) {
      String name = macro.group(1).replace("'", "");
      Optional<String> module = Optional.of(name).filter(word -> ATOM.matcher(word).matches());
      return Optional.of(new NifSource(file, module));
    }
    return BY_HAND.matcher(text).find()
        ? Optional.of(new NifSource(file, Optional.empty()))
        : Optional.empty();
  }

  private boolean isAside() {
    for (Path part : file) {
      if (ASIDE.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }

  /** Its folder, relative to the project; empty for the project's own. */
  Path folder() {
    return file.getParent() == null ? Path.of("") : file.getParent();
  }

  /** The name of the file without its ending. */
  String stem() {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
