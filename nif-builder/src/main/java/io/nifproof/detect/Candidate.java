package io.nifproof.detect;

import io.nifproof.build.Build;
import io.nifproof.build.BuildTool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One way in which a project may be built.
 *
 * @param because what of the project says so
 * @param build who builds
 * @param libraries what nifproof itself compiles; none for the project's own tools
 * @param prebuilt the libraries that are there, relative to the project, where nobody builds
 * @param remarks what the user should know of it
 */
public record Candidate(
    String because,
    Build build,
    List<LibrarySources> libraries,
    List<Path> prebuilt,
    List<String> remarks) {
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  /** Copies the lists. */
  public Candidate {
    libraries = List.copyOf(libraries);
    prebuilt = List.copyOf(prebuilt);
    remarks = List.copyOf(remarks);
  }

  /** By the compiler alone. */
  static Candidate compiled(String because, List<LibrarySources> libraries) {
    return new Candidate(because, new Build.Cc(), libraries, List.of(), List.of());
  }

  /** By a tool of the project's, called in one of its folders with these words. */
  static Candidate tool(
      String because, BuildTool tool, Path dir, List<String> words, Map<String, String> env) {
    Build build = new Build.Project(tool, dir, words, env, DEADLINE);
    return new Candidate(because, build, List.of(), List.of(), List.of());
  }

  /** The same with more to know. */
  public Candidate remarking(List<String> more) {
    List<String> all = Stream.concat(remarks.stream(), more.stream()).toList();
    return new Candidate(because, build, libraries, prebuilt, all);
  }
}
