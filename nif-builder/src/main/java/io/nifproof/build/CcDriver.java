package io.nifproof.build;

import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import io.nifproof.toolchain.ScratchFolder;
import io.nifproof.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a library by one command of the C or C++ compiler, all sources at once. Thread-safe:
 * callers decide how many builds run at a time.
 *
 * <p>The library appears under its name only when it is whole. The compiler's temporary files lie
 * beside it in a folder of their own, so that even a killed run leaves nothing elsewhere.
 */
public final class CcDriver {
  /** What a shell says of a command that is not there. */
  private static final int NO_PROGRAM = 127;

  private final Map<String, String> environment;

  /** Takes all of the environment that compilers shall see; {@code TMPDIR} is replaced. */
  public CcDriver(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Builds.
   *
   * @param request what to build
   * @param deadline the time the compiler has
   * @throws InterruptedException when the waiting thread was interrupted; the compiler is killed
   */
  public BuildResult build(BuildRequest request, Duration deadline) throws InterruptedException {
    SourceFiles sources = SourceFiles.of(request.project(), request.sources());
    if (!sources.missing().isEmpty() || sources.files().isEmpty()) {
      return new BuildResult.NoSources(request.project(), sources.missing());
    }
    Path folder = request.output().getParent();
    if (folder == null || Files.isDirectory(request.output())) {
      return new BuildResult.Impossible("output `" + request.output() + "` is a folder");
    }
    try (ScratchFolder scratch = ScratchFolder.in(folder)) {
      Path fresh = scratch.path().resolve(request.output().getFileName());
      List<String> command = CcCommand.of(request, sources.files(), fresh);
      boolean cxx = sources.files().stream().anyMatch(SourceCommand::isCxx);
      if (cxx && !Files.isExecutable(Path.of(command.get(0)))) {
        return noCxx(request.toolchain(), command);
      }
      CompilerEnd end = process(scratch).run(command, request.project(), deadline);
      return result(request, command, end, fresh);
    } catch (IOException e) {
      return new BuildResult.Impossible("library `" + request.output() + "` not written: " + e);
    }
  }

  private static BuildResult noCxx(Toolchain toolchain, List<String> command) {
    String name = Path.of(command.get(0)).getFileName().toString();
    Lack lack =
        new Lack(Lack.Kind.PROGRAM, name, new DebianPackages(toolchain.target()).ofProgram(name));
    return new BuildResult.Lacking(new BuildResult.Failed(command, NO_PROGRAM, ""), lack);
  }

  private CompilerProcess process(ScratchFolder scratch) {
    Map<String, String> own = new HashMap<>(environment);
    own.put("TMPDIR", scratch.path().toString());
    return new CompilerProcess(own);
  }

  private static BuildResult result(
      BuildRequest request, List<String> command, CompilerEnd end, Path fresh) throws IOException {
    if (end instanceof CompilerEnd.Overdue overdue) {
      return new BuildResult.Overdue(command, overdue.deadline(), overdue.output());
    }
    if (end instanceof CompilerEnd.NeverStarted never) {
      return new BuildResult.Impossible(
          "compiler `" + command.get(0) + "` could not be started: " + never.words());
    }
    CompilerEnd.Ended ended = (CompilerEnd.Ended) end;
    if (ended.status() != 0) {
      return new BuildResult.Failed(command, ended.status(), ended.output());
    }
    if (!Files.isRegularFile(fresh)) {
      return new BuildResult.Impossible(
          "compiler `" + command.get(0) + "` ended with status 0 but made no library");
    }
    Files.move(
        fresh,
        request.output(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return new BuildResult.Built(request.output(), ended.output(), ended.took());
  }
}
