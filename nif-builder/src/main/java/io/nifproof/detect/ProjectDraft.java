package io.nifproof.detect;

import io.nifproof.build.Build;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a {@code nifproof.toml} for a project whose build is known.
 *
 * @param candidate how it is built
 * @param libraries what came of that; at least one
 * @param reachable what can be built and loaded here
 */
public record ProjectDraft(Candidate candidate, List<MadeNif> libraries, Reachable reachable) {
  private static final int EXAMPLES = 3;
  private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*[A-Za-z]");

  /** Copies the lists. */
  public ProjectDraft {
    libraries = List.copyOf(libraries);
  }

  /** The file. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(comment("Made by `nifproof init` from " + candidate.because() + "."));
    lines.add("# docs/nifproof-toml.md describes every key.");
    candidate.remarks().forEach(remark -> lines.add(comment(remark + ".")));
    for (MadeNif library : libraries) {
      lines.add("");
      lines.add(libraries.size() == 1 ? "[library]" : "[[library]]");
      library(library, lines);
    }
    build(lines);
    lines.add("");
    lines.add("[matrix]");
    if (!reachable.remark().isEmpty()) {
      lines.add(comment(reachable.remark()));
    }
    lines.add("arch = " + list(reachable.archs()));
    lines.add("runtimes = " + list(reachable.runtimes()) + " # more: nifproof runtime list");
    lines.add("compilers = " + list(reachable.compilers()));
    lines.add("optimize = [\"O0\", \"O2\"]");
    lines.add("");
    lines.add("# What to call once it is loaded. Without a case the load itself is the case.");
    lines.add("# [[case]]");
    lines.add("# call = \"" + example() + "\"");
    return String.join("\n", lines) + "\n";
  }

  /** One line, whatever a build tool printed: no colours, no line breaks. */
  private static String comment(String words) {
    return "# " + COLOUR.matcher(words).replaceAll("").replaceAll("\\p{Cntrl}+", " ");
  }

  private String example() {
    return libraries.get(0).functions().stream().findFirst().map(ProjectDraft::call).orElse("f(1)");
  }

  private static String call(String function) {
    int slash = function.lastIndexOf('/');
    int arity = Integer.parseInt(function.substring(slash + 1));
    String names = "ABCDEFGH";
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < Math.min(arity, names.length()); i++) {
      arguments.add(names.substring(i, i + 1));
    }
    return function.substring(0, slash) + "(" + String.join(", ", arguments) + ")";
  }

  private void library(MadeNif library, List<String> lines) {
    lines.add("name = " + quoted(library.name()));
    library.sources().ifPresent(sources -> sources(sources, lines));
    boolean several = libraries.size() > 1;
    if (several && !(candidate.build() instanceof Build.Cc)) {
      library.output().ifPresent(path -> lines.add("output = " + quoted(path.toString())));
    }
    if (library.module().isPresent()) {
      DeclaredModule module = library.module().get();
      lines.add((module.isElixir() ? "ex = " : "erl = ") + quoted(module.file().toString()));
      module
          .loadInfo()
          .filter(info -> !info.equals("0"))
          .ifPresent(info -> lines.add("load_info = " + quoted(info)));
    } else {
      String shown = library.moduleName().map(name -> "`" + name + "`").orElse("its module");
      lines.add("# The source of " + shown + " is not used: a stub of its functions stands in.");
    }
    if (!library.functions().isEmpty()) {
      int more = library.functions().size() - EXAMPLES;
      lines.add(
          "# Its functions: "
              + String.join(", ", library.functions().stream().limit(EXAMPLES).toList())
              + (more > 0 ? ", and " + more + " more." : "."));
    }
  }

  private static void sources(LibrarySources sources, List<String> lines) {
    lines.add("sources = " + list(sources.sources()));
    if (!sources.cflags().isEmpty()) {
      lines.add("cflags = " + list(sources.cflags()));
    }
    if (!sources.ldflags().isEmpty()) {
      lines.add("ldflags = " + list(sources.ldflags()));
    }
  }

  private void build(List<String> lines) {
    boolean own = candidate.build() instanceof Build.Cc;
    if (own && reachable.packages().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("[build]");
    if (!reachable.packages().isEmpty()) {
      lines.add("# Added to Debian's runtimes; this machine must have them itself.");
      lines.add("packages = " + list(reachable.packages()));
    }
    if (own) {
      return;
    }
    if (candidate.build() instanceof Build.Prebuilt) {
      lines.add("system = \"prebuilt\"");
      output(lines);
      return;
    }
    Build.Project project = (Build.Project) candidate.build();
    lines.add("system = " + quoted(project.tool().id()));
    if (!project.dir().toString().isEmpty()) {
      lines.add("dir = " + quoted(project.dir().toString()));
    }
    if (!project.words().isEmpty()) {
      lines.add("target = " + list(project.words()));
    }
    output(lines);
    if (!project.environment().isEmpty()) {
      lines.add("env = " + table(project.environment()));
    }
  }

  private void output(List<String> lines) {
    if (libraries.size() == 1) {
      Path output = libraries.get(0).output().orElse(Path.of("priv"));
      lines.add("output = " + quoted(output.toString()));
    }
  }

  private static String table(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " = " + quoted(entry.getValue()))
            .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String list(List<String> words) {
    String one =
        words.stream().map(ProjectDraft::quoted).collect(Collectors.joining(", ", "[", "]"));
    return one.length() <= 80
        ? one
        : words.stream()
            .map(word -> "    " + quoted(word))
            .collect(Collectors.joining(",\n", "[\n", "\n]"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 127) {
        quoted.append(String.format("\\u%04X", (int) c));
      } else {
        quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
