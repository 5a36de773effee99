package io.nifproof.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a Makefile tells of its goals and variables.
 *
 * @param text without the lines' continuations
 */
record MakeRules(String text) {
  private static final Pattern RULE =
      Pattern.compile(
          "^([A-Za-z0-9_][\\w./ -]*?)\\s*::?(?!=)[^\\n]*((?:\\n\\t[^\\n]*)*)", Pattern.MULTILINE);
  private static final Pattern BUILD_TOOL =
      Pattern.compile("\\b(mix|rebar3?|\\$\\(REBAR3?\\)|\\$\\(MIX\\)|erlc)\\s");
  private static final Pattern ERLANG_MK =
      Pattern.compile("^-?include\\s+\\S*erlang\\.mk", Pattern.MULTILINE);

  /** From the first condition that is not inside of another to its end. */
  private static final Pattern CONDITIONAL =
      Pattern.compile("^if(n?eq|n?def)\\b.*?^endif\\b", Pattern.MULTILINE | Pattern.DOTALL);

  static MakeRules of(ProjectTree tree, Path file) {
    return new MakeRules(tree.text(file).orElse("").replaceAll("\\\\\\n\\s*", " "));
  }

  /** Whether it is one of erlang.mk's. */
  boolean isErlangMk() {
    return ERLANG_MK.matcher(text).find();
  }

  /** The words that build the native code: none for the first rule, unless that calls mix. */
  List<String> goal() {
    Matcher rule = RULE.matcher(text);
    if (!rule.find() || !BUILD_TOOL.matcher(rule.group(2) + " ").find()) {
      return List.of();
    }
    return Pattern.compile("^all\\s*:", Pattern.MULTILINE).matcher(text).find()
        ? List.of("all")
        : List.of();
  }

  /** Whether its first goal is another build tool's, which itself would call make. */
  boolean callsBuildTool() {
    Matcher rule = RULE.matcher(text);
    return goal().isEmpty() && rule.find() && BUILD_TOOL.matcher(rule.group(2) + " ").find();
  }

  /** The words that it adds to a variable, without those that only make can tell. */
  List<String> words(String variable) {
    Pattern line = // only what holds on every system
        Pattern.compile(
            "^\\s*(?:export\\s+)?" + variable + "\\s*[?:+]?=\\s*(.*)$", Pattern.MULTILINE);
    List<String> words = new ArrayList<>();
    Matcher found = line.matcher(CONDITIONAL.matcher(text).replaceAll("\n"));
    while (found.find()) {
      CompilerFlags.joined(CommandWords.of(found.group(1))).stream()
          .filter(word -> word.startsWith("-") && word.indexOf('$') < 0)
          .forEach(words::add);
    }
    return words;
  }

  /** The value of a variable that is set to one word. */
  Optional<String> value(String variable) {
    Matcher found =
        Pattern.compile("^\\s*" + variable + "\\s*[?:]?=\\s*([\\w./-]+)\\s*$", Pattern.MULTILINE)
            .matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
