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
  private static final Pattern BAD_NAME = Pattern.compile("\\bbad_name\\b");
  private static final Pattern OF_PATH =
      Pattern.compile(
          "priv_dir|bad_name[^\\n]*\\.so\\b|filename, ?:?join|filename:join|Path\\.join|load_nif"
              + "|app_dir|NIF|nif|lib_dir");
  private static final List<Known> AFTER =
      List.of(
          Known.proves(
              "on_load_function_failed,? ?'?([\\w.:]+)?",
              "the -on_load function of `$1` did not return ok, so that the module is not there and"
                  + " the node does not start",
              FIRST),
          Known.proves(
              "The on_load function for module '?([\\w.]+)'? returned",
              "the -on_load function of `$1` did not return ok: the module was taken away again,"
                  + " and calls of it end in `undef`",
              FIRST),
          Known.proves("\\bon_load_failure\\b", "an -on_load function did not return ok", FIRST));
  private static final Pattern STUB =
      Pattern.compile(
          "\\b(?:nif_not_loaded|nif_library_not_loaded|nif_lib_not_loaded|not_loaded|library_not_loaded|nif_missing|not_load)\\b|(?i)\\bnif"
              + " (?:library )?(?:is )?not loaded");
  private static final Pattern STUB_PLACE =
      Pattern.compile("nif_error|nif_|NIF|nif\\b|load_nif|ErlangError|\\.erl|exception error");

  @Override
  public void read(ReportedText text, Statements statements) {
    for (Known loader : LOADER) {
      if (loader.read(text, statements)) {
        break;
      }
    }
    text.first(BAD_NAME)
        .filter(unused -> text.has(OF_PATH))
        .ifPresent(
            line ->
                statements
                    .proves(
                        line.number(),
                        "code:priv_dir or code:lib_dir did not know the application and answered"
                            + " {error,bad_name}; the path made of it is garbage, and no library"
                            + " was looked for")
                    .next(line.number(), PATH));
    AFTER.forEach(known -> known.read(text, statements));
    text.first(STUB)
        .filter(unused -> text.has(STUB_PLACE))
        .ifPresent(
            line ->
                statements
                    .proves(
                        line.number(),
                        "a stub of the module ran instead of the NIF: no library is loaded for that"
                            + " function (or the stub was inlined, or its name and arity are in no"
                            + " row: "
                            + FindingId.NP023
                            + ", "
                            + FindingId.NP024
                            + ")")
                    .next(line.number(), FIRST));
  }
}
