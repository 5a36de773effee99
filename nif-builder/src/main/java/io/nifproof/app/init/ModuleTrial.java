package io.nifproof.app.init;

import io.nifproof.detect.DeclaredModule;
import io.nifproof.detect.ProjectTree;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Tries whether a module compiles by itself, as the gate will compile it: many need what only the
 * project's own build brings, such as parse transforms of dependencies.
 */
record ModuleTrial(ProjectTree tree, Map<String, String> environment, Path scratch) {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  boolean compiles(DeclaredModule module) throws IOException, InterruptedException {
    Path source = tree.root().resolve(module.file());
    Path out = Files.createDirectories(scratch.resolve("module"));
    Path include = source.resolveSibling("../include").normalize();
    List<String> argv =
        module.isElixir()
            ? List.of("elixirc", "-o", out.toString(), source.toString())
            : List.of(
                "erlc",
                "-o",
                out.toString(),
                "-I",
                source.getParent().toString(),
                "-I",
                include.toString(),
                source.toString());
    try {
      CommandEnd end = Command.of(argv, environment, tree.root()).leavingNothing().run(DEADLINE);
      return end.ok();
    } catch (NotStartedException none) {
      return false;
    }
  }
}
