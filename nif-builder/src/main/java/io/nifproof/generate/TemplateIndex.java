package io.nifproof.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The index of a project template, in rebar3's form: <code>{template, "from", "to"}.</code> per
 * file. Other terms (description, variables) serve rebar3 alone.
 *
 * @param entries what becomes what, in the order of the index
 */
record TemplateIndex(List<Entry> entries) {
  private static final Pattern ENTRY =
      Pattern.compile("^\\{template,\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"\\}\\.", Pattern.MULTILINE);

  /** Copies the list. */
  TemplateIndex {
    entries = List.copyOf(entries);
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
    Path index;
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".template")).toList();
      if (found.size() != 1) {
        throw new IOException(
            "template folder `" + folder + "` has " + found.size() + " index files, expected one");
      }
      index = found.get(0);
    }
    List<Entry> entries = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(Files.readString(index));
    while (matcher.find()) {
      entries.add(new Entry(matcher.group(1), matcher.group(2)));
    }
    if (entries.isEmpty()) {
      throw new IOException("template index `" + index + "` names no `{template, From, To}.`");
    }
    return new TemplateIndex(entries);
  }
}
