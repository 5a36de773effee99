package io.nifproof.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the calls of a variant's compiler tell about a build. */
final class CompilerCalls {
  /** The line before the words of a call. */
  static final String CALL = "\u001e";

  private static final Pattern SOURCE =
      Pattern.compile("(?:.*/)?([^/]+)\\.(?:c|cc|cpp|cxx|c\\+\\+|C|m|mm)");

  /** What configure scripts and CMake compile to learn about the compiler. */
  private static final Pattern TRIAL =
      Pattern.compile("conftest.*|CMake(?:C|CXX)Compiler.*|testCCompiler|testCXXCompiler");

  private final List<List<String>> compiling;

  private CompilerCalls(List<List<String>> compiling) {
    this.compiling = compiling;
  }

  /** Reads the notes that the wrappers made. */
  static CompilerCalls read(Path folder) throws IOException {
    List<List<String>> calls = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
          if (line.equals(CALL)) {
            calls.add(new ArrayList<>());
          } else if (!calls.isEmpty()) {
            calls.get(calls.size() - 1).add(line);
          }
        }
      }
    }
    return new CompilerCalls(calls.stream().filter(CompilerCalls::compiles).toList());
  }

  /** What is to be told of them. */
  List<BuildNote> notes(String compiler, OptLevel level) {
    if (compiling.isEmpty()) {
      return List.of(new BuildNote.CompilerNotCalled(compiler));
    }
    TreeSet<String> others = new TreeSet<>();
    int files = 0;
    for (List<String> call : compiling) {
      String found = level(call);
      // Words in a file of their own are not seen.
      boolean known = call.stream().noneMatch(word -> word.startsWith("@"));
      if (known && !found.equals(level.flag())) {
        others.add(found);
        files++;
      }
    }
    return others.isEmpty()
        ? List.of()
        : List.of(new BuildNote.OtherLevel(level, List.copyOf(others), files, compiling.size()));
  }

  private static boolean compiles(List<String> call) {
    if (call.contains("-E") || call.contains("-M") || call.contains("-MM")) {
      return false;
    }
    return call.stream()
        .map(SOURCE::matcher)
        .anyMatch(name -> name.matches() && !TRIAL.matcher(name.group(1)).matches());
  }

  /** The last one counts, for gcc and for clang. */
  private static String level(List<String> call) {
    String level = "-O0";
    for (String word : call) {
      if (word.matches("-O[0-9a-z]*")) {
        level = word.equals("-O") ? "-O1" : word;
      }
    }
    return level;
  }
}
