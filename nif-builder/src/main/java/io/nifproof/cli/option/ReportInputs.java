package io.nifproof.cli.option;

import io.nifproof.analysis.Merge;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import io.nifproof.result.json.ResultsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds and reads the reports that a command was given. */
public final class ReportInputs {
  private final Consumer<String> say;

  public ReportInputs(Consumer<String> say) {
    this.say = say;
  }

  /**
   * Reads them all, the oldest first. In a folder, JSON of another kind is passed over; a file that
   * was to be a report and cannot be read makes the results incomplete.
   */
  public Results read(List<Path> inputs) throws IOException {
    List<Results> runs = new ArrayList<>();
    for (Path input : inputs) {
      boolean folder = Files.isDirectory(input);
      for (Path file : folder ? inFolder(input) : List.of(input)) {
        runs.add(read(file, folder).orElseGet(ReportInputs::nothing));
      }
    }
    return Merge.of(runs);
  }

  private static List<Path> inFolder(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.walk(folder)) {
      entries
          .filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
          .forEach(files::add);
    }
    List<Dated> dated = new ArrayList<>();
    for (Path file : files) {
      dated.add(new Dated(file, Files.getLastModifiedTime(file)));
    }
    return dated.stream()
        .sorted(Comparator.comparing(Dated::time).thenComparing(Dated::file))
        .map(Dated::file)
        .toList();
  }

  private record Dated(Path file, FileTime time) {}

  private Optional<Results> read(Path file, boolean inFolder) throws IOException {
    String problem = "it is JSON of another kind";
    try (InputStream in = Files.newInputStream(file)) {
      Optional<Results> results = ResultsReader.read(file.toString(), in);
      if (results.isPresent()) {
        return results;
      }
      if (inFolder) {
        say.accept("nifproof: " + file + " is no report of gate or check; passed over");
        return Optional.empty();
      }
    } catch (IOException e) {
      problem = e.getMessage().lines().findFirst().orElse("it cannot be read");
    }
    if (!inFolder) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + file + "`: " + problem + "; expected what `nifproof gate --format json` wrote",
          "make it again with --report json=" + file);
    }
    Missing missing = new Missing("?", file.toString(), problem, List.of("make it again"));
    return Optional.of(new Results(List.of(file.toString()), 0, List.of(), List.of(missing)));
  }

  private static Results nothing() {
    return new Results(List.of(), 0, List.of(), List.of());
  }
}
