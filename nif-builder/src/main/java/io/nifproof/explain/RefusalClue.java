package io.nifproof.explain;

import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The VM's reasons to refuse a library (erts_load_nif in erl_nif.c, OTP 23 to 29), and the dynamic
 * loader's.
 */
final class RefusalClue implements Clue {
  /** A text of the VM or the loader, the finding that goes with it, and what it proves. */
  private record Known(Pattern pattern, FindingId finding, String proves) {}

  private static Known known(String pattern, FindingId finding, String proves) {
    return new Known(Pattern.compile(pattern), finding, proves);
  }

  private static final List<Known> ALL =
      List.of(
          known("Failed to find library init function", FindingId.NP001, "it exports no nif_init"),
          known("Library init-call unsuccessful", FindingId.NP018, "its nif_init returned NULL"),
          known(
              "NIF library needs \\S+ or newer",
              FindingId.NP030,
              "it was built for a newer NIF version"),
          known("That old NIF library", FindingId.NP033, "its NIF version is too old"),
          known("not compiled for this vm variant", FindingId.NP032, "its vm_variant is another"),
          known("does not match calling module", FindingId.NP020, "its module name is another"),
          known(
              "Function not found \\S+:\\S+/\\d+",
              FindingId.NP021,
              "the module lacks that function"),
          known(
              "Function not declared as nif", FindingId.NP022, "-nifs does not name that function"),
          known(
              "Illegal flags field value",
              FindingId.NP012,
              "the flags of a row are no flags: wrong ones ("
                  + FindingId.NP013
                  + "), or rows of a struct of three"
                  + " fields"),
          known("Duplicate NIF entry", FindingId.NP014, "its table has that function twice"),
          known(
              "undefined symbol: enif_\\w+", FindingId.NP031, "the VM is older than that function"),
          known(
              "undefined symbol: (?!enif_|_?nif_init)\\w+",
              FindingId.NP042,
              "nobody provides that symbol"),
          known("version `?'?GLIBC_[0-9.]+'? not found", FindingId.NP040, "it needs a newer glibc"),
          known(
              "version `?'?(?:GLIBCXX|CXXABI|GCC)_[0-9.]+'? not found",
              FindingId.NP041,
              "it needs a newer C++ runtime"),
          known(
              "cannot enable executable stack", FindingId.NP050, "it asks for an executable stack"),
          known(
              "DT_RELR without GLIBC_ABI_DT_RELR",
              FindingId.NP054,
              "its RELR relocations lack a mark"),
          known(
              "Error relocating \\S+: __\\w+_chk: symbol not found",
              FindingId.NP044,
              "it was built with glibc and the process has musl"),
          known(
              "wrong ELF class|invalid ELF header|file too short",
              FindingId.NP003,
              "the file is no library for this machine"));
  private static final Pattern LOAD =
      Pattern.compile("Library load-call unsuccessful \\((-?\\d+)\\)");
  private static final Pattern NO_FILE =
      Pattern.compile("\\.so: cannot open shared object file: No such file or directory");

  @Override
  public void read(CrashText text, Statements statements) {
    for (Known known : ALL) {
      text.first(known.pattern())
          .ifPresent(
              line ->
                  statements
                      .proves(
                          line.number(),
                          "the library was refused, in order, because "
                              + known.proves()
                              + " ("
                              + known.finding()
                              + ")")
                      .next(line.number(), "nifproof explain " + known.finding()));
    }
    text.first(LOAD)
        .ifPresent(
            line ->
                statements
                    .proves(
                        line.number(),
                        "the library is sound so far: its own load function returned "
                            + line.group(1))
                    .next(
                        line.number(),
                        "look into its source for what "
                            + line.group(1)
                            + " means; often load_info is not what it expects"));
    text.first(NO_FILE)
        .ifPresent(
            line ->
                statements
                    .suggests(
                        line.number(),
                        "the file is missing, or is for another processor (the loader says the same"
                            + " of both), or a library it needs is missing")
                    .next(line.number(), "nifproof audit --runtime host FILE"));
  }
}
