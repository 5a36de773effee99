package io.nifproof.detect;

import io.nifproof.build.Build;
import io.nifproof.build.BuildTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways in which a project may be built, the likeliest first. Its own build tool comes first
 * where that needs no network; what the tool would call, otherwise.
 */
public final class Candidates {
  private static final List<String> NATIVE =
      List.of("c_src", "native", "nif", "src", "cpp_src", "priv");

  private final ProjectTree tree;
  private final List<Candidate> found = new ArrayList<>();

  private Candidates(ProjectTree tree) {
    this.tree = tree;
  }

  /**
   * Lists them.
   *
   * @param environment what {@code erl} is found and run with
   * @throws InterruptedException when the waiting thread was interrupted
   */
  public static List<Candidate> of(ProjectTree tree, Map<String, String> environment)
      throws InterruptedException {
    Candidates candidates = new Candidates(tree);
    candidates.collect(RebarConfig.of(tree, environment), MixProject.of(tree, environment));
    return candidates.found.stream().distinct().toList();
  }

  private void collect(Optional<ConfigTerms> rebar, Optional<MixProject> mix) {
    boolean rebarReady = rebar.isPresent() && isFetched(rebar.get());
    boolean mixReady = mix.isPresent() && mix.get().isFetched();
    Candidate rebar3 =
        Candidate.tool("rebar.config", BuildTool.REBAR3, Path.of(""), List.of(), Map.of());
    boolean nativeOfRebar = rebar.map(Candidates::buildsNative).orElse(false);
    if (rebarReady && nativeOfRebar) {
      found.add(rebar3);
    }
    if (mixReady) {
      mix.ifPresent(project -> found.add(project.whole()));
    }
    rebar.flatMap(config -> new PortSpecs(config).candidate()).ifPresent(found::add);
    rebar.ifPresent(config -> found.addAll(Hooks.of(tree, config)));
    mix.flatMap(MixProject::make).ifPresent(found::add);
    cmake();
    make();
    found.addAll(PlainSources.of(tree, MakeRules.of(tree, Path.of("Makefile"))));
    if (!rebarReady && nativeOfRebar) {
      found.add(rebar3);
    }
    if (!mixReady) {
      mix.ifPresent(project -> found.add(project.whole()));
    }
    prebuilt();
  }

  private boolean isFetched(ConfigTerms config) {
    return Stream.of(
            named(config, "deps", "lib"),
            named(config, "plugins", "plugins"),
            named(config, "project_plugins", "plugins"))
        .flatMap(paths -> paths)
        .allMatch(
            path ->
                tree.hasFolder("_build/default/" + path) || tree.hasFolder("_checkouts/" + path));
  }

  private static Stream<String> named(ConfigTerms config, String key, String folder) {
    return config.names(key).stream().map(name -> folder + "/" + name);
  }

  private static boolean buildsNative(ConfigTerms config) {
    return !config.all("port_specs").isEmpty()
        || !config.all("pre_hooks").isEmpty()
        || !config.all("post_hooks").isEmpty()
        || !config.names("plugins").isEmpty();
  }

  private void cmake() {
    Stream.concat(Stream.of(""), NATIVE.stream().map(folder -> folder + "/"))
        .filter(folder -> tree.has(folder + "CMakeLists.txt"))
        .forEach(
            folder ->
                found.add(
                    Candidate.tool(
                        folder + "CMakeLists.txt",
                        BuildTool.CMAKE,
                        Path.of(folder),
                        List.of(),
                        Map.of())));
  }

  private void make() {
    for (String folder : NATIVE) {
      addMake(folder, folder + "/Makefile");
    }
    MakeRules top = MakeRules.of(tree, Path.of("Makefile"));
    if (!top.isErlangMk() && !top.callsBuildTool()) {
      addMake("", "Makefile");
    }
  }

  private void addMake(String folder, String file) {
    if (tree.has(file)) {
      List<String> goal = MakeRules.of(tree, Path.of(file)).goal();
      found.add(Candidate.tool(file, BuildTool.MAKE, Path.of(folder), goal, Map.of()));
    }
  }

  private void prebuilt() {
    List<Path> there = tree.ending(".so").filter(file -> file.startsWith("priv")).toList();
    if (!there.isEmpty()) {
      found.add(
          new Candidate(
              "the libraries in priv",
              new Build.Prebuilt(),
              List.of(),
              there,
              List.of("they are taken as they are: there is no way to build them")));
    }
  }
}
