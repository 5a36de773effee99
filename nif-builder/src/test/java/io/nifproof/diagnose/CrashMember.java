package io.nifproof.diagnose;

import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A row of crashes.tsv. */
record CrashMember(
    String name,
    boolean isCall,
    List<String> outcomes,
    Optional<String> phase,
    List<Optional<String>> ids) {
  static final Path FOLDER = Path.of("src/test/resources/crashes").toAbsolutePath();

  static List<CrashMember> all() throws IOException {
    try (var lines = Files.lines(FOLDER.resolve("crashes.tsv"))) {
      return lines.filter(line -> !line.startsWith("#")).map(CrashMember::parse).toList();
    }
  }

  private static CrashMember parse(String line) {
    String[] cells = line.split("\t", -1);
    return new CrashMember(
        cells[0],
        cells[1].equals("call"),
        List.of(cells[2], cells[3]),
        optional(cells[4]),
        List.of(optional(cells[5]), optional(cells[6])));
  }

  private static Optional<String> optional(String cell) {
    return cell.equals("-") ? Optional.empty() : Optional.of(cell);
  }

  String outcome(Arch arch) {
    return outcomes.get(arch == Arch.AMD64 ? 0 : 1);
  }

  Optional<String> id(Arch arch) {
    return ids.get(arch == Arch.AMD64 ? 0 : 1);
  }

  /** The line of calls.c with this function's mark. */
  Optional<Integer> line() throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve("calls.c"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("HERE " + name + " ")) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  String expression() {
    return name.equals("outlives")
        ? "outlives(), code:purge(calls), code:delete(calls), code:purge(calls), timer:sleep(2000)"
        : name + "()";
  }

  @Override
  public String toString() {
    return name;
  }
}
