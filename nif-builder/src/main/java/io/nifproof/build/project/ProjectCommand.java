package io.nifproof.build.project;

import io.nifproof.build.Build;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command by which a user builds a variant with the project's build system, without nifproof.
 */
public final class ProjectCommand {
  private ProjectCommand() {}

  /** Its words: {@code env}, the variables that make the variant, and the tool. */
  public static List<String> of(ProjectRequest request) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("CC", String.join(" ", request.toolchain().command()));
    variables.put("CXX", String.join(" ", request.toolchain().cxxCommand()));
    List<String> flags = new ArrayList<>(List.of("-g", "-fPIC", request.level().flag()));
    flags.addAll(request.cflags());
    variables.put("CFLAGS", String.join(" ", flags));
    variables.put("CXXFLAGS", String.join(" ", flags));
    if (!request.ldflags().isEmpty()) {
      variables.put("LDFLAGS", String.join(" ", request.ldflags()));
    }
    String headers = request.headers().includeDir().toString();
    variables.put("ERTS_INCLUDE_DIR", headers);
    variables.put("ERL_CFLAGS", "-I" + headers);
    variables.putAll(request.build().environment());
    List<String> words = new ArrayList<>(List.of("env"));
    variables.forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(tool(request));
    return words;
  }

  private static List<String> tool(ProjectRequest request) {
    Build.Project build = request.build();
    List<List<String>> commands =
        ToolCommands.of(Path.of(build.tool().id()), build, request.toolchain().target());
    boolean here = build.dir().toString().isEmpty();
    if (commands.size() == 1 && here) {
      return commands.get(0);
    }
    List<String> lines = new ArrayList<>();
    if (!here) {
      lines.add("cd " + build.dir());
    }
    commands.forEach(command -> lines.add(String.join(" ", command)));
    return List.of("sh", "-c", String.join(" && ", lines));
  }
}
