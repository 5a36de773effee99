package io.nifproof.explain.refusal;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.regex.Pattern;

/** What the Erlang side says when no library was loaded: on_load, stubs, and the path. */
public final class OnLoadClue implements Clue {
  private static final String PATH =
      "use code:lib_dir or code:priv_dir of the application that is really loaded: its name, not"
          + " the module's, and a code path that ends in APP/ebin";
  private static final String FIRST =
      "the first lines of the log, or erlang:load_nif(Path, Info) called in the module itself, tell"
          + " why; nifproof check FILE tries it";
  private static final List<Known> LOADER =
      List.of(
          Known.proves(
              "load_nif\\(:?erlang, :?apply\\)|load_nif, ?\\[:?erlang, ?:?apply\\]",
              "the VM lost the arguments of load_nif: `erlang, apply` are none of the module's. OTP"
                  + " 23.0 to 23.0.2 do so when several modules load NIFs at once; the library was"
                  + " not looked at, and is not to blame",
              "use OTP 23.0.3 or newer; until then load the modules one after the other"),
          Known.proves(
              "load_nif\\(\\{:?error, ?:?bad_name\\}|load_nif, ?\\[\\{:?error, ?:?bad_name\\}",
              "load_nif was given {error,bad_name}, the answer of code:priv_dir for an application"
                  + " it does not know, as path: no library was looked for",
              PATH),
          Known.suggests(
              "load_nif\\(\"|load_nif, ?\\[<<\"|load_nif\\(<<",
              "load_nif was given a binary (an Elixir string) as path, and takes a list of"
                  + " characters",
              "String.to_charlist(path), or binary_to_list(Path)"),
          Known.suggests(
              "(?:badarg|ArgumentError|argument error).*load_nif|\\{:?badarg, ?\\[\\{:?erlang,"
                  + " ?:?load_nif",
              "load_nif did not take its arguments: the path is no list of characters",
              "print the path that the -on_load function makes"));
  private static final List<Known> AFTER =
      List.of(
          Known.proves(
              "on_load_function_failed,? ?(?:A[0-9A-F]+:)?'?([\\w.:]+)?",
              "the -on_load function of `$1` did not return ok, so that the module is not there and"
                  + " the node does not start",
              FIRST),
          Known.proves(
              "The on_load function for module '?([\\w.]+)'? returned",
              "the -on_load function of `$1` did not return ok: the module was taken away again,"
                  + " and calls of it end in `undef`",
              FIRST),
          Known.proves("\\bon_load_failure\\b", "an -on_load function did not return ok", FIRST));
  private static final Pattern REASON = Pattern.compile("load_failed|bad_lib|Failed to load NIF");

  /** Words that mean something only where the text has others, too. */
  private record Placed(Known known, Pattern where) {}

  private static final List<Placed> PLACED =
      List.of(
          new Placed(
              Known.proves(
                  "\\bbad_name\\b",
                  "code:priv_dir or code:lib_dir did not know the application and answered"
                      + " {error,bad_name}; the path made of it is garbage, and no library was"
                      + " looked for",
                  PATH),
              Pattern.compile(
                  "priv_dir|bad_name[^\\n"
                      + "]*\\.so\\b|filename, ?:?join|filename:join|Path\\.join|load_nif"
                      + "|app_dir|NIF|nif|lib_dir")),
          new Placed(
              Known.proves(
                  "\\{:?undef, ?\\[\\{:?'?([\\w.]+)'?, ?:?'?(\\w+)'?,",
                  "the -on_load function itself failed: it calls `$1:$2`, which is not there; no"
                      + " library was looked for"),
              Pattern.compile("run_on_load_handler|handle_on_load")),
          new Placed(
              Known.proves(
                  "\\b(?:nif_not_loaded|nif_library_not_loaded|nif_lib_not_loaded|not_loaded|library_not_loaded|nif_missing|not_load)\\b|(?i)\\bnif"
                      + " (?:library )?(?:is )?not loaded",
                  "a stub of the module ran instead of the NIF: no library is loaded for that"
                      + " function (or the stub was inlined, or its name and arity are in no row: "
                      + FindingId.NP023
                      + ", "
                      + FindingId.NP024
                      + ")",
                  FIRST),
              Pattern.compile(
                  "nif_error|nif_|NIF|nif\\b|load_nif|ErlangError|\\.erl|exception error")));

  @Override
  public void read(ReportedText text, Statements statements) {
    for (Known loader : LOADER) {
      if (loader.read(text, statements)) {
        break;
      }
    }
    for (Placed placed : PLACED) {
      if (text.has(placed.where())) {
        placed.known().read(text, statements);
      }
    }
    boolean told = text.has(REASON);
    AFTER.forEach(
        known ->
            text.first(known.pattern())
                .ifPresent(line -> (told ? known.bare() : known).tell(line, statements)));
  }
}
