package io.nifproof.explain.refusal;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;

/** The reasons of {@code erts_load_nif} (erl_nif.c) to refuse a library, from R14 to OTP 29. */
public final class LoadNifClue implements Clue {
  private static final String REFUSED = "the library was refused, in order, because ";
  private static final String SOUND = "the library was found sound, and its own ";

  private static Known refused(String regex, FindingId finding, String why) {
    return Known.proves(regex, REFUSED + why + " (" + finding + ")", "nifproof explain " + finding);
  }

  private static final List<Known> ENTRY =
      List.of(
          refused(
              "Failed to find library init function", FindingId.NP001, "it exports no nif_init"),
          refused("Library init-call unsuccessful", FindingId.NP018, "its nif_init returned NULL"),
          refused(
              "not compiled for this vm variant",
              FindingId.NP032,
              "its vm_variant is another than the VM's"),
          Known.proves(
              "[Mm]odule name '([^']*)' does not match calling module '?([^'\"}]*)",
              REFUSED
                  + "its module name is another: the table says `$1`, the module that calls"
                  + " load_nif is `$2` ("
                  + FindingId.NP020
                  + ")",
              "nifproof explain " + FindingId.NP020),
          refused("does not match calling module", FindingId.NP020, "its module name is another"),
          Known.proves(
              "Function not found ([^\\s\"']+:[^\"]+?/\\d+)",
              REFUSED + "the module lacks that function (" + FindingId.NP021 + "): `$1`",
              "nifproof explain " + FindingId.NP021),
          Known.proves(
              "Function not declared as nif ([^\\s\"']+:[^\"]+?/\\d+)",
              REFUSED + "-nifs does not name that function (" + FindingId.NP022 + "): `$1`",
              "nifproof explain " + FindingId.NP022),
          Known.proves(
              "Illegal flags field value (-?\\d+)(?: for NIF (\\S+/\\d+))?",
              REFUSED
                  + "the flags of a row are no flags, but $1: wrong ones ("
                  + FindingId.NP013
                  + "), or rows of a"
                  + " struct of three fields ("
                  + FindingId.NP012
                  + ")",
              "nifproof explain " + FindingId.NP012),
          Known.proves(
              "Duplicate NIF entry(?: for ([^\\s\"']+/\\d+))?",
              REFUSED + "its table has that function twice (" + FindingId.NP014 + "): `$1`",
              "nifproof explain " + FindingId.NP014),
          Known.proves(
              "NIF (\\S+:\\S+/\\d+ )?requires a runtime with dirty scheduler",
              REFUSED
                  + "it has a dirty function ($1), and this VM was built without dirty schedulers,"
                  + " as OTP 18 and 19 were by default",
              "use OTP 20 or newer, or a VM configured with --enable-dirty-schedulers"),
          Known.proves(
              "Function arity too (?:high|big)|[Tt]oo high arity",
              REFUSED + "a row has an arity that this VM does not take (" + FindingId.NP017 + ")",
              "nifproof explain " + FindingId.NP017));
  private static final List<Known> CALL =
      List.of(
          Known.proves(
              "HiPE compiled module",
              REFUSED
                  + "its module was compiled to native code by HiPE, and such modules cannot load"
                  + " NIFs",
              "compile the module without `native` (+native, -compile(native))"),
          Known.proves(
              "load_nif from old module '?([^'\"]*?)'? not allowed",
              REFUSED
                  + "load_nif was called by old code: a newer version of `$1` had been loaded"
                  + " meanwhile. The library itself was not looked at",
              "call load_nif in -on_load only; do not load the module twice at the same time"),
          Known.proves(
              "must be explicitly called from the NIF module|cannot be called through apply/3",
              REFUSED
                  + "load_nif was not called directly by the module of the NIFs: by apply, by"
                  + " another module, or from the shell. The library itself was not looked at",
              "write erlang:load_nif(Path, Info) into the module itself, in its -on_load function"),
          Known.proves(
              "NIF library already loaded|reload disallowed since OTP 20",
              REFUSED
                  + "this instance of the module has loaded one already (`reload`): -on_load did"
                  + " it, or several processes loaded at once. Nothing is wrong with the library",
              "call load_nif once, in -on_load; to get a new library, load the module again"),
          Known.proves(
              "Reload not supported by this NIF library|Library reload-call unsuccessful",
              REFUSED
                  + "this module has a library already, and the VM (before OTP 20) reloads"
                  + " only with a `reload` callback",
              "restart the node, or load the module again before the library"),
          Known.proves(
              "Upgrade not supported by this NIF library",
              REFUSED
                  + "it has no `upgrade` callback, and old code of the module still has its NIFs"
                  + " ("
                  + FindingId.NP063
                  + ")",
              "nifproof explain " + FindingId.NP063,
              "code:purge the module before it is loaded again"),
          Known.proves(
              "Library upgrade-call unsuccessful \\((-?\\d+)\\)",
              SOUND + "upgrade function returned $1: it refused to replace the loaded one",
              "look into its source for what $1 means; static variables that `load` set are most"
                  + " often why it fails the second time"),
          Known.proves(
              "Library load-call unsuccessful \\((-?\\d+)\\)",
              "the library is sound so far: its own load function returned $1",
              "look into its source for what $1 means; often load_info is not what it expects, or"
                  + " a resource type could not be opened"));
  private static final List<Known> TAGS =
      List.of(
          Known.proves(
              "\\{:?error, ?\\{:?old_code,",
              REFUSED + "load_nif was called by old code of its module (`old_code`)",
              "call load_nif in -on_load only"),
          Known.proves(
              "\\{:?error, ?\\{:?reload,",
              REFUSED + "the module has loaded one already (`reload`)",
              "call load_nif once, in -on_load"),
          Known.proves(
              "\\{:?error, ?\\{:?upgrade,",
              REFUSED
                  + "it could not replace the one that is loaded (`upgrade`, "
                  + FindingId.NP063
                  + ")",
              "nifproof explain " + FindingId.NP063),
          Known.proves(
              "\\{:?error, ?\\{:?notsup,",
              REFUSED + "this VM or module cannot load NIFs (`notsup`)",
              "compile the module without HiPE; ask whether the VM supports NIFs"));

  @Override
  public void read(ReportedText text, Statements statements) {
    boolean known = false;
    for (Known entry : ENTRY) {
      known |= !covered(entry, text, statements) && entry.read(text, statements);
    }
    for (Known call : CALL) {
      known |= call.read(text, statements);
    }
    if (!known) {
      TAGS.forEach(tag -> tag.read(text, statements));
    }
  }

  /** The short form of a text whose long form was told already. */
  private static boolean covered(Known entry, ReportedText text, Statements statements) {
    return entry.says().endsWith("its module name is another (" + FindingId.NP020 + ")")
        && text.has(ENTRY.get(3).pattern())
        && statements.saySomething();
  }
}
