package io.nifproof.build.project;

import io.nifproof.build.BuildNote;
import io.nifproof.build.OptLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What the calls of a variant's compiler tell about a build. */
final class CompilerCalls {
  /** The line before a call: its folder, then its words. */
  static final String CALL = "\u001e";

  private final List<CompilerCall> compiling;

  private CompilerCalls(List<CompilerCall> compiling) {
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
    return new CompilerCalls(
        calls.stream()
            .filter(lines -> !lines.isEmpty())
            .map(lines -> new CompilerCall(Path.of(lines.get(0)), lines.subList(1, lines.size())))
            .filter(call -> !call.sources().isEmpty())
            .toList());
  }

  /** Those that compile a source. */
  List<CompilerCall> compiling() {
    return compiling;
  }

  /** What is to be told of them. */
  List<BuildNote> notes(String compiler, OptLevel level) {
    if (compiling.isEmpty()) {
      return List.of(new BuildNote.CompilerNotCalled(compiler));
    }
    TreeSet<String> others = new TreeSet<>();
    int files = 0;
    for (CompilerCall call : compiling) {
      String found = call.level();
      // Words in a file of their own are not seen.
      boolean known = call.words().stream().noneMatch(word -> word.startsWith("@"));
      if (known && !found.equals(level.flag())) {
        others.add(found);
        files++;
      }
    }
    return others.isEmpty()
        ? List.of()
        : List.of(new BuildNote.OtherLevel(level, List.copyOf(others), files, compiling.size()));
  }
}
