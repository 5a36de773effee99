package io.nifproof.build.project;

import io.nifproof.build.BuildTool;
import io.nifproof.node.Arch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The environment that build systems of the Erlang world expect: the names are those that
 * elixir_make, rebar3's port compiler and Nerves use.
 *
 * <p>The user's own environment stays, without what would lead the build elsewhere. {@code HOME}
 * stays too, because build tools keep their archives and plugins there, and version managers know
 * by it which tool is meant; where it cannot be written (Nix, a sandbox), a folder of the build
 * takes its place.
 */
final class BuildEnvironment {
  private static final Set<String> OF_ANOTHER_BUILD =
      Set.of(
          "CC",
          "CXX",
          "CFLAGS",
          "CXXFLAGS",
          "LDFLAGS",
          "LDLIBS",
          "ERL_CFLAGS",
          "ERL_LDFLAGS",
          "CROSSCOMPILE",
          "CMAKE_TOOLCHAIN_FILE",
          "REBAR_TARGET_ARCH",
          "REBAR_BASE_DIR",
          "MIX_TARGET",
          "MIX_BUILD_PATH",
          "MIX_BUILD_ROOT",
          "MIX_DEPS_PATH",
          "TARGET_ARCH",
          "TARGET_OS",
          "TARGET_ABI",
          "TARGET_CPU");

  private final Map<String, String> variables = new HashMap<>();

  private BuildEnvironment(Map<String, String> users) {
    users.forEach(
        (name, value) -> {
          if (!OF_ANOTHER_BUILD.contains(name) && !name.startsWith("GIT_")) {
            variables.put(name, value);
          }
        });
  }

  /**
   * Puts it together.
   *
   * @param users the user's environment
   * @param place where the build happens
   * @param compilers the variables of the compilers
   */
  static Map<String, String> of(
      Map<String, String> users,
      ProjectRequest request,
      BuildPlace place,
      Map<String, String> compilers) {
    BuildEnvironment environment = new BuildEnvironment(users);
    environment.variables.putAll(compilers);
    environment.flags(request, place);
    environment.erlang(request);
    if (request.toolchain().target() != Arch.host()) {
      environment.cross(request.toolchain().target());
    }
    environment.tools(place);
    if (request.build().tool() == BuildTool.MAKE || request.build().tool() == BuildTool.CMAKE) {
      environment.elixirMake(place);
    }
    environment.home(place);
    environment.variables.putAll(request.headers().variables(request.toolchain().target()));
    environment.variables.putAll(request.build().environment());
    return environment.variables;
  }

  /** A variable that is there stops a Makefile's own {@code ?=}, so empty ones are left out. */
  private void flags(ProjectRequest request, BuildPlace place) {
    List<String> compile = new ArrayList<>(List.of("-g", "-fPIC", request.level().flag()));
    String map = "-ffile-prefix-map=" + place.tree() + "=" + place.project();
    if (map.chars().noneMatch(Character::isWhitespace)) {
      compile.add(map); // so that a crash is told by the user's own files, not those of the copy
    }
    compile.addAll(request.cflags());
    variables.put("CFLAGS", String.join(" ", compile));
    variables.put("CXXFLAGS", String.join(" ", compile));
    List<String> libraries =
        request.ldflags().stream().filter(word -> word.startsWith("-l")).toList();
    put("LDFLAGS", request.ldflags());
    put("LDLIBS", libraries);
  }

  private void put(String name, List<String> words) {
    if (!words.isEmpty()) {
      variables.put(name, String.join(" ", words));
    }
  }

  private void erlang(ProjectRequest request) {
    String include = request.headers().includeDir().toString();
    for (String name :
        List.of("ERTS_INCLUDE_DIR", "ERL_EI_INCLUDE_DIR", "ERL_INTERFACE_INCLUDE_DIR")) {
      variables.put(name, include);
    }
    variables.put("ERL_CFLAGS", "-I" + include);
    Path library = request.headers().eiLibraries().get(request.toolchain().target());
    for (String name : List.of("ERL_EI_LIBDIR", "ERL_INTERFACE_LIB_DIR")) {
      variables.remove(name);
      if (library != null) {
        variables.put(name, library.toString());
      }
    }
    if (library != null) {
      variables.put("ERL_LDFLAGS", "-L" + library + " -lei");
    }
  }

  private void cross(Arch target) {
    variables.put("REBAR_TARGET_ARCH", target.gnuTriple());
    variables.put("MIX_TARGET", target.gnuTriple());
    variables.put("TARGET_ARCH", target.machine());
    variables.put("TARGET_OS", "linux");
    variables.put("TARGET_ABI", "gnu");
  }

  private void tools(BuildPlace place) {
    variables.put("MIX_ENV", "prod");
    variables.put("MIX_BUILD_PATH", place.called().resolve("_build/prod").toString());
    // For a cmake that another tool calls: a type whose flags put no level behind the variant's.
    variables.put("CMAKE_BUILD_TYPE", "None");
    variables.put("TMPDIR", place.temporary().toString());
    // Else git would take a repository further up for the project's.
    variables.put("GIT_CEILING_DIRECTORIES", place.tree().getParent().toString());
  }

  /** What elixir_make tells a Makefile; without it such a Makefile writes into {@code /priv}. */
  private void elixirMake(BuildPlace place) {
    Path build = place.called().resolve("_build/prod");
    Path application = build.resolve("lib").resolve(place.project().getFileName());
    variables.put("MIX_APP_PATH", application.toString());
    variables.put("MIX_COMPILE_PATH", application.resolve("ebin").toString());
    variables.put("MIX_MANIFEST_PATH", application.resolve(".mix").toString());
    variables.put("MIX_CONSOLIDATION_PATH", application.resolve("consolidated").toString());
    variables.put("MIX_DEPS_PATH", place.called().resolve("deps").toString());
    variables.putIfAbsent("MIX_TARGET", "host");
  }

  private void home(BuildPlace place) {
    String home = variables.getOrDefault("HOME", "");
    if (home.isEmpty() || !Files.isWritable(Path.of(home))) {
      variables.put("HOME", place.home().toString());
      for (String tool : List.of("mix", "hex")) {
        Path users = Path.of(home).resolve("." + tool);
        if (!home.isEmpty() && Files.isDirectory(users)) {
          variables.putIfAbsent(tool.equals("mix") ? "MIX_HOME" : "HEX_HOME", users.toString());
        }
      }
    }
  }
}
