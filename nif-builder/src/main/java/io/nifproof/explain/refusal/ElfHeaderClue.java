package io.nifproof.explain.refusal;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.regex.Pattern;

/** A file that begins unlike any ELF file: what it is instead, as far as the text tells. */
public final class ElfHeaderClue implements Clue {
  private static final Pattern INVALID = Pattern.compile("(?:([^\\s'\":]+): )?invalid ELF header");
  private static final Pattern MACHO =
      Pattern.compile("(?i)mach-o|apple-darwin|\\.dylib|[-_/](?:darwin|macos)[-_/.]");
  private static final Pattern PE = Pattern.compile("(?i)PE32|\\.dll\\b|windows-(?:msvc|gnu)");
  private static final Pattern POINTER =
      Pattern.compile("git-lfs|version https://git-lfs|ASCII text|HTML document|Not Found");

  @Override
  public void read(ReportedText text, Statements statements) {
    LoaderText.first(text, INVALID).ifPresent(line -> invalid(text, line, statements));
  }

  private static void invalid(ReportedText text, Found line, Statements statements) {
    String subject = LoaderText.subject(text, line.group(1));
    statements.proves(
        line.number(),
        "the library was refused, in order, because "
            + subject
            + " is no ELF file ("
            + FindingId.NP003
            + ")");
    if (text.has(MACHO)) {
      told(
          line,
          "a Mach-O file, built on macOS and copied to Linux (" + FindingId.NP002 + ")",
          statements);
    } else if (text.has(PE)) {
      told(line, "a DLL, built for Windows (" + FindingId.NP002 + ")", statements);
    } else if (text.has(POINTER)) {
      statements
          .proves(line.number(), "the file is text: a git-lfs pointer or a page of an error")
          .next(line.number(), "git lfs pull, or download it again");
    } else {
      statements
          .suggests(
              line.number(),
              "most often it is a Mach-O file from a Mac: priv or _build was copied into the image"
                  + " ("
                  + FindingId.NP002
                  + "); else a text, a git-lfs pointer or a damaged download")
          .next(
              line.number(),
              "file FILE; keep _build, deps and priv out of the image (.dockerignore)")
          .next(line.number(), "nifproof explain " + FindingId.NP002);
    }
  }

  private static void told(Found line, String what, Statements statements) {
    statements
        .proves(line.number(), "the file is " + what)
        .next(line.number(), "build it on the system that runs it; keep _build out of the image")
        .next(line.number(), "nifproof explain " + FindingId.NP002);
  }
}
