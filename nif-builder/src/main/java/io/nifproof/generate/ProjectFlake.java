package io.nifproof.generate;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The flake of a project that is there already; a new project's comes with its template. */
public final class ProjectFlake {
  /** The file's name in a project. */
  public static final String FILE = "flake.nix";

  /** What of a project tells that it needs a package of nixpkgs, in the order of the shell. */
  private static final List<Map.Entry<String, String>> TOOLS =
      List.of(
          Map.entry("rebar.config", "beamPackages.rebar3"),
          Map.entry("CMakeLists.txt", "cmake"),
          Map.entry("c_src/CMakeLists.txt", "cmake"));

  private ProjectFlake() {}

  /**
   * Writes it.
   *
   * @param template {@code templates/projects/common/flake.nix} of the distribution
   * @param project the project's folder
   * @param name the library's name
   * @param repository nifproof's own on GitHub, {@code owner/name}
   * @param existing what becomes of a flake that is there
   * @return whether it was written: not when one is in the way
   * @throws IOException when the template cannot be read or the file not be written
   */
  public static boolean write(
      Path template, Path project, String name, String repository, Existing existing)
      throws IOException {
    Path file = project.resolve(FILE);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (existing == Existing.KEEP) {
        return false;
      }
      // A link is replaced, not what it points to.
      Files.delete(file);
    }
    Map<String, String> variables =
        Map.of("name", name, "nifproof", repository, "tools", String.join(" ", tools(project)));
    String text = Files.readString(template);
    Files.writeString(file, Mustache.compiler().escapeHTML(false).compile(text).execute(variables));
    return true;
  }

  private static List<String> tools(Path project) {
    boolean elixir = Files.exists(project.resolve("mix.exs"));
    List<String> tools =
        new ArrayList<>(List.of(elixir ? "beamPackages.elixir" : "beamPackages.erlang"));
    TOOLS.stream()
        .filter(tool -> Files.exists(project.resolve(tool.getKey())))
        .map(Map.Entry::getValue)
        .distinct()
        .forEach(tools::add);
    tools.add("gnumake");
    return tools;
  }
}
