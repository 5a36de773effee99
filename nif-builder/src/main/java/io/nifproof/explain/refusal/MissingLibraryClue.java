package io.nifproof.explain.refusal;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that the loader did not find: the library itself, or one that it needs. */
public final class MissingLibraryClue implements Clue {
  private static final Pattern GLIBC =
      Pattern.compile("([^\\s'\"]+?): cannot open shared object file: No such file or directory");
  private static final Pattern MUSL =
      Pattern.compile(
          "Error loading shared library ([^\\s'\"]+): No such file or directory"
              + "(?: \\(needed by ([^\\s)]+)\\))?");
  private static final Pattern MUSL_LIBC =
      Pattern.compile("libc\\.musl-\\w+\\.so|ld-musl-|libc\\.so\\.musl");
  private static final Pattern GLIBC_LOADER =
      Pattern.compile("ld-linux|libc\\.so\\.6|libpthread\\.so\\.0|libm\\.so\\.6|libdl\\.so\\.2");
  private static final Pattern VM_ITSELF =
      Pattern.compile(
          "(beam(?:\\.smp|\\.emu)?|erlexec|erl_child_setup|epmd): error while loading shared"
              + " libraries: ([^\\s:]+)");

  @Override
  public void read(ReportedText text, Statements statements) {
    text.first(VM_ITSELF).ifPresent(line -> vm(line, statements));
    Optional<Found> musl = LoaderText.first(text, MUSL);
    if (musl.isPresent()) {
      String needer = musl.get().group(2);
      missing(musl.get(), !needer.isEmpty(), needer, statements);
      return;
    }
    LoaderText.first(text, GLIBC)
        .ifPresent(
            line -> {
              String file = line.group(1);
              boolean bare = !file.contains("/") && file.contains(".so");
              missing(
                  line,
                  bare || LoaderText.needed(text, file),
                  LoaderText.nif(text).orElse(""),
                  statements);
            });
  }

  private static void missing(Found line, boolean needed, String needer, Statements statements) {
    String file = line.group(1);
    if (!needed) {
      itself(line, statements);
    } else if (GLIBC_LOADER.matcher(file).find() && MUSL.matcher(line.all()).find()) {
      other(
          line, "it was built with glibc (it needs `" + file + "`), and this is musl", statements);
    } else if (MUSL_LIBC.matcher(file).find()) {
      other(
          line, "it was built with musl (it needs `" + file + "`), and this is glibc", statements);
    } else {
      String by = needer.isEmpty() ? "the library" : "`" + LoaderText.name(needer) + "`";
      statements
          .proves(
              line.number(),
              "the library was refused, in order, because `"
                  + file
                  + "`, which "
                  + by
                  + " needs, is not on this machine ("
                  + FindingId.NP043
                  + "); the library itself was found")
          .next(line.number(), remedy(file))
          .next(line.number(), "nifproof explain " + FindingId.NP043);
    }
  }

  private static String remedy(String file) {
    if (file.startsWith("libgcc_s")) {
      return "apk add libgcc (Debian: libgcc-s1), or link with -static-libgcc";
    }
    if (file.startsWith("libstdc++")) {
      return "apk add libstdc++ (Debian: libstdc++6), or link with -static-libstdc++"
          + " -static-libgcc";
    }
    return "install the package that has `"
        + file
        + "` on the machine that loads it, or ship it beside the library with RUNPATH $ORIGIN";
  }

  private static void other(Found line, String why, Statements statements) {
    statements
        .proves(
            line.number(),
            "the library was refused, in order, because " + why + " (" + FindingId.NP044 + ")")
        .next(line.number(), "build it inside the image that runs it, or for that C library")
        .next(line.number(), "nifproof explain " + FindingId.NP044);
  }

  private static void itself(Found line, Statements statements) {
    statements
        .suggests(
            line.number(),
            "the file `"
                + line.group(1)
                + "` is missing (never built, other name, wrong path), or is for another processor"
                + " (the loader says the same of both: "
                + FindingId.NP002
                + ")")
        .next(line.number(), "ls -l and `file` of that path; look at the build's output")
        .next(line.number(), Loaders.audit());
  }

  private static void vm(Found line, Statements statements) {
    statements
        .proves(
            line.number(),
            "the VM itself did not start: `"
                + line.group(1)
                + "` needs `"
                + line.group(2)
                + "`, which is not on this machine. No NIF was involved")
        .next(
            line.number(),
            "run the release on the distribution that it was built on, or install that package");
  }
}
