package io.nifproof.detect;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.build.BuildTool;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that rebar3 runs before and after it compiles, where they call make. */
final class Hooks {
  private static final Set<String> MAKE = Set.of("make", "gmake", "$MAKE", "${MAKE}", "$(MAKE)");
  private static final Pattern CHANGED =
      Pattern.compile("\\(?\\s*cd\\s+([^\\s;&]+)\\s*(?:&&|;)\\s*([^)]*)\\)?");
  private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(.*)");

  private Hooks() {}

  /** A candidate for each of them. */
  static List<Candidate> of(ProjectTree tree, ConfigTerms config) {
    List<Candidate> found = new ArrayList<>();
    for (String key : List.of("pre_hooks", "post_hooks")) {
      for (OtpErlangObject hook : config.all(key)) {
        command(ErlangValue.tuple(hook)).flatMap(line -> make(tree, line)).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<String> command(List<OtpErlangObject> hook) {
    int name = hook.size() - 2;
    boolean ours =
        name >= 0
            && (name == 0 || PortSpecs.isForUs(hook.get(0)))
            && ErlangValue.text(hook.get(name)).equals(Optional.of("compile"));
    return ours ? ErlangValue.text(hook.get(name + 1)) : Optional.empty();
  }

  static Optional<Candidate> make(ProjectTree tree, String line) {
    Matcher changed = CHANGED.matcher(line.strip());
    boolean elsewhere = changed.matches();
    List<String> words = CommandWords.of(elsewhere ? changed.group(2) : line);
    Map<String, String> environment = new LinkedHashMap<>();
    List<String> targets = new ArrayList<>();
    String dir = elsewhere ? changed.group(1) : "";
    boolean make = false;
    for (int i = 0; i < words.size(); i++) {
      Matcher variable = VARIABLE.matcher(words.get(i));
      if (!make && variable.matches()) {
        environment.put(variable.group(1), variable.group(2));
      } else if (!make && !MAKE.contains(words.get(i))) {
        return Optional.empty();
      } else if (!make) {
        make = true;
      } else if (words.get(i).equals("-C") && i + 1 < words.size()) {
        dir = dir.isEmpty() ? words.get(++i) : dir + "/" + words.get(++i);
      } else if (words.get(i).startsWith("-C")) {
        dir = words.get(i).substring(2);
      } else if (!words.get(i).startsWith("-j") && !words.get(i).equals("V=0")) {
        targets.add(words.get(i));
      }
    }
    return make ? inside(tree, line, dir, targets, environment) : Optional.empty();
  }

  private static Optional<Candidate> inside(
      ProjectTree tree, String line, String dir, List<String> words, Map<String, String> env) {
    try {
      Path folder = Path.of(dir).normalize();
      boolean usable = !folder.isAbsolute() && !folder.startsWith("..") && tree.hasFolder(dir);
      return usable
          ? Optional.of(
              Candidate.tool(
                  "the hook `" + line + "` in rebar.config", BuildTool.MAKE, folder, words, env))
          : Optional.empty();
    } catch (InvalidPathException odd) {
      return Optional.empty();
    }
  }
}
