package io.nifproof.doctor;

import io.nifproof.node.files.SearchPath;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import io.nifproof.toolchain.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for the helpers, and tries what may be there and yet not be allowed to work. */
final class HelperPrograms {
  private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final List<Remedy> SANDBOX =
      List.of(
          new Remedy(
              MissingTool.ANYWHERE,
              "allow user namespaces; a container must be started with them"));

  private final SearchPath path;
  private final CompilerProcess process;

  HelperPrograms(Map<String, String> environment) {
    this.path = SearchPath.of(environment);
    this.process = new CompilerProcess(environment);
  }

  List<Helper> find() throws InterruptedException {
    List<Helper> found = new ArrayList<>();
    found.add(
        vital("sh", "starts nodes", Packages.named("dash", "bash", "busybox", "bash", "bash")));
    found.add(vital("setsid", "keeps a node's processes together", Packages.named("util-linux")));
    found.add(
        optional(
            "mmdebstrap",
            "fetches Debian's runtimes and qemu",
            Packages.named("mmdebstrap", "mmdebstrap", "", "mmdebstrap", "")));
    found.add(keyring());
    found.add(sandbox());
    found.add(
        optional(
            "erlc",
            "compiles .erl files for projects' own builds",
            Packages.named("erlang-base", "erlang-erts", "erlang27", "erlang", "erlang")));
    return found;
  }

  private Helper vital(String name, String purpose, List<Remedy> remedies) {
    return new Helper(name, purpose, true, program(name), Optional.empty(), remedies);
  }

  private Helper optional(String name, String purpose, List<Remedy> remedies) {
    return new Helper(name, purpose, false, program(name), Optional.empty(), remedies);
  }

  private static Helper keyring() {
    return new Helper(
        "Debian's keys",
        "let mmdebstrap check signatures",
        false,
        Optional.of(KEYRING).filter(Files::isReadable),
        Optional.empty(),
        Packages.named(
            "debian-archive-keyring", "debian-keyring", "debian-archive-keyring", "", ""));
  }

  private Helper sandbox() throws InterruptedException {
    Optional<Path> bwrap = program("bwrap");
    Optional<String> trouble = bwrap.isPresent() ? tried(bwrap.get()) : Optional.empty();
    return new Helper(
        "bwrap",
        "runs tool and nodes in a sandbox",
        false,
        bwrap,
        trouble,
        trouble.isPresent() ? SANDBOX : Packages.named("bubblewrap"));
  }

  /** A machine, above all a container, may forbid what bubblewrap is made of. */
  private Optional<String> tried(Path bwrap) throws InterruptedException {
    List<String> command =
        List.of(bwrap.toString(), "--unshare-all", "--ro-bind", "/", "/", "/bin/sh", "-c", ":");
    CompilerEnd end = process.run(command, Path.of("/"), TIMEOUT);
    if (end instanceof CompilerEnd.Ended ended) {
      return ended.status() == 0
          ? Optional.empty()
          : Optional.of("exits " + ended.status() + ": " + ended.output().strip());
    }
    return Optional.of(
        end instanceof CompilerEnd.NeverStarted never
            ? never.words()
            : "did not end within " + TIMEOUT.toSeconds() + " s");
  }

  private Optional<Path> program(String name) {
    return path.program(name);
  }
}
