package io.nifproof.explain.refusal;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Symbol versions that the machine's libraries do not have. */
public final class VersionClue implements Clue {
  private static final Pattern VERSION =
      Pattern.compile(
          "(?:([^\\s'\"]+): )?version [`'\"]?([A-Za-z_]+)_?([0-9][0-9._a-z]*)['\"]? not found"
              + "(?: \\(required by ([^\\s)'\"]+)\\))?");
  private static final Pattern LINK_TIME =
      Pattern.compile(
          "symbol (\\S+?),? version (\\S+) not defined in file (\\S+) with link time reference");

  /** The first GCC whose libstdc++ has a version (libstdc++'s own manual, "ABI Policy"). */
  private static final Map<String, String> GCC =
      Map.of(
          "3.4.21", "5.1", "3.4.22", "6.1", "3.4.25", "8.1", "3.4.26", "9.1", "3.4.28", "9.3",
          "3.4.29", "11.1", "3.4.30", "12.1", "3.4.31", "13.1", "3.4.32", "13.2", "3.4.33", "14.1");

  private static final List<String> CXX = List.of("GLIBCXX", "CXXABI", "GCC");

  @Override
  public void read(ReportedText text, Statements statements) {
    text.all(VERSION).stream()
        .filter(line -> LoaderText.ofNif(text, line))
        .forEach(line -> version(text, line, statements));
    LoaderText.first(text, VERSION).ifPresent(line -> version(text, line, statements));
    LoaderText.first(text, LINK_TIME)
        .ifPresent(
            line ->
                statements
                    .proves(
                        line.number(),
                        "the library was refused, in order, because `"
                            + line.group(3)
                            + "` on this machine has no `"
                            + line.group(1)
                            + "` of version "
                            + line.group(2)
                            + ": another release of it than the library was linked with ("
                            + FindingId.NP042
                            + ")")
                    .next(line.number(), "nifproof audit --runtime host FILE"));
  }

  private static void version(ReportedText text, Found line, Statements statements) {
    String family = line.group(2).replaceAll("_$", "");
    String needed = family + "_" + line.group(3);
    boolean cxx = CXX.contains(family);
    FindingId finding =
        family.equals("GLIBC") ? FindingId.NP040 : cxx ? FindingId.NP041 : FindingId.NP042;
    String what =
        family.equals("GLIBC")
            ? "a newer glibc than this machine's: "
                + line.group(3).replaceAll("[.]$", "")
                + " or newer"
            : cxx ? "a newer C++ runtime" + gcc(line) : "a newer `" + provider(line) + "`";
    statements
        .proves(
            line.number(),
            "the library was refused, in order, because "
                + (LoaderText.needed(text, line.group(4))
                    ? LoaderText.subject(text, line.group(4))
                    : "it")
                + " needs "
                + what
                + " ("
                + finding
                + "): `"
                + needed
                + "`")
        .next(
            line.number(),
            "build "
                + (line.group(4).isEmpty() ? "it" : "`" + LoaderText.name(line.group(4)) + "`")
                + " on the oldest system that shall load it; nifproof audit --policy POLICY FILE"
                + " tells which functions pull the version in")
        .next(line.number(), "nifproof explain " + finding);
  }

  private static String gcc(Found line) {
    String gcc = GCC.get(line.group(3));
    return line.group(2).startsWith("GLIBCXX") && gcc != null ? ", GCC " + gcc + "'s" : "";
  }

  private static String provider(Found line) {
    return line.group(1).isEmpty() ? line.group(2) : LoaderText.name(line.group(1));
  }
}
