package io.nifproof.gate.spec;

import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.build.Build;
import io.nifproof.node.term.TermSyntaxException;
import io.nifproof.node.term.Terms;
import io.nifproof.toml.TomlView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code [library]}, or each {@code [[library]]}. */
final class LibraryReader {
  private final Path project;
  private final TomlView builder;
  private final Build build;

  /**
   * For a project.
   *
   * @param builder the table {@code [build]}
   * @param build what it says
   */
  LibraryReader(Path project, TomlView builder, Build build) {
    this.project = project;
    this.builder = builder;
    this.build = build;
  }

  /** Reads all tables, with their cases. */
  List<Library> read(TomlView root, List<TomlView> tables) {
    List<String> names = new ArrayList<>();
    for (TomlView table : tables) {
      String name = name(table);
      if (table.has("name") && names.contains(name)) {
        table.problem("name", "two libraries are called `" + name + "`: give them different names");
      }
      names.add(name);
    }
    OutputReader outputs = new OutputReader(builder, build, tables.size() == 1);
    outputs.check();
    List<List<CaseSpec>> cases = new CaseReader(project, names).read(root, tables);
    List<Library> libraries = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      libraries.add(library(tables.get(i), names.get(i), outputs, cases.get(i)));
      tables.get(i).rejectUnknown();
    }
    return libraries;
  }

  private Library library(TomlView table, String name, OutputReader outputs, List<CaseSpec> cases) {
    Library.Recipe recipe =
        new Library.Recipe(
            sources(table, build),
            table.strings("cflags", List.of()),
            table.strings("ldflags", List.of()),
            outputs.of(table, name));
    return new Library(
        name,
        recipe,
        new ModuleReader(table, project).read(),
        loadInfo(table),
        cases,
        RuleReader.read(table));
  }

  private static String name(TomlView library) {
    if (!library.has("name")) {
      library.problem(
          "name", "`library.name` is missing: the file name of the library without `.so`");
    }
    String name = library.string("name").orElse("x");
    if (name.isBlank() || name.contains("/") || name.endsWith(".so") || name.startsWith(".")) {
      library.problem(
          "name",
          "`" + name + "` in `library.name`: expected a file name without folder and `.so`");
    }
    return name;
  }

  private static List<String> sources(TomlView library, Build build) {
    if (!(build instanceof Build.Cc)) {
      if (library.has("sources")) {
        library.problem(
            "sources", "`library.sources` is for `build.system` `cc`; this project has another");
      }
      return library.strings("sources", List.of());
    }
    String example = ": the C files, such as [\"c_src/*.c\"]";
    if (!library.has("sources")) {
      library.problem("sources", "`library.sources` is missing" + example);
    }
    return library.someStrings("sources", List.of(), example);
  }

  private OtpErlangObject loadInfo(TomlView library) {
    String text = library.string("load_info").orElse("0");
    try {
      return Terms.parse(text);
    } catch (TermSyntaxException e) {
      library.problem("load_info", "`library.load_info`: " + e.getMessage());
      return new OtpErlangLong(0);
    }
  }
}
