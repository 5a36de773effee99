package io.nifproof.cli;

import io.nifproof.explain.Explanation;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.FindingPages;
import io.nifproof.report.ExplanationText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a finding, or a crash text. */
@Command(
    name = "explain",
    description = {
      "Explain a finding, NP and three digits; or read the text of a crash from a file, or from"
          + " stdin (-), and say what it proves, what it excludes and what to try.",
      "",
      "A crash text is a gdb backtrace, lines of the kernel's log, coredumpctl info, the head of an"
          + " erl_crash.dump, what the VM wrote, or a whole issue report."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int LONGEST = 8 << 20;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID|FILE|-", description = "What to explain.")
  private String what;

  @Override
  public Integer call() throws IOException {
    if (FindingId.hasForm(what) && !Files.exists(Path.of(what))) {
      spec.commandLine().getOut().print(FindingPages.page(known()));
      spec.commandLine().getOut().flush();
      return ExitCode.PASS.status();
    }
    ExplanationText.write(Explanation.of(text()), spec.commandLine().getOut());
    return ExitCode.PASS.status();
  }

  private FindingId known() {
    return FindingId.parse(what)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "there is no finding `" + what.strip().toUpperCase(Locale.ROOT) + "`",
                    "known are " + Arrays.toString(FindingId.values())));
  }

  private String text() throws IOException {
    if (what.equals("-")) {
      return read(System.in);
    }
    Path file = Path.of(what);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + what + "` is neither a finding such as " + FindingId.NP010 + " nor a file",
          "paste the text and give it with `-`: nifproof explain - < FILE");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /** The beginning is enough: evidence stands there, and a dump may have gigabytes. */
  private static String read(InputStream in) throws IOException {
    return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
  }
}
