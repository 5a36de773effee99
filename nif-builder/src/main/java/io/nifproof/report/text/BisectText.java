package io.nifproof.report.text;

import io.nifproof.bisect.result.BisectReport;
import io.nifproof.bisect.result.Confirmation;
import io.nifproof.bisect.result.Culprit;
import io.nifproof.bisect.result.Ends;
import io.nifproof.bisect.result.FlagFinding;
import io.nifproof.bisect.result.FunctionFinding;
import io.nifproof.bisect.result.PassFinding;
import io.nifproof.bisect.result.SemanticFlag;
import io.nifproof.node.probe.CallRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what came of a bisection for people. */
public final class BisectText {
  private static final int WIDTH = 80;
  private static final String INDENT = " ".repeat(10);

  private final PrintWriter out;
  private final Optional<CallRequest> call;
  private final List<String> check;

  /**
   * A writer.
   *
   * @param call what was called
   * @param check the command that tests a library in the same way
   */
  public BisectText(PrintWriter out, Optional<CallRequest> call, List<String> check) {
    this.out = out;
    this.call = call;
    this.check = check;
  }

  /** Writes the report. */
  public void write(BisectReport report) {
    report.reason().ifPresent(reason -> paragraph("", report.conclusion().id() + ": " + reason));
    report.culprit().ifPresent(culprit -> culprit(culprit, report));
    for (String note : report.notes()) {
      row("note", note);
    }
    report.culprit().ifPresent(culprit -> commands(culprit.confirmation(), report));
    out.println();
    out.println(
        report.steps().size()
            + " tries, "
            + report.tested()
            + " libraries tested, in "
            + Columns.seconds(report.took()));
  }

  private void culprit(Culprit culprit, BisectReport report) {
    Ends ends = culprit.ends();
    String what = call.map(c -> "`" + c.call() + "`").orElse("loading");
    paragraph("", report.subject().name() + ": " + what + wanted());
    out.println();
    row("fails", ends.fail().id() + ": " + culprit.confirmation().failing().sentence());
    row("passes", ends.pass().id());
    culprit.flags().ifPresent(flags -> row("flag", flag(flags, ends)));
    culprit.reliefs().forEach(flag -> row("relies", relies(flag)));
    culprit.pass().ifPresent(pass -> row("pass", pass(pass)));
    if (!culprit.units().isEmpty()) {
      row("file", culprit.units().stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
    culprit.functions().ifPresent(functions -> functions(functions, ends));
  }

  private String wanted() {
    return call.flatMap(CallRequest::expect)
        .map(
            expected ->
                expected instanceof CallRequest.Expected.Value
                    ? " must return " + expected.pattern()
                    : " must raise " + expected.pattern())
        .orElse(" must leave the node alive");
  }

  private static String flag(FlagFinding finding, Ends ends) {
    String set = finding.set().map(name -> " (set `" + name + "`)").orElse("");
    String flags = "`" + String.join(" ", finding.flags()) + "`" + set;
    if (finding.cure().isEmpty()) {
      return flags + " makes " + ends.pass().id() + " fail";
    }
    String cure = ends.fail().id() + " passes with `" + String.join(" ", finding.cure()) + "`";
    String enough =
        finding.enough()
            ? "; added to " + ends.pass().id() + " it fails too"
            : "; added to " + ends.pass().id() + " it is not enough to fail";
    return flags + ": " + cure + enough;
  }

  private static String relies(SemanticFlag flag) {
    return flag.relies() + ": it passes with `" + flag.flags().get(0) + "`";
  }

  private static String pass(PassFinding pass) {
    return pass.pass()
        + " on "
        + pass.target()
        + ", run "
        + pass.number()
        + " of "
        + pass.total()
        + " of clang's passes";
  }

  private void functions(FunctionFinding finding, Ends ends) {
    for (FunctionFinding.Guilty guilty : finding.functions()) {
      row("function", guilty.name() + ", " + guilty.place());
    }
    boolean one = finding.functions().size() == 1;
    paragraph(
        INDENT,
        (one ? "it alone" : "they together")
            + " compiled as in "
            + ends.fail().id()
            + (one ? " is" : " are")
            + " enough to fail"
            + (finding.cures()
                ? "; with " + (one ? "it" : "them") + " as in " + ends.pass().id() + ", it passes"
                : "; but the rest fails without " + (one ? "it" : "them") + " too"));
  }

  private void commands(Confirmation confirmation, BisectReport report) {
    out.println();
    out.println("to see it" + (confirmation.holds() ? "" : " (not confirmed)"));
    out.println("  cd " + ShellWords.of(List.of(report.subject().project().toString())));
    if (report.subject().ownBuild()) {
      out.println("  # in a clean copy: what is built already would not be built again");
    }
    out.println("  # " + confirmation.failing().id() + ": " + confirmation.failing().sentence());
    out.println("  " + ShellWords.of(confirmation.fails()));
    out.println("  # " + confirmation.passing().id() + ": " + confirmation.passing().sentence());
    out.println("  " + ShellWords.of(confirmation.passes()));
    if (!check.isEmpty()) {
      out.println("  # after either");
      out.println("  " + ShellWords.of(check));
    }
  }

  private void row(String name, String text) {
    List<String> lines = new Paragraph(WIDTH).lines(INDENT, text);
    out.println(Columns.pad(name, INDENT.length(), false) + lines.get(0).strip());
    lines.stream().skip(1).forEach(out::println);
  }

  private void paragraph(String indent, String text) {
    new Paragraph(WIDTH).lines(indent, text).forEach(out::println);
  }
}
