package io.nifproof.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The index of a project template, in rebar3's form: a line <code>{template, "from", "to"}.</code>
 * per file, and <code>{name, "default", "what it is"}</code> per variable. Other terms serve rebar3
 * alone.
 *
 * @param entries what becomes what, in the order of the index
 * @param variables the variables with their defaults
 */
record TemplateIndex(List<Entry> entries, Map<String, String> variables) {
  private static final Pattern ENTRY =
      Pattern.compile("^\\{template,\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"\\}\\.", Pattern.MULTILINE);

  private static final Pattern VARIABLE =
      Pattern.compile("^\\s+\\{([a-z_]+),\\s*\"([^\"]*)\",\\s*\"[^\"]*\"\\},?$", Pattern.MULTILINE);

  /** Copies the collections. */
  TemplateIndex {
    entries = List.copyOf(entries);
    variables = Map.copyOf(variables);
  }

  /**
   * A file of the template.
   *
   * @param source relative to the template's folder
   * @param target its name in the new project's parent folder, a mustache text too
   */
  record Entry(String source, String target) {}

  /**
   * Reads the one {@code *.template} file of a folder.
   *
   * @throws IOException when there is not exactly one, it cannot be read or names no file
   */
  static TemplateIndex read(Path folder) throws IOException {
    Path index = file(folder);
    String text = Files.readString(index);
    List<Entry> entries = new ArrayList<>();
    for (Matcher entry = ENTRY.matcher(text); entry.find(); ) {
      entries.add(new Entry(entry.group(1), entry.group(2)));
    }
    if (entries.isEmpty()) {
      throw new IOException("template index `" + index + "` names no `{template, From, To}.`");
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (Matcher variable = VARIABLE.matcher(text); variable.find(); ) {
      variables.put(variable.group(1), variable.group(2));
    }
    return new TemplateIndex(entries, variables);
  }

  /** The index itself; its name without the ending is what rebar3 calls the template. */
  static Path file(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".template")).toList();
      if (found.size() != 1) {
        throw new IOException(
            "template folder `" + folder + "` has " + found.size() + " index files, expected one");
      }
      return found.get(0);
    }
  }
}
