package io.nifproof.cli.option;

import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Version;
import io.nifproof.report.ReportFile;
import io.nifproof.report.ReportKind;
import io.nifproof.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Reports in files, beside what goes to stdout. */
public final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "KIND=FILE",
      converter = Converter.class,
      description = {
        "Also write a report into a file; may be repeated. Kinds: text, json, junit, sarif,"
            + " markdown, html."
      })
  private List<ReportFile> files = new ArrayList<>();

  public List<ReportFile> files() {
    return files;
  }

  /** Fails before anything ran when a file could not be written when it has. */
  public void requireWritable() {
    for (ReportFile file : files) {
      Path path = file.path().toAbsolutePath();
      try {
        Files.createDirectories(path.getParent());
      } catch (IOException e) {
        throw wrong(file, "its folder cannot be made: " + e.getMessage());
      }
      boolean there = Files.exists(path);
      if (Files.isDirectory(path)) {
        throw wrong(file, "it is a folder");
      }
      if (there ? !Files.isWritable(path) : !Files.isWritable(path.getParent())) {
        throw wrong(file, "it is not writable");
      }
    }
  }

  /** Writes results into files. */
  public static void write(List<ReportFile> files, Results results) {
    for (ReportFile file : files) {
      try {
        file.write(results, Version.number());
      } catch (IOException e) {
        throw notWritten(e);
      }
    }
  }

  /** A report that could not be written, after everything else went well. */
  static CommandFailure notWritten(IOException e) {
    return new CommandFailure(
        ExitCode.INCOMPLETE,
        "a report could not be written: " + e,
        "name a file for --report that can be written");
  }

  /** What the verdict means for the exit status. */
  public static ExitCode exitCode(Results results) {
    if (results.cells().isEmpty() && results.missing().isEmpty()) {
      return ExitCode.NOTHING_CHECKED;
    }
    return switch (results.verdict()) {
      case PASS -> ExitCode.PASS;
      case INCOMPLETE -> ExitCode.INCOMPLETE;
      case FLAKY, FAIL -> ExitCode.FAIL;
    };
  }

  private static CommandFailure wrong(ReportFile file, String why) {
    return new CommandFailure(
        ExitCode.USAGE,
        "`" + file.path() + "` for --report: " + why + "; expected a file that can be written",
        "name another one, such as --report " + file.kind().id() + "=build/report");
  }

  /** Reads {@code html=build/report.html}. */
  static final class Converter implements ITypeConverter<ReportFile> {
    @Override
    public ReportFile convert(String text) {
      int sign = text.indexOf('=');
      Optional<ReportKind> kind = ReportKind.parse(text.substring(0, Math.max(0, sign)));
      if (kind.isEmpty() || sign == text.length() - 1) {
        throw new TypeConversionException(
            "`" + text + "`: expected KIND=FILE, where KIND is one of " + ReportKind.all());
      }
      try {
        return new ReportFile(kind.get(), Path.of(text.substring(sign + 1)));
      } catch (InvalidPathException e) {
        throw new TypeConversionException("`" + text + "` names no file: " + e.getMessage());
      }
    }
  }
}
