package io.nifproof.cli;

import io.nifproof.audit.FindingId;
import io.nifproof.audit.FindingPages;
import io.nifproof.explain.Explanation;
import io.nifproof.report.ExplanationText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a finding, or a crash text. */
@Command(
    name = "explain",
    description = {
      "Explain a finding, such as NP010; or read the text of a crash from a file, or from stdin"
          + " (-), and say what it proves, what it excludes and what to try.",
      "",
      "A crash text is a gdb backtrace, lines of the kernel's log, coredumpctl info, a crash"
          + " report of macOS or Windows, an erl_crash.dump of any size, what the VM, a loader or a"
          + " runtime wrote, or a whole issue report."
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID|FILE|-", description = "What to explain.")
  private String what;

  @Override
  public Integer call() throws IOException {
    Optional<FindingId> id = FindingId.parse(what).filter(unused -> !Files.exists(Path.of(what)));
    if (id.isPresent()) {
      String page =
          FindingPages.page(id.get())
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.USAGE,
                          "there is no finding `" + id.get() + "`",
                          "known are " + FindingPages.all()));
      spec.commandLine().getOut().print(page);
      spec.commandLine().getOut().flush();
      return ExitCode.PASS.status();
    }
    ExplanationText.write(explanation(), spec.commandLine().getOut());
    return ExitCode.PASS.status();
  }

  private Explanation explanation() throws IOException {
    if (what.equals("-")) {
      return Explanation.of(System.in);
    }
    Path file = Path.of(what);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + what + "` is neither a finding such as NP010 nor a file",
          "paste the text and give it with `-`: nifproof explain - < FILE");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Explanation.of(in);
    }
  }
}
