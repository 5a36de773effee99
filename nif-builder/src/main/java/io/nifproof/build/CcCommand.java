package io.nifproof.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The one command that makes a library.
 *
 * <p>Own flags: {@code -shared -fPIC} because it is a shared library; the level; {@code -g} so that
 * a crash can be told by file and line (gcc and clang promise the same code with and without it).
 * Nothing else: what the user ships is what is judged.
 */
final class CcCommand {
  private CcCommand() {}

  static List<String> of(BuildRequest request, List<Path> sources, Path output) {
    List<String> words = new ArrayList<>(SourceCommand.driver(request.toolchain(), sources));
    words.addAll(List.of("-shared", "-fPIC", "-g", request.level().flag()));
    request.includeDirs().forEach(folder -> words.add("-I" + folder));
    words.addAll(request.cflags());
    words.addAll(SourceCommand.words(sources));
    words.addAll(List.of("-o", output.toString()));
    words.addAll(request.ldflags());
    return words;
  }
}
