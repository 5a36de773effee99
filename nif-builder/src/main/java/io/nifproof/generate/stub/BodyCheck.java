package io.nifproof.generate.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the bodies that a file has with those that a module needs. */
final class BodyCheck {
  private static final Pattern NOISE =
      Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);

  private BodyCheck() {}

  /**
   * What does not match, for people.
   *
   * @param prefix the module's
   * @param prototypes what is needed
   * @param text of the file with the bodies
   */
  static List<String> differences(String prefix, List<String> prototypes, String text) {
    Map<String, String> needed = heads(prefix, String.join(" {\n", prototypes) + " {");
    Map<String, String> there = heads(prefix, NOISE.matcher(text).replaceAll(" "));
    List<String> differences = new ArrayList<>();
    for (String prototype : prototypes) {
      String name = heads(prefix, prototype + " {").keySet().iterator().next();
      if (!there.containsKey(name)) {
        differences.add("`" + name + "` is missing:\n  " + indented(prototype));
      } else if (!there.get(name).equals(needed.get(name))) {
        differences.add(
            "`"
                + name
                + "` no longer matches its spec, which now needs:\n  "
                + indented(prototype));
      }
    }
    there.keySet().stream()
        .filter(name -> !needed.containsKey(name))
        .forEach(name -> differences.add("`" + name + "` is the body of no NIF of the module"));
    return differences;
  }

  private static String indented(String prototype) {
    return prototype.replace("\n", "\n  ");
  }

  /** Each definition's result and types of parameters, by its name. */
  private static Map<String, String> heads(String prefix, String text) {
    Pattern definition =
        Pattern.compile(
            "(\\w+)\\s+(" + Pattern.quote(prefix) + "_impl_\\w+)\\s*\\(([^()]*)\\)\\s*\\{");
    Map<String, String> heads = new LinkedHashMap<>();
    Matcher matcher = definition.matcher(text);
    while (matcher.find()) {
      StringBuilder types = new StringBuilder(matcher.group(1));
      for (String parameter : matcher.group(3).split(",")) {
        types
            .append(',')
            .append(
                parameter
                    .strip()
                    .replaceAll("\\w+$", "")
                    .replaceAll("\\s*\\*\\s*", "*")
                    .replaceAll("\\s+", " ")
                    .strip());
      }
      heads.put(matcher.group(2), types.toString());
    }
    return heads;
  }
}
