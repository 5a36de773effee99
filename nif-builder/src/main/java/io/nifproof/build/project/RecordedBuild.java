package io.nifproof.build.project;

import io.nifproof.build.BuildResult;
import java.nio.file.Path;
import java.util.List;

/**
 * A build with what its compilers were called for.
 *
 * @param result what came of it
 * @param tree the copy of the project that it was made in, by its real path
 * @param calls those that compiled a source, in no particular order
 */
public record RecordedBuild(BuildResult result, Path tree, List<CompilerCall> calls) {
  /** Copies the list. */
  public RecordedBuild {
    calls = List.copyOf(calls);
  }

  static RecordedBuild failed(BuildResult result) {
    return new RecordedBuild(result, Path.of(""), List.of());
  }
}
