package io.nifproof.build.project;

import io.nifproof.build.BuildResult;
import io.nifproof.build.BuildTool;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs the commands of a build tool, one after the other, until one fails.
 *
 * @param environment all that the tool sees
 */
record ToolRun(Map<String, String> environment, BuildPlace place, ProjectRequest request) {
  /** What a compiler or linker says when it fails. */
  private static final Pattern TELLING =
      Pattern.compile("error: |cannot find|undefined reference|not found|No such file");

  /** What rebar3 prints above the words of a command that failed, when it is asked to. */
  private static final String FAILED = "failed with return code";

  /**
   * How the commands of a build ended.
   *
   * @param failure how one of them failed; empty when all ended well
   * @param words what they printed
   * @param took how long they ran
   */
  record End(Optional<BuildResult> failure, String words, Duration took) {
    private static End failed(BuildResult result) {
      return new End(Optional.of(result), "", Duration.ZERO);
    }
  }

  /**
   * Builds.
   *
   * @param program the build tool's file
   */
  End of(Path program) throws InterruptedException {
    Duration left = request.build().deadline();
    Duration took = Duration.ZERO;
    StringBuilder output = new StringBuilder();
    List<List<String>> commands =
        ToolCommands.of(program, request.build(), request.toolchain().target());
    for (List<String> command : commands) {
      CompilerEnd end = run(environment, command, left);
      if (end instanceof CompilerEnd.Overdue overdue) {
        return End.failed(
            new BuildResult.Overdue(
                command, request.build().deadline(), output + place.readable(overdue.output())));
      }
      if (end instanceof CompilerEnd.NeverStarted never) {
        return End.failed(
            new BuildResult.Impossible(
                "`" + command.get(0) + "` could not be started: " + never.words()));
      }
      CompilerEnd.Ended ended = (CompilerEnd.Ended) end;
      output.append(place.readable(ended.output()));
      left = left.minus(ended.took());
      if (ended.status() != 0) {
        output.append(swallowed(command, output.toString(), left));
        return End.failed(new BuildResult.Failed(command, ended.status(), output.toString()));
      }
      took = took.plus(ended.took());
    }
    return new End(Optional.empty(), output.toString(), took);
  }

  private CompilerEnd run(Map<String, String> variables, List<String> command, Duration deadline)
      throws InterruptedException {
    return CompilerProcess.leavingNothing(variables).run(command, place.called(), deadline);
  }

  /**
   * rebar3 keeps the words of some commands to itself, those of the linker among them. Asked again
   * with {@code DEBUG=1} it tells them.
   */
  private String swallowed(List<String> command, String said, Duration left)
      throws InterruptedException {
    boolean silent = request.build().tool() == BuildTool.REBAR3 && !TELLING.matcher(said).find();
    if (!silent || left.isNegative()) {
      return "";
    }
    Map<String, String> telling = new HashMap<>(environment);
    telling.put("DEBUG", "1");
    String more =
        run(telling, command, left) instanceof CompilerEnd.Ended ended
            ? place.readable(ended.output())
            : "";
    int start = more.indexOf(FAILED);
    return start < 0 ? "" : "with DEBUG=1: " + more.substring(start);
  }
}
