package io.nifproof.explain.refusal;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.regex.Pattern;

/** NIF versions that do not fit, in the words of each OTP. */
public final class NifVersionClue implements Clue {
  private static final String VERSION = "\\(?(\\d+)\\.(\\d+)\\)?";
  private static final Pattern NEEDS =
      Pattern.compile(
          "NIF library needs (\\S+?) (?:or newer|or later)(?:[^\"]*?version "
              + VERSION
              + "[^\"]*? "
              + VERSION
              + ")?");
  private static final Pattern AGAINST =
      Pattern.compile(
          "[Ll]ibrary "
              + "(?:version )?"
              + VERSION
              + "(?: of NIF)?[^\"]{0,30}? not compatible[^\"]*? "
              + VERSION);

  @Override
  public void read(ReportedText text, Statements statements) {
    text.first(NEEDS).ifPresent(line -> needs(line, statements));
    text.first(AGAINST).ifPresent(line -> against(line, statements));
  }

  private static void needs(Found line, Statements statements) {
    String versions =
        line.group(2).isEmpty()
            ? ""
            : ": NIF version " + version(line, 2) + " in a VM of " + version(line, 4);
    statements
        .proves(
            line.number(),
            "the library was refused, in order, because it was built for a newer NIF version than"
                + " this VM has ("
                + FindingId.NP030
                + ")"
                + versions)
        .suggests(
            line.number(),
            "`"
                + line.group(1)
                + "` is what the library's header says of itself; the NIF version decides, so that"
                + " a newer erts may be needed than that")
        .next(line.number(), "build it with the headers of the oldest OTP that shall load it")
        .next(line.number(), "nifproof explain " + FindingId.NP030);
  }

  private static void against(Found line, Statements statements) {
    int built = 1000 * Integer.parseInt(line.group(1)) + Integer.parseInt(line.group(2));
    int vm = 1000 * Integer.parseInt(line.group(3)) + Integer.parseInt(line.group(4));
    boolean newer = built > vm;
    FindingId finding = newer ? FindingId.NP030 : FindingId.NP033;
    statements
        .proves(
            line.number(),
            "the library was refused, in order, because it was built for NIF version "
                + version(line, 1)
                + (newer ? ", newer than" : ", too old for")
                + " the VM's "
                + version(line, 3)
                + " ("
                + finding
                + ")")
        .next(
            line.number(),
            newer
                ? "build it with the headers of the oldest OTP that shall load it; look for a"
                    + " second OTP on this machine, that built it"
                : "build it again with this OTP's headers")
        .next(line.number(), "nifproof explain " + finding);
  }

  private static String version(Found line, int group) {
    return line.group(group) + "." + line.group(group + 1);
  }
}
