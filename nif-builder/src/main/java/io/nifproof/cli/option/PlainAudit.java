package io.nifproof.cli.option;

import io.nifproof.audit.Audit;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.SharedNames;
import io.nifproof.audit.platform.Target;
import io.nifproof.cli.command.AuditCommand;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.InParallel;
import io.nifproof.cli.run.WorkflowCommands;
import io.nifproof.finding.Severity;
import io.nifproof.gate.spec.GateSpecReader;
import io.nifproof.report.text.AuditText;
import io.nifproof.report.text.Style;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code nifproof audit FILE...} with nothing but files, where no project says more: what people
 * type most, and run over every library of a release. Building the option parser takes longer than
 * such an audit itself, so it is left out; {@link AuditCommand} does all the rest, and the same.
 */
public final class PlainAudit {
  private PlainAudit() {}

  /** Audits and gives the exit status; empty when the arguments ask for anything more. */
  public static OptionalInt run(PrintWriter out, String... args) {
    if (!isPlain(args)) {
      return OptionalInt.empty();
    }
    List<Path> files = Arrays.stream(args, 1, args.length).map(Path::of).toList();
    List<LibraryAudit> audits =
        SharedNames.judge(
            InParallel.map(
                files, file -> Audit.of(file, Target.ANY, Optional.empty()), LibraryAudit[]::new));
    WorkflowCommands.stopped(out, page -> new AuditText(page, style(), false, false).write(audits));
    return OptionalInt.of(status(audits).status());
  }

  public static Style style() {
    return OutputOptions.colour() ? Style.COLOUR : Style.PLAIN;
  }

  public static ExitCode status(List<LibraryAudit> audits) {
    boolean failed = audits.stream().anyMatch(audit -> audit.count(Severity.ERROR) > 0);
    return failed ? ExitCode.FAIL : ExitCode.PASS;
  }

  /** Also no {@code @FILE}, which the parser would replace by the words in it. */
  private static boolean isPlain(String... args) {
    if (args.length < 2 || !args[0].equals("audit")) {
      return false;
    }
    for (int i = 1; i < args.length; i++) {
      String arg = args[i];
      boolean file = !arg.isEmpty() && arg.charAt(0) != '-' && arg.charAt(0) != '@';
      if (!file || arg.indexOf('\0') >= 0) {
        return false;
      }
    }
    return !Files.exists(Path.of(GateSpecReader.FILE));
  }
}
