package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsTheVersionThatTheBuildWrote() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).matches("nifproof \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\\R");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void answersHelpOnStdoutWithSuccess() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Usage: nifproof", "version", "completion");
    assertThat(run("version", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: nifproof version");
  }

  @Test
  void namesTheNearestCommandOfAMistypedOne() {
    assertThat(run("versoin")).isEqualTo(ExitCode.USAGE.status());
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("'versoin'").contains("version");
  }

  @Test
  void pointsToTheHelpOfTheCommandThatWasUsedWrongly() {
    assertThat(run("version", "surplus")).isEqualTo(ExitCode.USAGE.status());
    assertThat(err.toString()).contains("'surplus'");
    assertThat(run()).isEqualTo(ExitCode.USAGE.status());
    assertThat(err.toString())
        .contains("nifproof: no command given", "hint: see `nifproof --help`");
  }

  @Test
  void generatesACompletionScriptThatKnowsTheCommands() {
    assertThat(run("completion")).isZero();
    assertThat(out.toString()).contains("complete -F", "version");
  }

  @Test
  void endsAFailedCommandWithItsOwnStatusMessageAndHint() {
    assertThat(runWith(new Failing(), "failing")).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(err.toString().lines())
        .containsExactly("nifproof: no runtime for `arm64`", "hint: add one");
  }

  @Test
  void keepsTheStackTraceOfAnInternalErrorInAFile() throws Exception {
    assertThat(runWith(new Broken(), "broken")).isEqualTo(ExitCode.INTERNAL.status());
    assertThat(err.toString())
        .startsWith("nifproof: internal error: java.lang.IllegalStateException: out of order");
    Matcher file = Pattern.compile("stack trace in (\\S+)").matcher(err.toString());
    assertThat(file.find()).isTrue();
    Path trace = Path.of(file.group(1));
    assertThat(Files.readString(trace)).contains("MainTest$Broken.run");
    Files.delete(trace);
  }

  @Test
  void showsTheStackTraceOfAnInternalErrorWhenVerbose() {
    assertThat(runWith(new Broken(), "broken", "-v")).isEqualTo(ExitCode.INTERNAL.status());
    assertThat(err.toString()).contains("MainTest$Broken.run").doesNotContain("hint:");
  }

  @Test
  void givesEveryExitCodeItsDocumentedNumber() {
    assertThat(Arrays.stream(ExitCode.values()).mapToInt(ExitCode::status))
        .containsExactly(0, 1, 2, 3, 4, 70);
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  private int runWith(Object command, String... args) {
    CommandLine commands = RootCommand.commandLine().addSubcommand(command);
    return Main.run(commands, new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Command(name = "failing")
  private static final class Failing implements Runnable {
    @Override
    public void run() {
      throw new CommandFailure(ExitCode.INCOMPLETE, "no runtime for `arm64`", "add one");
    }
  }

  @Command(name = "broken")
  private static final class Broken implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("out of order");
    }
  }
}
