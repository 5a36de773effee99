package io.nifproof.build.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of a script that stands for a compiler. */
final class CompilerScript {
  private static final String STEERED = "steered-compiler.sh";

  private final Path notes;
  private final Path tree;
  private final Optional<CompilerInterposition> steering;

  /**
   * Scripts of one build.
   *
   * @param notes where each call is noted, a file per process
   * @param tree the copy of the project
   * @param steering what is done behind the rules' back
   */
  CompilerScript(Path notes, Path tree, Optional<CompilerInterposition> steering) {
    this.notes = notes;
    this.tree = tree;
    this.steering = steering;
  }

  /** A script that calls a compiler by these words. */
  String calling(List<String> command) throws IOException {
    return steering.isPresent() ? steered(command, steering.get()) : plain(command);
  }

  /** A script that says what is missing. */
  static String missing(Path program, String compiler) {
    return """
        #!/bin/sh
        echo "nifproof: there is no %s, the C++ compiler of %s" >&2
        exit 127
        """
        .formatted(program, compiler);
  }

  private String plain(List<String> command) {
    return """
        #!/bin/sh
        printf '%%s\\n' '%s' "$PWD" "$@" >>%s/$$
        exec %s "$@"
        """
        .formatted(CompilerCalls.CALL, quoted(notes.toString()), quoted(command));
  }

  private String steered(List<String> command, CompilerInterposition how) throws IOException {
    List<String> units = new ArrayList<>();
    for (Map.Entry<Path, CompilerInterposition.Unit> entry : how.units().entrySet()) {
      CompilerInterposition.Unit unit = entry.getValue();
      String file = unit.instead().map(path -> quoted(path.toString())).orElse("\"$file\"");
      units.add(
          "  %s) %s \"$@\" %s %s ;;"
              .formatted(
                  quoted(entry.getKey().toString()),
                  quoted(unit.command()),
                  quoted(unit.words()),
                  file));
    }
    return template()
        .replace("@CALL@", CompilerCalls.CALL)
        .replace("@NOTES@", quoted(notes.toString()))
        .replace("@TREE@", quoted(tree.toRealPath().toString()))
        .replace("@COMPILER@", quoted(command))
        .replace("@OTHERS@", quoted(how.others()))
        .replace("@LINK@", quoted(how.link()))
        .replace("@UNITS@", String.join("\n", units));
  }

  private static String template() throws IOException {
    try (InputStream in = CompilerScript.class.getResourceAsStream(STEERED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String quoted(List<String> words) {
    return words.stream().map(CompilerScript::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
