package io.nifproof.gate.cell;

import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.diagnose.NamedFrame;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.probe.LoadReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** NP130, NP131: what a sanitizer found that the library was built with. */
public final class SanitizerFindings {
  private static final Pattern ERROR = Pattern.compile("ERROR: AddressSanitizer: ([^\\n]{1,300})");
  private static final Pattern SUMMARY =
      Pattern.compile("SUMMARY: AddressSanitizer: ([^\\n]{1,300})");
  private static final Pattern FRAME =
      Pattern.compile("(?m)^ *#[0-9]+ 0x[0-9a-f]+ +in (.{1,400})$");

  /** In the sources of the sanitizer, of the C library and of the VM. */
  private static final List<String> FOREIGN =
      List.of(
          "compiler-rt/",
          "libsanitizer/",
          "sanitizer_common",
          "sysdeps/",
          "/beam/",
          "/csu/",
          "/include/c++/",
          "/rustc/");

  private static final List<String> TRAPS = List.of("SIGILL", "SIGTRAP");

  private SanitizerFindings() {}

  /** Adds what it found to the findings, and takes out what it explains better. */
  public static void add(
      List<Finding> findings,
      Path library,
      FlagSet.Harness harness,
      LoadReport load,
      Optional<CrashDiagnosis> diagnosis,
      List<Called> calls) {
    if (harness == FlagSet.Harness.ADDRESS_SANITIZER) {
      findings.removeIf(finding -> finding.evidence().contains("libclang_rt.asan"));
      Stream.concat(Stream.of(load.output()), calls.stream().map(call -> call.report().output()))
          .flatMap(output -> address(library, output).stream())
          .distinct()
          .forEach(findings::add);
    } else if (harness == FlagSet.Harness.UNDEFINED_SANITIZER) {
      List<Finding> traps =
          DiagnosisFindings.all(diagnosis, calls).stream()
              .flatMap(one -> undefined(library, one).stream())
              .distinct()
              .toList();
      // A trap of the sanitizer looks like any other.
      findings.removeIf(finding -> !traps.isEmpty() && finding.id() == FindingId.NP109);
      findings.addAll(traps);
    }
  }

  static Optional<Finding> address(Path library, String output) {
    Matcher error = ERROR.matcher(output);
    if (!error.find()) {
      return Optional.empty();
    }
    Optional<String> own = ownFrame(library, output.substring(error.start()));
    return Optional.of(
        Finding.error(FindingId.NP130, Place.of(library))
            .found(
                own.map(frame -> kind(error) + " in " + frame)
                    .orElseGet(() -> summary(output, error)))
            .expected("no report of AddressSanitizer")
            .means(
                "AddressSanitizer stopped the VM: "
                    + error.group(1)
                    + own.map(frame -> "; first in the library: " + frame).orElse(""))
            .remedy(
                "its whole report is what the VM wrote; it names where the memory was made and"
                    + " freed"));
  }

  /** {@code heap-buffer-overflow}. */
  private static String kind(Matcher error) {
    return error.group(1).split(" ", 2)[0];
  }

  /** Its last line, which names the innermost frame: often one of the sanitizer's own. */
  private static String summary(String output, Matcher error) {
    Matcher summary = SUMMARY.matcher(output);
    return summary.find() ? summary.group(1) : error.group(1);
  }

  /** The first frame of the access that is the library's, not the sanitizer's or the system's. */
  private static Optional<String> ownFrame(Path library, String report) {
    return FRAME
        .matcher(report)
        .results()
        .map(frame -> frame.group(1).strip())
        .filter(frame -> isOwn(library, frame))
        .findFirst();
  }

  /** With debug information a frame names its source, else the file that it is in. */
  private static boolean isOwn(Path library, String frame) {
    boolean inFile = frame.endsWith(")") && frame.contains("+0x");
    boolean runtime =
        FOREIGN.stream().anyMatch(frame::contains) || frame.startsWith("__interceptor_");
    return inFile ? frame.contains("/" + library.getFileName() + "+0x") : !runtime;
  }

  private static Optional<Finding> undefined(Path library, CrashDiagnosis diagnosis) {
    boolean trapped =
        diagnosis
            .trap()
            .crash()
            .map(CrashReport::signal)
            .filter(signal -> TRAPS.contains(signal.name()))
            .isPresent();
    Optional<NamedFrame> frame =
        diagnosis.frames().stream().findFirst().filter(NamedFrame::own).filter(unused -> trapped);
    return frame.map(
        own ->
            Finding.error(FindingId.NP131, Place.of(library))
                .found(
                    "a trap of UndefinedBehaviorSanitizer in "
                        + own.function().map(name -> "`" + name + "`").orElse("the library")
                        + own.source().map(source -> " at " + source).orElse(""))
                .expected("no undefined behaviour")
                .means(
                    "the line does what C leaves undefined (overflow, shift, null, alignment,"
                        + " bounds): compilers may do anything with it, and do at higher levels")
                .remedy("look at the arithmetic, pointers and indices of that line"));
  }
}
