package io.nifproof.gate.module;

import io.nifproof.node.files.SearchPath;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles Elixir modules with this machine's own Elixir. Elixir loads what it compiles and runs
 * its {@code @on_load}; so that no library comes into the compiler by that, copies of the sources
 * are compiled, in a folder where nothing else of the project is. Thread-safe.
 */
public final class ElixirCompiler {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** What Elixir says of a module that only the project's own build brings. */
  private static final String ELSEWHERE = "is not loaded and could not be found";

  /** Makes object code whose debug information is plain Erlang, which every OTP can compile. */
  private static final String TO_ERLANG =
      """
      [from, to] = System.argv()
      options = [:abstract_code]
      {:ok, {_, [abstract_code: {_, forms}]}} = :beam_lib.chunks(to_charlist(from), options)
      {:ok, _, beam} = :compile.forms(forms, [:debug_info])
      File.write!(to, beam)
      """;

  private final Map<String, String> environment;
  private final Path folder;

  /**
   * A compiler.
   *
   * @param environment all of the environment that Elixir shall see
   * @param folder where it works; made when it is needed
   */
  public ElixirCompiler(Map<String, String> environment, Path folder) {
    this.environment = Map.copyOf(environment);
    this.folder = folder;
  }

  /**
   * Compiles sources, all at once.
   *
   * @return the folder with the object code
   * @throws ModuleException with Elixir's own words when a source is wrong
   */
  Path compile(List<Path> sources) throws ModuleException, IOException, InterruptedException {
    Path place = place();
    List<String> words = new ArrayList<>(List.of("-o", "ebin"));
    for (Path source : sources) {
      Path copy = place.resolve("" + words.size()).resolve(source.getFileName());
      Files.createDirectories(copy.getParent());
      Files.copy(source, copy);
      words.add(place.relativize(copy).toString());
    }
    CommandEnd end = run("elixirc", words, place);
    if (!end.ok()) {
      String said = "Elixir does not compile `" + sources.get(0) + "`:\n" + end.output().strip();
      throw end.overdue() || end.output().contains(ELSEWHERE)
          ? ModuleException.missing(
              said + "\nhint: let mix build the project: `system = \"mix\"` in [build]")
          : ModuleException.wrong(said);
    }
    return place.resolve("ebin");
  }

  /**
   * The same module as if Erlang were its language; empty when it is none of Elixir, or stripped.
   */
  Optional<byte[]> toErlang(byte[] beam) throws ModuleException, IOException, InterruptedException {
    Path place = place();
    Files.write(place.resolve("elixir.beam"), beam);
    Path made = place.resolve("erlang.beam");
    CommandEnd end = run("elixir", List.of("-e", TO_ERLANG, "elixir.beam", "erlang.beam"), place);
    return end.ok() ? Optional.of(Files.readAllBytes(made)) : Optional.empty();
  }

  private Path place() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempDirectory(folder, "elixir");
  }

  private CommandEnd run(String name, List<String> words, Path where)
      throws ModuleException, InterruptedException {
    Optional<Path> program = SearchPath.of(environment).program(name);
    if (program.isEmpty()) {
      throw ModuleException.missing(
          "there is no `"
              + name
              + "` on PATH to compile the project's module (Debian, Ubuntu: apt-get install"
              + " elixir)");
    }
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(words);
    try {
      return Command.of(command, environment, where).run(TIMEOUT);
    } catch (NotStartedException e) {
      throw ModuleException.missing("`" + name + "` could not be started: " + e.getMessage());
    }
  }
}
