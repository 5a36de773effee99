package io.nifproof.diagnose;

import io.nifproof.node.Arch;
import io.nifproof.node.FunctionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A row of crashes.tsv.
 *
 * @param name the function, or the library that is loaded
 * @param library the library's name, which is also the module's, except for those of the zoo
 * @param how what is done
 * @param outcomes what comes of it, on amd64 and arm64
 * @param phase where
 * @param ids the first diagnosis, on amd64 and arm64
 * @param function what the report calls the function
 * @param expression what is called
 */
record CrashMember(
    String name,
    String library,
    How how,
    List<String> outcomes,
    Optional<String> phase,
    List<Optional<String>> ids,
    FunctionId function,
    String expression) {
  private static final Path FOLDER = Path.of("src/test/resources/crashes").toAbsolutePath();
  private static final Path ZOO = Path.of("src/test/resources/zoo").toAbsolutePath();

  /** What is done with the library. */
  enum How {
    /** It is loaded. */
    LOAD,
    /** It is loaded, and a function of it called. */
    CALL,
    /** It is loaded, a function called, and loaded again. */
    UPGRADE
  }

  static List<CrashMember> all() throws IOException {
    try (var lines = Files.lines(FOLDER.resolve("crashes.tsv"))) {
      return lines.filter(line -> !line.startsWith("#")).map(CrashMember::parse).toList();
    }
  }

  private static CrashMember parse(String line) {
    String[] cells = line.split("\t", -1);
    String name = cells[0];
    How how =
        switch (cells[1]) {
          case "load" -> How.LOAD;
          case "upgrade" -> How.UPGRADE;
          default -> How.CALL;
        };
    String[] function = cells[7].split("/", -1);
    return new CrashMember(
        name,
        how == How.LOAD ? name : how == How.UPGRADE ? "life" : cells[1],
        how,
        List.of(cells[2], cells[3]),
        optional(cells[4]),
        List.of(optional(cells[5]), optional(cells[6])),
        new FunctionId(cells[7].equals("-") ? name : function[0], 0),
        cells[8].equals("-") ? name + "()" : cells[8]);
  }

  private static Optional<String> optional(String cell) {
    return cell.equals("-") ? Optional.empty() : Optional.of(cell);
  }

  /** Where its source is. */
  Path folder() {
    return how == How.LOAD ? ZOO : FOLDER;
  }

  String module() {
    return how == How.LOAD ? "zoo" : library;
  }

  String outcome(Arch arch) {
    return outcomes.get(column(arch));
  }

  Optional<String> id(Arch arch) {
    return ids.get(column(arch));
  }

  private static int column(Arch arch) {
    return switch (arch) {
      case AMD64 -> 0;
      case ARM64 -> 1;
    };
  }

  /** {@code file.c:12}: the line of its source that has its mark. */
  Optional<String> line() throws IOException {
    List<String> lines = Files.readAllLines(folder().resolve(library + ".c"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("HERE " + name + " ")) {
        return Optional.of(library + ".c:" + (i + 1));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
