package io.nifproof.build.project;

import io.nifproof.build.Build;
import io.nifproof.build.BuildTool;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that make a library with a build tool, one after the other. */
final class ToolCommands {
  private ToolCommands() {}

  /**
   * The commands.
   *
   * @param program the build tool's file
   */
  static List<List<String>> of(Path program, Build.Project build, Arch target) {
    List<String> words = build.words().isEmpty() ? build.tool().usualWords() : build.words();
    return build.tool() == BuildTool.CMAKE
        ? cmake(program, words, target)
        : List.of(command(program, words));
  }

  /**
   * The build type is what most projects ship, but the level is the variant's: {@code Release}
   * alone would add {@code -O3} behind it.
   */
  private static List<List<String>> cmake(Path program, List<String> words, Arch target) {
    List<String> configure = new ArrayList<>(List.of("-S", ".", "-B", "build"));
    configure.add("--no-warn-unused-cli");
    configure.add("-DCMAKE_BUILD_TYPE=Release");
    configure.add("-DCMAKE_C_FLAGS_RELEASE=-DNDEBUG");
    configure.add("-DCMAKE_CXX_FLAGS_RELEASE=-DNDEBUG");
    if (target != Arch.host()) {
      configure.add("-DCMAKE_SYSTEM_NAME=Linux");
      configure.add("-DCMAKE_SYSTEM_PROCESSOR=" + target.machine());
      configure.add("-DCMAKE_FIND_ROOT_PATH_MODE_PROGRAM=NEVER");
    }
    List<String> make = new ArrayList<>(List.of("--build", "build"));
    List<String> targets = words.stream().filter(word -> !word.startsWith("-")).toList();
    words.stream().filter(word -> word.startsWith("-")).forEach(configure::add);
    if (!targets.isEmpty()) {
      make.add("--target");
      make.addAll(targets);
    }
    return List.of(command(program, configure), command(program, make));
  }

  private static List<String> command(Path program, List<String> words) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(words);
    return command;
  }
}
